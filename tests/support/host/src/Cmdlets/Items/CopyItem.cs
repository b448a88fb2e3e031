using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Copy, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class CopyItemCommand : ChangeItemCommand
{
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter Container { get; set; } = true;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => ForEachItem(path =>
    {
        if (ShouldProcess($"Item: {path} Destination: {GetUnresolvedProviderPathFromPSPath(Destination)}", $"Copy {Kind(path)}"))
        {
            CopyContainers copy = Container ? CopyContainers.CopyTargetContainer : CopyContainers.CopyChildrenOfTargetContainer;
            var copied = InvokeProvider.Item.Copy([path], Destination, Recurse, copy, Force, literalPath: true);
            WriteObject(PassThru ? copied : [], enumerateCollection: true);
        }
    });
}

using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Move, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class MoveItemCommand : ChangeItemCommand
{
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => ForEachItem(path =>
    {
        if (ShouldProcess($"Item: {path} Destination: {GetUnresolvedProviderPathFromPSPath(Destination)}", $"Move {Kind(path)}"))
        {
            var moved = InvokeProvider.Item.Move([path], Destination, Force, literalPath: true);
            WriteObject(PassThru ? moved : [], enumerateCollection: true);
        }
    });
}

[Cmdlet(VerbsCommon.Rename, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class RenameItemCommand : ChangeItemCommand
{
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string NewName { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => ForEachItem(path =>
    {
        if (ShouldProcess($"Item: {path} Destination: {NewName}", $"Rename {Kind(path)}"))
        {
            var renamed = InvokeProvider.Item.Rename(path, NewName, Force);
            WriteObject(PassThru ? new[] { renamed } : [], enumerateCollection: true);
        }
    });
}

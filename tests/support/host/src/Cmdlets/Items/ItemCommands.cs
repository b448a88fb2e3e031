using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = "Path")]
public sealed class GetItemCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => ForEachPath(path =>
        WriteObject(InvokeProvider.Item.Get([path], Force, IsLiteral), enumerateCollection: true));
}

[Cmdlet(VerbsCommon.Set, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class SetItemCommand : ChangeItemCommand
{
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // The target need not exist: Set-Item Env:NAME value makes it.
    protected override void ProcessRecord() => ForEachPath(path =>
    {
        if (ShouldProcess($"Item: {path} Value: {Value}", "Set Item"))
        {
            var set = InvokeProvider.Item.Set([path], Value, Force, IsLiteral);
            WriteObject(PassThru ? set : [], enumerateCollection: true);
        }
    });
}

[Cmdlet(VerbsCommon.Clear, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class ClearItemCommand : ChangeItemCommand
{
    protected override void ProcessRecord() => ForEachItem(path =>
    {
        if (ShouldProcess($"Item: {path}", "Clear Item"))
        {
            InvokeProvider.Item.Clear([path], Force, literalPath: true);
        }
    });
}

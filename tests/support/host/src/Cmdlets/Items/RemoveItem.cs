using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Remove, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class RemoveItemCommand : ChangeItemCommand
{
    private bool _yesToAll;
    private bool _noToAll;

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    protected override void ProcessRecord() => ForEachItem(path =>
    {
        if (ShouldProcess(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path), $"Remove {Kind(path)}") && MayRemoveChildren(path))
        {
            InvokeProvider.Item.Remove([path], recurse: true, Force, literalPath: true);
        }
    });

    private bool MayRemoveChildren(string path)
    {
        string query = $"The item at {path} has children and the Recurse parameter was not specified. "
            + "If you continue, all children will be removed with the item. Are you sure you want to continue?";
        return Recurse
            || !InvokeProvider.Item.IsContainer(path)
            || !InvokeProvider.ChildItem.HasChild(path, force: true, literalPath: true)
            || ShouldContinue(query, "Confirm", ref _yesToAll, ref _noToAll);
    }
}

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

[Cmdlet(VerbsCommon.New, "Item", DefaultParameterSetName = "pathSet", SupportsShouldProcess = true)]
public sealed class NewItemCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "pathSet", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "nameSet", ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "nameSet", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    public string? ItemType { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path.Length > 0 ? Path : [string.Empty])
        {
            string kind = ItemType is not null && "directory".StartsWith(ItemType, StringComparison.OrdinalIgnoreCase) ? "Directory" : "File";
            string target = Name is null ? path : SessionState.Path.Combine(path, Name);
            if (!ShouldProcess($"Destination: {GetUnresolvedProviderPathFromPSPath(target)}", $"Create {kind}"))
            {
                continue;
            }

            try
            {
                WriteObject(InvokeProvider.Item.New([path], Name, ItemType, Value, Force), enumerateCollection: true);
            }
            catch (RuntimeException error)
            {
                WriteError(new ErrorRecord(error.ErrorRecord, error));
            }
        }
    }
}

/// <summary>The cmdlets that change items: -Force, -PassThru, and one ShouldProcess question for each resolved path.</summary>
public abstract class ChangeItemCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected string Kind(string path) =>
        SessionState.Path.CurrentLocation is not null && InvokeProvider.Item.IsContainer(path) ? "Directory" : "File";

    /// <summary>Runs an action for each item that exists, as a literal path.</summary>
    protected void ForEachItem(Action<string> action) => ForEachPath(path =>
    {
        foreach (PathInfo found in SessionState.Path.GetResolvedPSPathFromPSPath(Pattern(path)))
        {
            ReportErrors(found.Path, () => action(found.Path));
        }
    });
}

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

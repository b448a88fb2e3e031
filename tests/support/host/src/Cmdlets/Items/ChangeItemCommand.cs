using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>The cmdlets that change items: -Force, -PassThru, and one ShouldProcess question for each resolved path.</summary>
public abstract class ChangeItemCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>What the provider of files would call the item in its question.</summary>
    protected string Kind(string path) => InvokeProvider.Item.IsContainer(path) ? "Directory" : "File";

    /// <summary>Runs an action for each item that exists, as a literal path.</summary>
    protected void ForEachItem(Action<string> action) => ForEachPath(path =>
    {
        foreach (PathInfo found in SessionState.Path.GetResolvedPSPathFromPSPath(Pattern(path)))
        {
            ReportErrors(found.Path, () => action(found.Path));
        }
    });
}

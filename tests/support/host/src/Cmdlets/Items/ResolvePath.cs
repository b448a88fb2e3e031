using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Resolve, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo), typeof(string))]
public sealed class ResolvePathCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Relative { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        foreach (PathInfo found in SessionState.Path.GetResolvedPSPathFromPSPath(Pattern(path)))
        {
            WriteObject(Relative ? RelativeTo(found) : found);
        }
    });

    private string RelativeTo(PathInfo found)
    {
        string relative = SessionState.Path.NormalizeRelativePath(found.Path, SessionState.Path.CurrentLocation.ProviderPath);
        return relative.StartsWith('.') || System.IO.Path.IsPathRooted(relative) ? relative : SessionState.Path.Combine(".", relative);
    }
}

[Cmdlet(VerbsData.Convert, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(string))]
public sealed class ConvertPathCommand : PathCommand
{
    protected override void ProcessRecord() =>
        ForEachPath(path => WriteObject(ResolveProviderPaths(path, out _), enumerateCollection: true));
}

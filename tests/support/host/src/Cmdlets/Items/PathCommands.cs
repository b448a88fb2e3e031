using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What a path must be for Test-Path.</summary>
public enum TestPathType
{
    Any,
    Container,
    Leaf,
}

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PathCommand
{
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public override string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public override string[]? LiteralPath { get; set; }

    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; }

    [Parameter]
    public SwitchParameter IsValid { get; set; }

    protected override void ProcessRecord()
    {
        if (Paths is null or { Length: 0 })
        {
            WriteError(new ErrorRecord(
                new ArgumentNullException("The provided Path argument was null or an empty collection."),
                "NullPathNotPermitted",
                ErrorCategory.InvalidArgument,
                Path));
            return;
        }

        foreach (string path in Paths)
        {
            WriteObject(!string.IsNullOrWhiteSpace(path) && (IsValid ? SessionState.Path.IsValid(path) : Exists(path)));
        }
    }

    private bool Exists(string path)
    {
        try
        {
            return InvokeProvider.Item.Exists(path, force: false, literalPath: IsLiteral) && PathType switch
            {
                TestPathType.Container => InvokeProvider.Item.IsContainer(path),
                TestPathType.Leaf => !InvokeProvider.Item.IsContainer(path),
                _ => true,
            };
        }
        catch (RuntimeException)
        {
            // An unknown drive or provider: there is nothing.
            return false;
        }
    }
}

[Cmdlet(VerbsCommon.Join, "Path")]
[OutputType(typeof(string))]
public sealed class JoinPathCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string ChildPath { get; set; } = string.Empty;

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] AdditionalChildPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            try
            {
                string joined = (AdditionalChildPath ?? []).Aggregate(
                    SessionState.Path.Combine(path, ChildPath ?? string.Empty), SessionState.Path.Combine);
                WriteJoined(joined);
            }
            catch (RuntimeException error)
            {
                WriteError(new ErrorRecord(error.ErrorRecord, error));
            }
        }
    }

    private void WriteJoined(string joined)
    {
        if (Resolve)
        {
            WriteObject(SessionState.Path.GetResolvedPSPathFromPSPath(joined).Select(found => found.Path), enumerateCollection: true);
        }
        else
        {
            WriteObject(joined);
        }
    }
}

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

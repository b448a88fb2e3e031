using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "ParentSet")]
[OutputType(typeof(string), typeof(bool))]
public sealed class SplitPathCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "ParentSet", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "LeafSet", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "LeafBaseSet", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "ExtensionSet", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "QualifierSet", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "NoQualifierSet", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "IsAbsoluteSet", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPathSet", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    [Parameter(ParameterSetName = "ParentSet")]
    public SwitchParameter Parent { get; set; }

    [Parameter(ParameterSetName = "LeafSet", Mandatory = true)]
    public SwitchParameter Leaf { get; set; }

    [Parameter(ParameterSetName = "LeafBaseSet", Mandatory = true)]
    public SwitchParameter LeafBase { get; set; }

    [Parameter(ParameterSetName = "ExtensionSet", Mandatory = true)]
    public SwitchParameter Extension { get; set; }

    [Parameter(ParameterSetName = "QualifierSet", Mandatory = true)]
    public SwitchParameter Qualifier { get; set; }

    [Parameter(ParameterSetName = "NoQualifierSet", Mandatory = true)]
    public SwitchParameter NoQualifier { get; set; }

    [Parameter(ParameterSetName = "IsAbsoluteSet", Mandatory = true)]
    public SwitchParameter IsAbsolute { get; set; }

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in LiteralPath ?? Path)
        {
            try
            {
                IEnumerable<string> targets = Resolve
                    ? SessionState.Path.GetResolvedPSPathFromPSPath(path).Select(found => found.Path)
                    : [path];
                WriteObject(targets.Select(Part), enumerateCollection: true);
            }
            catch (RuntimeException error)
            {
                WriteError(new ErrorRecord(error.ErrorRecord, error));
            }
        }
    }

    private object Part(string path) => ParameterSetName switch
    {
        "LeafSet" => Name(path),
        "LeafBaseSet" => System.IO.Path.GetFileNameWithoutExtension(Name(path)),
        "ExtensionSet" => System.IO.Path.GetExtension(Name(path)),
        "QualifierSet" => path[..(QualifierEnd(path) > 0 ? QualifierEnd(path) : throw NoQualifierIn(path))],
        "NoQualifierSet" => path[QualifierEnd(path)..],
        "IsAbsoluteSet" => SessionState.Path.IsPSAbsolute(path, out _),
        _ => SessionState.Path.ParseParent(path, string.Empty),
    };

    private string Name(string path) => SessionState.Path.ParseChildName(path);

    private static int QualifierEnd(string path) =>
        path.IndexOf("::", StringComparison.Ordinal) is >= 0 and int provider ? provider + 2 : path.IndexOf(':') + 1;

    private static PSArgumentException NoQualifierIn(string path) =>
        new($"Cannot parse path because path '{path}' does not have a qualifier specified.");
}

using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

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

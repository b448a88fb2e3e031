using System.Diagnostics;
using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsDiagnostic.Measure, "Command")]
[OutputType(typeof(TimeSpan))]
public sealed class MeasureCommandCommand : PSCmdlet
{
    private readonly Stopwatch _watch = new();

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, Mandatory = true)]
    public ScriptBlock Expression { get; set; } = ScriptBlock.Create(string.Empty);

    protected override void ProcessRecord()
    {
        _watch.Start();
        try
        {
            EngineInternals.Invoke(Expression, useLocalScope: false, []);
        }
        finally
        {
            _watch.Stop();
        }
    }

    protected override void EndProcessing() => WriteObject(_watch.Elapsed);
}

[Cmdlet(VerbsCommon.New, "TimeSpan", DefaultParameterSetName = "Date")]
[OutputType(typeof(TimeSpan))]
public sealed class NewTimeSpanCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Date")]
    [Alias("LastWriteTime")]
    public DateTime? Start { get; set; }

    [Parameter(Position = 1, ParameterSetName = "Date")]
    public DateTime? End { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Days { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Hours { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Minutes { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Seconds { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Milliseconds { get; set; }

    protected override void ProcessRecord()
    {
        DateTime now = DateTime.Now;
        WriteObject(ParameterSetName == "Date"
            ? (End ?? now) - (Start ?? now)
            : new TimeSpan(Days, Hours, Minutes, Seconds, Milliseconds));
    }
}

using System.Globalization;
using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Host")]
public sealed class GetHostCommand : PSCmdlet
{
    protected override void BeginProcessing() => WriteObject(Host);
}

[Cmdlet(VerbsCommon.Get, "Culture")]
[OutputType(typeof(CultureInfo))]
public sealed class GetCultureCommand : PSCmdlet
{
    protected override void BeginProcessing() => WriteObject(Host.CurrentCulture);
}

[Cmdlet(VerbsCommon.Get, "UICulture")]
[OutputType(typeof(CultureInfo))]
public sealed class GetUICultureCommand : PSCmdlet
{
    protected override void BeginProcessing() => WriteObject(Host.CurrentUICulture);
}

[Cmdlet(VerbsLifecycle.Invoke, "Expression")]
public sealed class InvokeExpressionCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string Command { get; set; } = string.Empty;

    protected override void ProcessRecord()
    {
        ScriptBlock script = InvokeCommand.NewScriptBlock(Command);
        EngineInternals.InvokeUsingCmdlet(this, script);
    }
}

[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim _stopped = new();

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Seconds", ValueFromPipeline = true)]
    [ValidateRange(0.0, int.MaxValue / 1000.0)]
    public double Seconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds")]
    [Alias("ms")]
    [ValidateRange(0, int.MaxValue)]
    public int Milliseconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "FromTimeSpan")]
    [Alias("ts")]
    public TimeSpan Duration { get; set; }

    protected override void ProcessRecord() => _stopped.Wait(ParameterSetName switch
    {
        "Seconds" => TimeSpan.FromSeconds(Seconds),
        "Milliseconds" => TimeSpan.FromMilliseconds(Milliseconds),
        _ => Duration,
    });

    protected override void StopProcessing() => _stopped.Set();

    public void Dispose() => _stopped.Dispose();
}

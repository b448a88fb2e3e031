using System.Collections;
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

[Cmdlet(VerbsCommon.Add, "Type", DefaultParameterSetName = "FromAssemblyName")]
public sealed class AddTypeCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "FromAssemblyName")]
    [Alias("AN")]
    public string[] AssemblyName { get; set; } = [];

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "FromPath")]
    [Alias("LiteralPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "FromSource")]
    public string? TypeDefinition { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "FromMember")]
    public string? MemberDefinition { get; set; }

    [Parameter(ParameterSetName = "FromMember")]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = "FromMember")]
    public string? Namespace { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void BeginProcessing()
    {
        if (TypeDefinition is not null || MemberDefinition is not null)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSNotSupportedException("This PowerShell host has no C# compiler: Add-Type takes -AssemblyName and -Path only."),
                "AddTypeSourceNotSupported",
                ErrorCategory.NotImplemented,
                null));
        }

        foreach (System.Reflection.Assembly assembly in AssemblyName.Select(Load).Concat(Path.Select(LoadFile)))
        {
            WriteObject(PassThru ? assembly.GetTypes() : [], enumerateCollection: true);
        }
    }

    private System.Reflection.Assembly Load(string name)
    {
        try
        {
            return System.Reflection.Assembly.Load(name);
        }
        catch (IOException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "ASSEMBLY_NOT_FOUND", ErrorCategory.ObjectNotFound, name));
            throw;
        }
    }

    private System.Reflection.Assembly LoadFile(string path) =>
        System.Reflection.Assembly.LoadFrom(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
}

[Cmdlet(VerbsCommon.Get, "Error", DefaultParameterSetName = "Newest")]
public sealed class GetErrorCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Error")]
    public PSObject? InputObject { get; set; }

    [Parameter(ParameterSetName = "Newest")]
    [Alias("Last")]
    [ValidateRange(1, int.MaxValue)]
    public int Newest { get; set; } = 1;

    protected override void ProcessRecord()
    {
        IEnumerable<PSObject> errors = InputObject is not null
            ? [InputObject]
            : ((ArrayList)GetVariableValue("Error")).Cast<object>().Take(Newest).Select(PSObject.AsPSObject);
        foreach (PSObject error in errors)
        {
            // The engine's detailed view goes by this name.
            PSObject copy = error.Copy();
            copy.TypeNames.Insert(0, error.BaseObject.GetType().FullName + "#PSExtendedError");
            WriteObject(copy);
        }
    }
}

using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Location", DefaultParameterSetName = "Location")]
[OutputType(typeof(PathInfo), typeof(PathInfoStack))]
public sealed class GetLocationCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Location", ValueFromPipelineByPropertyName = true)]
    public string[] PSDrive { get; set; } = [];

    [Parameter(ParameterSetName = "Stack")]
    public SwitchParameter Stack { get; set; }

    [Parameter(ParameterSetName = "Stack", ValueFromPipelineByPropertyName = true)]
    public string[] StackName { get; set; } = [string.Empty];

    protected override void ProcessRecord()
    {
        if (Stack)
        {
            WriteObject(StackName.Select(SessionState.Path.LocationStack), enumerateCollection: true);
        }
        else if (PSDrive.Length > 0)
        {
            WriteObject(PSDrive.Select(drive => SessionState.Path.GetResolvedPSPathFromPSPath(drive + ":")[0]), enumerateCollection: true);
        }
        else
        {
            WriteObject(SessionState.Path.CurrentLocation);
        }
    }
}

[Cmdlet(VerbsCommon.Set, "Location", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo))]
public sealed class SetLocationCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        string target = LiteralPath is null ? Path ?? "~" : WildcardPattern.Escape(LiteralPath);
        try
        {
            PathInfo location = SessionState.Path.SetLocation(target);
            WriteObject(PassThru ? new[] { location } : [], enumerateCollection: true);
        }
        catch (RuntimeException error)
        {
            WriteError(new ErrorRecord(error.ErrorRecord, error));
        }
    }
}

[Cmdlet(VerbsCommon.Push, "Location", DefaultParameterSetName = "Path")]
[OutputType(typeof(PathInfo))]
public sealed class PushLocationCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    [Parameter(ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string StackName { get; set; } = string.Empty;

    protected override void ProcessRecord()
    {
        SessionState.Path.PushCurrentLocation(StackName);
        string? target = LiteralPath is null ? Path : WildcardPattern.Escape(LiteralPath);
        if (target is null)
        {
            return;
        }

        try
        {
            PathInfo location = SessionState.Path.SetLocation(target);
            WriteObject(PassThru ? new[] { location } : [], enumerateCollection: true);
        }
        catch (RuntimeException error)
        {
            WriteError(new ErrorRecord(error.ErrorRecord, error));
        }
    }
}

[Cmdlet(VerbsCommon.Pop, "Location")]
[OutputType(typeof(PathInfo))]
public sealed class PopLocationCommand : PSCmdlet
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? StackName { get; set; }

    protected override void ProcessRecord()
    {
        PathInfo? location = SessionState.Path.PopLocation(StackName);
        WriteObject(PassThru && location is not null ? new[] { location } : [], enumerateCollection: true);
    }
}

using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Tee", "Object", DefaultParameterSetName = "File")]
public sealed class TeeObjectCommand : PSCmdlet, IDisposable
{
    private readonly List<object?> _seen = [];
    private SteppablePipeline? _file;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "File")]
    [Alias("Path")]
    public string FilePath { get; set; } = string.Empty;

    [Parameter(ParameterSetName = "File")]
    public SwitchParameter Append { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Variable")]
    public string? Variable { get; set; }

    protected override void BeginProcessing()
    {
        if (Variable is null)
        {
            ScriptBlock script = ScriptBlock.Create("param($path, $append) Out-File -FilePath $path -Append:$append");
            _file = script.GetSteppablePipeline(MyInvocation.CommandOrigin, [FilePath, Append.IsPresent]);
            _file.Begin(expectInput: true);
        }
    }

    protected override void ProcessRecord()
    {
        _seen.Add(InputObject);
        _file?.Process(InputObject);
        WriteObject(InputObject);
    }

    protected override void EndProcessing()
    {
        _file?.End();
        if (Variable is not null)
        {
            SessionState.PSVariable.Set(Variable, _seen.Count == 1 ? _seen[0] : _seen.ToArray());
        }
    }

    public void Dispose() => _file?.Dispose();
}

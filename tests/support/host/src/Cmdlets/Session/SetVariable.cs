using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Set, "Variable", SupportsShouldProcess = true)]
[OutputType(typeof(PSVariable))]
public sealed class SetVariableCommand : VariableCommand
{
    private readonly List<object?> _values = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SessionStateEntryVisibility Visibility { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => _values.Add(Value);

    protected override void EndProcessing()
    {
        object? value = _values.Count > 1 ? _values.ToArray() : _values.FirstOrDefault();
        foreach (string name in Name.SelectMany(Targets))
        {
            if (ShouldProcess($"Name: {name} Value: {value}", "Set variable"))
            {
                SetOne(name, value);
            }
        }
    }

    private IEnumerable<string> Targets(string name) =>
        WildcardPattern.ContainsWildcardCharacters(name) ? Match(name).Select(variable => variable.Name) : [name];

    private void SetOne(string name, object? value)
    {
        try
        {
            PSVariable? existing = FindInTarget(name);
            bool hasOption = MyInvocation.BoundParameters.ContainsKey(nameof(Option));
            var variable = new PSVariable(name, value, hasOption ? Option : existing?.Options ?? ScopedItemOptions.None)
            {
                Description = Description ?? existing?.Description ?? string.Empty,
                Visibility = Visibility,
            };
            Store(variable, Force);
            WriteObject(PassThru ? new[] { variable } : [], enumerateCollection: true);
        }
        catch (RuntimeException error)
        {
            WriteError(new ErrorRecord(error.ErrorRecord, error));
        }
    }
}

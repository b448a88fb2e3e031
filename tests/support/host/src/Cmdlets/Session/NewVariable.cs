using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Variable", SupportsShouldProcess = true)]
[OutputType(typeof(PSVariable))]
public sealed class NewVariableCommand : VariableCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        Scope ??= CallersScope;
        if (!Force && Find(Name) is not null)
        {
            WriteError(new ErrorRecord(
                new SessionStateException($"A variable with name '{Name}' already exists."), "VariableAlreadyExists", ErrorCategory.ResourceExists, Name));
            return;
        }

        if (ShouldProcess($"Name: {Name} Value: {Value}", "New variable"))
        {
            var variable = new PSVariable(Name, Value, Option) { Description = Description ?? string.Empty };
            Store(variable, Force);
            WriteObject(PassThru ? new[] { variable } : [], enumerateCollection: true);
        }
    }
}

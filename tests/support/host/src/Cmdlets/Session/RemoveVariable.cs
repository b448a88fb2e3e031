using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Remove, "Variable", SupportsShouldProcess = true)]
public sealed class RemoveVariableCommand : VariableCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        Scope ??= CallersScope;
        foreach (string name in Name)
        {
            var found = Match(name).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                ReportMissing(name);
            }

            foreach (PSVariable variable in found.Where(variable => ShouldProcess($"Name: {variable.Name}", "Remove variable")))
            {
                Remove(variable, Force);
            }
        }
    }
}

[Cmdlet(VerbsCommon.Clear, "Variable", SupportsShouldProcess = true)]
public sealed class ClearVariableCommand : VariableCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            var found = Match(name).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                ReportMissing(name);
            }

            foreach (PSVariable variable in found.Where(variable => ShouldProcess($"Name: {variable.Name}", "Clear variable")))
            {
                variable.Value = null;
            }
        }
    }
}

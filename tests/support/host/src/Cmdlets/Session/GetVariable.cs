using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Variable")]
[OutputType(typeof(PSVariable))]
public sealed class GetVariableCommand : VariableCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    [Parameter]
    public string[] Include { get; set; } = [];

    [Parameter]
    public string[] Exclude { get; set; } = [];

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            var found = Match(name).Where(variable => IsWanted(variable.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                ReportMissing(name);
            }

            foreach (PSVariable variable in found)
            {
                WriteObject(ValueOnly ? variable.Value : variable);
            }
        }
    }

    private bool IsWanted(string name) =>
        (Include.Length == 0 || Include.Any(pattern => IsMatch(pattern, name))) && !Exclude.Any(pattern => IsMatch(pattern, name));

    private static bool IsMatch(string pattern, string name) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name);
}

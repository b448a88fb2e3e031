using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "PSDrive")]
[OutputType(typeof(PSDriveInfo))]
public sealed class GetPSDriveCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public string[] PSProvider { get; set; } = ["*"];

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            var found = SessionState.Drive.GetAll().OrderBy(drive => drive.Name, StringComparer.OrdinalIgnoreCase).Where(drive => Matches(name, drive.Name) && PSProvider.Any(provider => Matches(provider, drive.Provider.Name))).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                var missing = new System.Management.Automation.DriveNotFoundException($"Cannot find drive. A drive with the name '{name}' does not exist.");
                WriteError(new ErrorRecord(missing, "GetLocationNoMatchingDrive", ErrorCategory.ObjectNotFound, name));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }

    private static bool Matches(string pattern, string text) =>
        WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text);
}

[Cmdlet(VerbsCommon.New, "PSDrive", SupportsShouldProcess = true)]
[OutputType(typeof(PSDriveInfo))]
public sealed class NewPSDriveCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string PSProvider { get; set; } = string.Empty;

    [Parameter(Position = 2, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Root { get; set; } = string.Empty;

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public string Scope { get; set; } = "local";

    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Name: {Name} Provider: {PSProvider} Root: {Root}", "New drive"))
        {
            ProviderInfo provider = SessionState.Provider.GetOne(PSProvider);
            WriteObject(SessionState.Drive.New(new PSDriveInfo(Name, provider, Root, Description ?? string.Empty, null), Scope));
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "PSDrive", SupportsShouldProcess = true)]
public sealed class RemovePSDriveCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public string? Scope { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            if (ShouldProcess($"Name: {name}", "Remove Drive"))
            {
                SessionState.Drive.Remove(name, Force, Scope);
            }
        }
    }
}

[Cmdlet(VerbsCommon.Get, "PSProvider")]
[OutputType(typeof(ProviderInfo))]
public sealed class GetPSProviderCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string[] PSProvider { get; set; } = [];

    protected override void ProcessRecord() => WriteObject(
        PSProvider.Length == 0 ? SessionState.Provider.GetAll() : PSProvider.Select(SessionState.Provider.GetOne), enumerateCollection: true);
}

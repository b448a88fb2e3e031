using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

/// <summary>The approved verbs, from the engine's own list of them.</summary>
[Cmdlet(VerbsCommon.Get, "Verb")]
[OutputType(typeof(VerbInfo))]
public sealed class GetVerbCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true)]
    public string[]? Verb { get; set; }

    [Parameter(Position = 1)]
    [ValidateSet("Common", "Communications", "Data", "Diagnostic", "Lifecycle", "Other", "Security")]
    public string[]? Group { get; set; }

    protected override void ProcessRecord()
    {
        Type verbs = EngineInternals.EngineType("System.Management.Automation.Verbs");
        WriteObject(EngineInternals.CallStatic(verbs, "FilterByVerbsAndGroups", Verb, Group), enumerateCollection: true);
    }
}

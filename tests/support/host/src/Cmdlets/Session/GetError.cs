using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

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

using System.Management.Automation;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Structure;

/// <summary>Ends a test with another result than passed or failed.</summary>
public sealed class TestVerdictException(TestOutcome outcome, string message) : Exception(message)
{
    public TestOutcome Outcome { get; } = outcome;
}

[Cmdlet(VerbsCommon.Set, "ItResult", DefaultParameterSetName = "Skipped")]
public sealed class SetItResultCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "Skipped")]
    public SwitchParameter Skipped { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Inconclusive")]
    public SwitchParameter Inconclusive { get; set; }

    [Parameter]
    public string? Because { get; set; }

    protected override void EndProcessing()
    {
        string what = Skipped ? "skipped" : "inconclusive";
        string message = $"is {what}" + (string.IsNullOrEmpty(Because) ? string.Empty : $", because {Because}");
        ThrowTerminatingError(new ErrorRecord(
            new TestVerdictException(Skipped ? TestOutcome.Skipped : TestOutcome.Inconclusive, message),
            Skipped ? "PesterTestSkipped" : "PesterTestInconclusive",
            ErrorCategory.InvalidResult,
            null));
    }
}

using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Pester.Structure;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>How a setup, a test or a teardown ended.</summary>
public sealed record TestEnding(TestOutcome Outcome, string Message)
{
    /// <summary>Runs it; whatever it throws is a failure, but for Set-ItResult's verdict and the stop of the whole run.</summary>
    public static TestEnding Of(Action action)
    {
        try
        {
            action();
            return new TestEnding(TestOutcome.Passed, string.Empty);
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (RuntimeException error) when (error.ErrorRecord.Exception is TestVerdictException verdict)
        {
            return new TestEnding(verdict.Outcome, verdict.Message);
        }
        catch (RuntimeException error)
        {
            return new TestEnding(TestOutcome.Failed, FailureText.Of(ErrorRecords.Of(error)));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // "exit", "break" and "continue" outside of a loop arrive as exceptions of their own.
            return new TestEnding(TestOutcome.Failed, $"{error.GetType().Name}: {error.Message}");
        }
    }
}

using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>Discovers the tests of a file and runs them; the runner starts it in a fresh runspace.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TestFile")]
public sealed class InvokeTestFileCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public TestFileRun Run { get; set; } = null!;

    protected override void EndProcessing()
    {
        var screen = new ScreenReport(Host.UI);
        string drive = TestDriveContents.Create(SessionState);
        TestFileRun.Current = Run;
        try
        {
            screen.WriteFile(Run.Path);
            if (Discover(screen))
            {
                new TestExecutor(this, Run, screen).Run();
            }
        }
        finally
        {
            TestFileRun.Current = null;
            Directory.Delete(drive, recursive: true);
        }
    }

    private bool Discover(ScreenReport screen)
    {
        try
        {
            using (SessionScope.Enter(SessionState, isScriptScope: true))
            {
                string quoted = System.Management.Automation.Language.CodeGeneration.EscapeSingleQuotedStringContent(Run.Path);
                ScriptRunner.RunInCurrentScope(ScriptBlock.Create($". '{quoted}'"));
            }
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            Run.DiscoveryError = ErrorRecords.Of(error);
            screen.WriteDiscoveryFailure(Run.Path, FailureText.Of(Run.DiscoveryError));
            return false;
        }

        Run.DiscoveredBlock = null;
        foreach (TestCase test in Run.Root.AllTests)
        {
            test.IsSelected = Run.Filter.Selects(test);
        }

        return true;
    }
}

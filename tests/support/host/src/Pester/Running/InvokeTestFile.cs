using System.Management.Automation;
using System.Management.Automation.Language;
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
        TestEnding discovery = TestEnding.Of(RunFile);
        Run.DiscoveredBlock = null;
        if (discovery.Outcome == TestOutcome.Failed)
        {
            Run.Fault = discovery.Message;
            screen.WriteDiscoveryFailure(Run.Path, discovery.Message);
            return false;
        }

        foreach (TestCase test in Run.Root.AllTests)
        {
            test.IsSelected = Run.Filter.Selects(test);
        }

        return true;
    }

    private void RunFile()
    {
        using SessionScope scope = SessionScope.Enter(SessionState, isScriptScope: true);
        ScriptRunner.RunInCurrentScope(ScriptBlock.Create($". '{CodeGeneration.EscapeSingleQuotedStringContent(Run.Path)}'"));
    }
}

using System.Diagnostics;
using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>Runs the discovered tests of a file, with Pester's scopes: what a block sets up its tests see, and no sibling does.</summary>
public sealed class TestExecutor(PSCmdlet cmdlet, TestFileRun run, ScreenReport screen)
{
    public void Run()
    {
        run.Mocks.Enter(run.Root);
        using (SessionScope.Enter(cmdlet.SessionState, isScriptScope: true))
        {
            RunBlock(run.Root);
        }

        run.Mocks.Leave();
    }

    private void RunBlock(TestBlock block)
    {
        if (!block.AllTests.Any(test => test.IsSelected))
        {
            return;
        }

        if (!block.AllTests.Any(WillRun))
        {
            // Nothing in it runs: no setup, only the names and the marks.
            screen.WriteBlock(block);
            foreach (TestCase test in block.AllTests.Where(test => test.IsSelected))
            {
                Skip(test);
            }

            return;
        }

        using TestDriveContents drive = TestDriveContents.Remember(cmdlet.SessionState);
        TestEnding setup = TestEnding.Of(() => Setup(block));
        screen.WriteBlock(block);
        if (setup.Outcome == TestOutcome.Failed)
        {
            FailAll(block, setup.Message);
        }
        else
        {
            RunChildren(block);
        }

        TestEnding teardown = TestEnding.Of(() => block.AfterAll.ForEach(Dot));
        if (teardown.Outcome == TestOutcome.Failed)
        {
            ReportBlockFailure(block, "AfterAll", teardown.Message);
        }
    }

    private void Setup(TestBlock block)
    {
        Define(block.Data);
        block.BeforeAll.ForEach(Dot);
        block.Name = TitleText.Expand(cmdlet, block.Name);
    }

    private void RunChildren(TestBlock block)
    {
        foreach (object child in block.Children)
        {
            if (child is TestBlock inner)
            {
                run.Mocks.Enter(inner);
                using (SessionScope.Enter(cmdlet.SessionState))
                {
                    RunBlock(inner);
                }

                run.Mocks.Leave();
            }
            else if (child is TestCase { IsSelected: true } test)
            {
                RunOrSkip(test);
            }
        }
    }

    private void RunOrSkip(TestCase test)
    {
        if (test.Skip)
        {
            Skip(test);
            return;
        }

        var watch = Stopwatch.StartNew();
        run.Mocks.Enter(test);
        using (SessionScope.Enter(cmdlet.SessionState))
        {
            Conclude(test, TestEnding.Of(() => RunTest(test)), watch.Elapsed);
        }

        run.Mocks.Leave();
    }

    private void RunTest(TestCase test)
    {
        Define(test.Data);
        test.Name = TitleText.Expand(cmdlet, test.Name);
        IReadOnlyList<TestBlock> blocks = OuterFirst(test.Block);
        try
        {
            foreach (ScriptBlock setup in blocks.SelectMany(block => block.BeforeEach))
            {
                Dot(setup);
            }

            EngineInternals.Invoke(test.Body, useLocalScope: false, Arguments(test));
        }
        finally
        {
            foreach (ScriptBlock teardown in blocks.Reverse().SelectMany(block => block.AfterEach))
            {
                Dot(teardown);
            }
        }
    }

    // A test with a param block gets the case's values, in the order of its parameters.
    private static object?[] Arguments(TestCase test)
    {
        if (test.Data is null || test.Body.Ast is not System.Management.Automation.Language.ScriptBlockAst { ParamBlock: { } parameters })
        {
            return [];
        }

        var values = new Dictionary<string, object?>(test.Data.Variables, StringComparer.OrdinalIgnoreCase);
        return parameters.Parameters
            .Select(parameter => values.GetValueOrDefault(parameter.Name.VariablePath.UserPath))
            .ToArray();
    }

    private void Conclude(TestCase test, TestEnding ending, TimeSpan duration)
    {
        test.Duration = duration;
        test.Outcome = ending.Outcome;
        test.Message = ending.Message;
        screen.WriteTest(test);
    }

    private void Skip(TestCase test)
    {
        test.Outcome = TestOutcome.Skipped;
        screen.WriteTest(test);
    }

    private void FailAll(TestBlock block, string failure)
    {
        foreach (TestCase test in block.AllTests.Where(test => test.IsSelected))
        {
            test.Outcome = WillRun(test) ? TestOutcome.Failed : TestOutcome.Skipped;
            test.Message = test.Outcome == TestOutcome.Failed ? failure : string.Empty;
            screen.WriteTest(test);
        }
    }

    private void ReportBlockFailure(TestBlock block, string part, string failure)
    {
        var result = new TestCase(block, part, ScriptBlock.Create(string.Empty), null)
        {
            Outcome = TestOutcome.Failed,
            Message = failure,
        };
        run.BlockFailures.Add(result);
        screen.WriteTest(result);
    }

    private void Define(TestData? data)
    {
        foreach ((string name, object? value) in data?.Variables ?? [])
        {
            cmdlet.SessionState.PSVariable.Set(name, value);
        }
    }

    private static void Dot(ScriptBlock script) => ScriptRunner.RunInCurrentScope(script);

    private static bool WillRun(TestCase test) => test is { IsSelected: true, Skip: false };

    private static IReadOnlyList<TestBlock> OuterFirst(TestBlock block)
    {
        var blocks = new List<TestBlock>();
        for (TestBlock? current = block; current is not null; current = current.Parent)
        {
            blocks.Insert(0, current);
        }

        return blocks;
    }
}

using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AwsRole.PowerShellHost.CommandLine;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>Runs test files one after another, each in a runspace and with the environment of its own.</summary>
public static class TestRunner
{
    private const int LargestExitCode = 250;

    /// <summary>Runs the files and writes the totals, and the report if one was asked for.</summary>
    /// <returns>How many tests failed, at most 250.</returns>
    public static int Run(PesterOptions options)
    {
        var watch = Stopwatch.StartNew();
        var runs = new List<TestFileRun>();
        foreach (string file in options.Files)
        {
            runs.Add(RunFile(file, options.Filter));
            if (runs[^1].WasStopped)
            {
                break;
            }
        }

        TestReport report = TestReport.Of(runs);
        Console.Out.WriteLine($"Tests completed in {ScreenReport.Time(watch.Elapsed)}");
        Console.Out.WriteLine($"Tests Passed: {report.Passed}, Failed: {report.Failed}, Skipped: {report.Skipped}");
        if (options.ReportFile is { } path)
        {
            report.Write(path);
        }

        return Math.Min(report.Failed, LargestExitCode);
    }

    private static TestFileRun RunFile(string file, TestFilter filter)
    {
        var run = new TestFileRun(file, filter);
        IDictionary environment = Environment.GetEnvironmentVariables();
        string directory = Environment.CurrentDirectory;
        try
        {
            using var session = new Session(StartupOptions.Parse([]), SessionStateFactory.Create(forTests: true));
            Pipeline pipeline = session.Runspace.CreatePipeline();
            var command = new Command("Invoke-TestFile");
            command.Parameters.Add(nameof(InvokeTestFileCommand.Run), run);
            pipeline.Commands.Add(command);
            Exception? failure = session.Execute(pipeline);
            run.WasStopped = failure is PipelineStoppedException;
            run.Fault ??= failure switch
            {
                null => session.RequestedExitCode is null ? null : "The file ended the session.",
                PipelineStoppedException => "The run was stopped.",
                _ => $"The run ended with {failure.GetType().Name}: {failure.Message}",
            };
        }
        finally
        {
            Environment.CurrentDirectory = directory;
            Restore(environment);
        }

        return run;
    }

    private static void Restore(IDictionary before)
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => !before.Contains(name)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        foreach (DictionaryEntry variable in before)
        {
            Environment.SetEnvironmentVariable((string)variable.Key, (string?)variable.Value);
        }
    }
}

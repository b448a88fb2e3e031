using System.Collections;
using System.Diagnostics;
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
        List<TestFileRun> runs = options.Files.Select(file => RunFile(file, options.Filter)).ToList();
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
            session.Execute(pipeline);
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

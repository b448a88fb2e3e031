using System.Text.Json;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>The totals of a run and each test's result; the duration is in milliseconds.</summary>
public sealed record TestReport(int Passed, int Failed, int Skipped, IReadOnlyList<TestReport.Entry> Tests)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static TestReport Of(IReadOnlyList<TestFileRun> runs)
    {
        List<Entry> entries = runs.SelectMany(EntriesOf).ToList();
        return new TestReport(
            entries.Count(entry => entry.Result == nameof(TestOutcome.Passed)),
            entries.Count(entry => entry.Result == nameof(TestOutcome.Failed)),
            entries.Count(entry => entry.Result is nameof(TestOutcome.Skipped) or nameof(TestOutcome.Inconclusive)),
            entries);
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Json) + Environment.NewLine);

    private static IEnumerable<Entry> EntriesOf(TestFileRun run)
    {
        IEnumerable<Entry> results = run.Results.Select(test => new Entry(
            run.Path, test.FullName, test.Outcome.ToString(), test.Message, Math.Round(test.Duration.TotalMilliseconds, 1)));
        return run.Fault is { } fault
            ? results.Append(new Entry(run.Path, Path.GetFileName(run.Path), nameof(TestOutcome.Failed), fault, 0))
            : results;
    }

    /// <summary>One test of the report.</summary>
    public sealed record Entry(string File, string Name, string Result, string Message, double Duration);
}

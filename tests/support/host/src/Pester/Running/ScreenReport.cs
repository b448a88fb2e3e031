using System.Management.Automation.Host;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>Writes results as they come, like Pester's Detailed output.</summary>
public sealed class ScreenReport(PSHostUserInterface ui)
{
    private static readonly ConsoleColor Background = (ConsoleColor)(-1);

    public void WriteFile(string path) => Line(ConsoleColor.Magenta, $"{Environment.NewLine}Running tests from '{path}'");

    public void WriteBlock(TestBlock block)
    {
        if (block.Parent is null)
        {
            return;
        }

        bool isDescribe = block.Command == "Describe";
        string text = (isDescribe ? "Describing " : "Context ") + block.Name;
        Line(isDescribe ? ConsoleColor.Green : ConsoleColor.Cyan, Margin(block.Path.Count() - 1) + text);
    }

    public void WriteTest(TestCase test)
    {
        string margin = Margin(test.Block.Path.Count());
        (string mark, ConsoleColor color) = test.Outcome switch
        {
            TestOutcome.Passed => ("[+]", ConsoleColor.DarkGreen),
            TestOutcome.Failed => ("[-]", ConsoleColor.Red),
            TestOutcome.Skipped => ("[!]", ConsoleColor.Yellow),
            _ => ("[?]", ConsoleColor.Gray),
        };
        bool noted = test.Outcome is TestOutcome.Skipped or TestOutcome.Inconclusive && test.Message.Length > 0;
        string name = noted ? $"{test.Name} {test.Message}" : test.Name;
        ui.Write(color, Background, $"{margin}{mark} {name}");
        Line(ConsoleColor.DarkGray, $" {Time(test.Duration)}");
        if (test.Outcome == TestOutcome.Failed)
        {
            WriteFailure(test.Message, margin + " ");
        }
    }

    public void WriteDiscoveryFailure(string path, string message)
    {
        Line(ConsoleColor.Red, $"[-] Discovery in {path} failed with:");
        WriteFailure(message, " ");
    }

    private void WriteFailure(string message, string margin)
    {
        foreach (string line in message.Split('\n'))
        {
            Line(ConsoleColor.Red, margin + line.TrimEnd('\r'));
        }
    }

    private void Line(ConsoleColor color, string text) => ui.WriteLine(color, Background, text);

    private static string Margin(int depth) => new(' ', depth);

    internal static string Time(TimeSpan time) =>
        time.TotalSeconds >= 1 ? $"{time.TotalSeconds:0.##}s" : $"{Math.Max(1, (int)time.TotalMilliseconds)}ms";
}

using System.Management.Automation;
using System.Management.Automation.Host;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>What the engine writes and asks. This part: output. Reading and prompts are in the files beside it.</summary>
public sealed partial class ConsoleUserInterface : PSHostUserInterface, IHostUISupportsMultipleChoiceSelection
{
    private readonly Lock _writeLock = new();
    private readonly ProgressLine _progress = new();
    private readonly Session _session;
    private readonly bool _nonInteractive;

    // What stands on the cursor's row: an editor that reads there must know how wide it is.
    private string _lastLine = string.Empty;

    public ConsoleUserInterface(Session session, bool nonInteractive)
    {
        _session = session;
        _nonInteractive = nonInteractive;
        Console.OutputEncoding = Utf8;
        SupportsVirtualTerminal = Environment.GetEnvironmentVariable("TERM") != "dumb";
        if (Environment.GetEnvironmentVariable("NO_COLOR") is not null
            || Environment.GetEnvironmentVariable("TERM") is "xterm-mono" or "xtermm")
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }
    }

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    public override bool SupportsVirtualTerminal { get; }

    private static System.Text.Encoding Utf8 { get; } = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public override void Write(string value) => WriteText(value, newLine: false);

    public override void WriteLine(string value) => WriteText(value, newLine: true);

    public override void WriteLine() => WriteText(string.Empty, newLine: true);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        WriteColored(foregroundColor, backgroundColor, value, newLine: false);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        WriteColored(foregroundColor, backgroundColor, value, newLine: true);

    public override void WriteErrorLine(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        // pwsh writes errors on the screen's own stream unless standard error goes elsewhere.
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(GetOutputString(value, SupportsVirtualTerminal));
        }
        else
        {
            WriteLine(value);
        }
    }

    public override void WriteWarningLine(string message) => WriteStyled(FormatStyle.Warning, "WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteStyled(FormatStyle.Verbose, "VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteStyled(FormatStyle.Debug, "DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (Console.IsOutputRedirected)
        {
            return;
        }

        lock (_writeLock)
        {
            _progress.Show(record);
        }
    }

    /// <summary>Takes the progress line off the screen; called when a pipeline has ended.</summary>
    public void EndProgress()
    {
        lock (_writeLock)
        {
            _progress.Clear();
        }
    }

    private void WriteStyled(FormatStyle style, string text) => WriteLine(SupportsVirtualTerminal
        ? GetFormatStyleString(style) + text + GetFormatStyleString(FormatStyle.Reset)
        : text);

    private void WriteColored(ConsoleColor foreground, ConsoleColor background, string value, bool newLine)
    {
        lock (_writeLock)
        {
            SetColor(foreground, color => Console.ForegroundColor = color);
            SetColor(background, color => Console.BackgroundColor = color);
            WriteText(value, newLine: false);
            Console.ResetColor();
            if (newLine)
            {
                WriteLine();
            }
        }
    }

    // -1 stands for "the terminal's own" and is what RawUI answers when nothing was set.
    private static void SetColor(ConsoleColor color, Action<ConsoleColor> set)
    {
        if (Enum.IsDefined(color))
        {
            set(color);
        }
    }

    private void WriteText(string value, bool newLine)
    {
        lock (_writeLock)
        {
            _progress.Clear();
            string text = GetOutputString(value, SupportsVirtualTerminal);
            Console.Out.Write(newLine ? text + Environment.NewLine : text);
            _lastLine = newLine ? string.Empty : _lastLine + text;
            _lastLine = _lastLine[(_lastLine.LastIndexOf('\n') + 1)..];
            _progress.CursorAtLineStart = _lastLine.Length == 0;
        }
    }
}

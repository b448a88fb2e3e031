using System.Management.Automation;
using System.Security;
using AwsRole.PowerShellHost.Repl;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>Reading lines: with an editor at a terminal, plainly from a redirected standard input.</summary>
public sealed partial class ConsoleUserInterface
{
    private const string NotInteractive =
        "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.";

    private readonly LineEditor _plainEditor = new();

    public override string ReadLine()
    {
        EnsureMayAsk();
        return ReadLineOrStop();
    }

    public override SecureString ReadLineAsSecureString()
    {
        EnsureMayAsk();
        var secret = new SecureString();
        if (Console.IsInputRedirected)
        {
            foreach (char character in ReadLineOrStop())
            {
                secret.AppendChar(character);
            }
        }
        else if (!SecretReader.Read(secret))
        {
            throw Cancelled();
        }

        LineWasEntered();
        secret.MakeReadOnly();
        return secret;
    }


    /// <summary>Reads a line for the prompt loop, with history and completion where the input is a terminal.</summary>
    /// <returns>Null at the end of the input, or when Ctrl+C gave the line up.</returns>
    public string? ReadCommandLine(string prompt, LineEditor editor)
    {
        string? line;
        if (Console.IsInputRedirected)
        {
            Write(prompt);
            line = Console.In.ReadLine();
        }
        else
        {
            // From the moment that the prompt shows, Ctrl+C is a key of the line.
            using var keys = new RawKeys();
            Write(prompt);
            line = editor.Read(prompt, keys);
        }

        LineWasEntered();
        return line;
    }

    private string ReadLineOrStop()
    {
        using RawKeys? keys = Console.IsInputRedirected ? null : new RawKeys();
        string? line = keys is null ? Console.In.ReadLine() ?? string.Empty : _plainEditor.Read(_lastLine, keys);
        LineWasEntered();
        return line ?? throw Cancelled();
    }

    private void LineWasEntered()
    {
        _lastLine = string.Empty;
        _progress.CursorAtLineStart = true;
    }

    private PipelineStoppedException Cancelled()
    {
        WriteLine();
        _session.Stop();
        return new PipelineStoppedException();
    }

    private void EnsureMayAsk()
    {
        if (_nonInteractive)
        {
            throw new PSInvalidOperationException(NotInteractive);
        }
    }
}

using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AwsRole.PowerShellHost.Terminal;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Repl;

/// <summary>Prompt, read, run, until "exit" or the end of the input.</summary>
public sealed class PromptLoop
{
    private const string ContinuationPrompt = ">> ";

    private readonly Session _session;
    private readonly ConsoleUserInterface _ui;
    private readonly bool _showPrompt;
    private readonly bool _nested;
    private readonly LineEditor _editor;
    private string? _block;
    private bool _ended;

    public PromptLoop(Session session, ConsoleUserInterface ui, bool showPrompt, bool nested = false)
    {
        _session = session;
        _ui = ui;
        _showPrompt = showPrompt;
        _nested = nested;
        _editor = new LineEditor(new LineHistory(), new CompletionCycle(session));
    }

    /// <summary>Ends the loop after the running command; for Host.ExitNestedPrompt.</summary>
    public void End() => _ended = true;

    public void Run()
    {
        while (!_ended && _session.RequestedExitCode is null)
        {
            string? line = _ui.ReadCommandLine(_showPrompt ? Prompt() : string.Empty, _editor);
            if (line is not null)
            {
                Take(line);
            }
            else if (Console.IsInputRedirected)
            {
                RunBlock();
                return;
            }
            else
            {
                _ui.WriteLine();
                _block = null;
            }
        }
    }

    private void Take(string line)
    {
        if (_block is null)
        {
            RunText(line);
        }
        else if (line.Trim().Length == 0)
        {
            RunBlock();
        }
        else
        {
            _block += "\n" + line;
            RunBlockIfComplete();
        }
    }

    private void RunText(string text)
    {
        if (text.Trim().Length == 0)
        {
            return;
        }

        if (_session.Execute(NewPipeline(text, addToHistory: true), answerIncomplete: _block is null) is IncompleteParseException)
        {
            _block = text;
        }
    }

    private void RunBlockIfComplete()
    {
        System.Management.Automation.Language.Parser.ParseInput(_block, out _, out var errors);
        if (!errors.Any(error => error.IncompleteInput))
        {
            RunBlock();
        }
    }

    private void RunBlock()
    {
        if (_block is { } text)
        {
            RunText(text);
            _block = null;
        }
    }

    private string Prompt()
    {
        if (_block is not null)
        {
            return ContinuationPrompt;
        }

        // A program may have left the cursor behind its last word.
        if (_ui.RawUI.CursorPosition.X != 0)
        {
            _ui.WriteLine();
        }

        try
        {
            Collection<PSObject> output = _session.Invoke(NewPipeline("prompt", addToHistory: false));
            string text = string.Concat(output);
            return text.Length > 0 ? text : "PS>";
        }
        catch (RuntimeException)
        {
            return "PS>";
        }
    }

    private Pipeline NewPipeline(string text, bool addToHistory) => _nested
        ? _session.Runspace.CreateNestedPipeline(text, addToHistory)
        : _session.Runspace.CreatePipeline(text, addToHistory);
}

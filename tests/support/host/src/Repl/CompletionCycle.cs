using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Repl;

/// <summary>Tab and Shift+Tab: the first press asks the engine, the next ones walk through what it answered.</summary>
public sealed class CompletionCycle(Session session)
{
    private CommandCompletion? _completion;
    private string _before = string.Empty;
    private int _insertedLength;

    /// <summary>Any other key ends the walk.</summary>
    public void Reset() => _completion = null;

    /// <summary>Puts the next (or previous) completion into the buffer; leaves it alone when there is none.</summary>
    public void Next(LineBuffer buffer, bool backwards)
    {
        if (_completion is null)
        {
            _before = buffer.Text;
            _completion = Complete(buffer);
            _insertedLength = _completion?.ReplacementLength ?? 0;
            _completion?.CurrentMatchIndex = -1;
        }

        if (_completion is null || _completion.CompletionMatches.Count == 0)
        {
            _completion = null;
            return;
        }

        CompletionResult result = _completion.GetNextResult(forward: !backwards);
        buffer.Replace(_completion.ReplacementIndex, _insertedLength, result.CompletionText);
        _insertedLength = result.CompletionText.Length;
    }

    private CommandCompletion? Complete(LineBuffer buffer)
    {
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = session.Runspace;
        try
        {
            return CommandCompletion.CompleteInput(buffer.Text, buffer.Cursor, options: null, shell);
        }
        catch (RuntimeException)
        {
            // A completer that fails completes nothing, as in pwsh.
            return null;
        }
    }
}

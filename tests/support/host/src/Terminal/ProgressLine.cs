using System.Management.Automation;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>One line of progress at the cursor, like pwsh's minimal view; the caller holds the write lock.</summary>
public sealed class ProgressLine
{
    private const string ClearLine = "\r\u001b[K";
    private bool _shown;

    /// <summary>False while a prompt or an unfinished line is on the cursor's row: progress would overwrite it.</summary>
    public bool CursorAtLineStart { get; set; } = true;

    /// <summary>Draws a record, or takes the line away when the record says that the activity is over.</summary>
    public void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            return;
        }

        if (!CursorAtLineStart)
        {
            return;
        }

        PSStyle style = PSStyle.Instance;
        string text = Fit(Text(record), Console.WindowWidth - 1);
        Console.Out.Write(ClearLine + style.Progress.Style + text + style.Reset);
        _shown = true;
    }

    /// <summary>Takes the line away if it is there.</summary>
    public void Clear()
    {
        if (_shown)
        {
            Console.Out.Write(ClearLine);
            _shown = false;
        }
    }

    private static string Text(ProgressRecord record)
    {
        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : string.Empty;
        string remaining = record.SecondsRemaining >= 0 ? $" {TimeSpan.FromSeconds(record.SecondsRemaining)}" : string.Empty;
        return $"{record.Activity} [{record.StatusDescription}{percent}{remaining}] {record.CurrentOperation}".TrimEnd();
    }

    private static string Fit(string text, int cells)
    {
        int width = 0;
        for (int index = 0; index < text.Length; index++)
        {
            width += CellWidth.Of(text[index]);
            if (width > cells)
            {
                return text[..index];
            }
        }

        return text;
    }
}

using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Microsoft.PowerShell.Commands;

/// <summary>One line that matched; the engine's view calls ToEmphasizedString.</summary>
public sealed class MatchInfo
{
    public bool IgnoreCase { get; init; }

    public int LineNumber { get; init; }

    public string Line { get; init; } = string.Empty;

    public string Path { get; init; } = "InputStream";

    public string Filename => System.IO.Path.GetFileName(Path);

    public string Pattern { get; init; } = string.Empty;

    public Match[] Matches { get; init; } = [];

    public override string ToString() => ToString(string.Empty);

    /// <summary>Path (below the folder, if it is), line number and line.</summary>
    public string ToString(string directory)
    {
        if (Path == "InputStream")
        {
            return Line;
        }

        string shown = directory.Length > 0 ? System.IO.Path.GetRelativePath(directory, Path) : Path;
        return $"{shown}:{LineNumber}:{Line}";
    }

    /// <summary>The same with the matches in reverse video, as the formatter shows it.</summary>
    public string ToEmphasizedString(string directory)
    {
        string text = ToString(directory);
        if (!Emphasize || Matches.Length == 0)
        {
            return text;
        }

        string shown = Line;
        foreach (Match match in Matches.Reverse())
        {
            shown = shown.Insert(match.Index + match.Length, PSStyle.Instance.Reset).Insert(match.Index, PSStyle.Instance.Reverse);
        }

        return text[..^Line.Length] + shown;
    }

    internal bool Emphasize { get; init; }
}

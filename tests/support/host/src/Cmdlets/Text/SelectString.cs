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

[Cmdlet(VerbsCommon.Select, "String", DefaultParameterSetName = "File")]
[OutputType(typeof(MatchInfo), typeof(bool), typeof(string))]
public sealed class SelectStringCommand : PSCmdlet
{
    private List<Regex> _patterns = [];
    private int _inputLine;

    [Parameter(ValueFromPipeline = true, ParameterSetName = "Object", Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    public string[] Pattern { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "File", ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralFile", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter]
    public SwitchParameter SimpleMatch { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public SwitchParameter NotMatch { get; set; }

    [Parameter]
    public SwitchParameter AllMatches { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    [Parameter]
    public SwitchParameter Raw { get; set; }

    [Parameter]
    public SwitchParameter List { get; set; }

    [Parameter]
    public SwitchParameter NoEmphasis { get; set; }

    private bool _found;

    protected override void BeginProcessing()
    {
        RegexOptions options = CaseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase;
        _patterns = Pattern.Select(pattern => new Regex(SimpleMatch ? Regex.Escape(pattern) : pattern, options)).ToList();
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Object")
        {
            Take(InputObject?.ToString() ?? string.Empty, ++_inputLine, "InputStream");
            return;
        }

        foreach (string file in Files())
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                if (Take(line, ++number, file) && List)
                {
                    break;
                }
            }
        }
    }

    private IEnumerable<string> Files() => ParameterSetName == "File"
        ? Path.SelectMany(path => GetResolvedProviderPathFromPSPath(path, out _)).Where(File.Exists)
        : LiteralPath.Select(path => GetUnresolvedProviderPathFromPSPath(path));

    private bool Take(string line, int number, string path)
    {
        Regex? pattern = _patterns.Find(candidate => candidate.IsMatch(line));
        if (pattern is null != NotMatch.IsPresent)
        {
            return false;
        }

        if (Quiet)
        {
            WriteObject(_found ? [] : new[] { true }, enumerateCollection: true);
        }
        else
        {
            WriteObject(Raw ? line : NewMatch(line, number, path, pattern));
        }

        _found = true;
        return true;
    }

    private MatchInfo NewMatch(string line, int number, string path, Regex? pattern) => new()
    {
        IgnoreCase = !CaseSensitive,
        Emphasize = !NoEmphasis,
        Line = line,
        LineNumber = number,
        Path = path,
        Pattern = pattern?.ToString() ?? Pattern[0],
        Matches = pattern is null ? [] : AllMatches ? [.. pattern.Matches(line).Cast<Match>()] : [pattern.Match(line)],
    };
}

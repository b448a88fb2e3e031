using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Microsoft.PowerShell.Commands;

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

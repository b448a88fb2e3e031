using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>The text of a choice prompt and the meaning of an answer; "&amp;Yes" has the hot key Y.</summary>
public sealed class ChoiceMenu
{
    private readonly IReadOnlyList<(string HotKey, string Label, string Help)> _choices;

    public ChoiceMenu(Collection<ChoiceDescription> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0)
        {
            throw new ArgumentException("\"choices\" should have at least one element.", nameof(choices));
        }

        _choices = choices.Select(choice => (HotKey(choice.Label), choice.Label.Replace("&", string.Empty), choice.HelpMessage)).ToList();
    }

    /// <summary>All choices in one line, ending where the answer is typed.</summary>
    public string Render(int defaultChoice)
    {
        string line = string.Concat(_choices.Select(choice => $"[{choice.HotKey}] {choice.Label}  ")) + "[?] Help ";
        return defaultChoice < 0 ? line : line + $"(default is \"{Key(defaultChoice)}\"): ";
    }

    /// <summary>One choice a line, for a prompt that takes several.</summary>
    public string RenderLines(IReadOnlyList<int> defaults)
    {
        IEnumerable<string> lines = _choices.Select(choice => $"[{choice.HotKey}] {choice.Label}  ").Append("[?] Help ");
        string keys = string.Join(',', defaults.Select(Key));
        string note = defaults.Count switch
        {
            0 => string.Empty,
            1 => Environment.NewLine + $"(default is \"{keys}\")",
            _ => Environment.NewLine + $"(default choices are {keys})",
        };
        return string.Join(Environment.NewLine, lines) + note;
    }

    /// <summary>What "?" answers: each choice with its help.</summary>
    public string RenderHelp() => string.Join(
        Environment.NewLine, _choices.Select(choice => $"{(choice.HotKey.Length > 0 ? choice.HotKey : choice.Label)} - {choice.Help}"));

    /// <summary>The index of the choice that an answer means, by hot key or whole label; -1 when none.</summary>
    public int Find(string answer) => _choices.ToList().FindIndex(choice =>
        string.Equals(answer, choice.Label, StringComparison.CurrentCultureIgnoreCase)
        || (choice.HotKey.Length > 0 && string.Equals(answer, choice.HotKey, StringComparison.CurrentCultureIgnoreCase)));

    private string Key(int index) => _choices[index].HotKey.Length > 0 ? _choices[index].HotKey : _choices[index].Label;

    private static string HotKey(string label)
    {
        int mark = label.IndexOf('&');
        return mark >= 0 && mark + 1 < label.Length ? char.ToUpper(label[mark + 1]).ToString() : string.Empty;
    }
}

using System.Text.RegularExpressions;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>How many terminal cells a character takes.</summary>
public static partial class CellWidth
{
    // East Asian wide and fullwidth ranges of the basic plane, as the engine's formatter counts them.
    private static readonly (char First, char Last)[] Wide =
    [
        ('\u1100', '\u115f'), ('\u2329', '\u232a'), ('\u2e80', '\u303e'), ('\u3041', '\ua4cf'), ('\uac00', '\ud7a3'),
        ('\uf900', '\ufaff'), ('\ufe10', '\ufe19'), ('\ufe30', '\ufe6f'), ('\uff00', '\uff60'), ('\uffe0', '\uffe6'),
    ];

    /// <summary>1 or 2; each half of a surrogate pair counts 1, so that a pair (an emoji, mostly) counts 2.</summary>
    public static int Of(char character) =>
        Array.Exists(Wide, range => character >= range.First && character <= range.Last) ? 2 : 1;

    /// <summary>The cells of a text; the escape sequences in it, such as colours, take none.</summary>
    public static int Of(string text)
    {
        string visible = text.Contains('\u001b') ? EscapeSequence().Replace(text, string.Empty) : text;
        return visible.Sum(Of);
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\a]*?(\a|\x1b\\)")]
    private static partial Regex EscapeSequence();
}

using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Wildcards, regular expressions, files and paths.</summary>
public static class TextOperators
{
    public static Verdict BeLike(object? actual, object? pattern, bool caseSensitive)
    {
        var options = caseSensitive ? WildcardOptions.None : WildcardOptions.IgnoreCase;
        bool holds = WildcardPattern.Get(Text(pattern), options).IsMatch(Text(actual));
        string prefix = caseSensitive ? "Expected case sensitively like wildcard" : "Expected like wildcard";
        return Match(holds, prefix, pattern, actual);
    }

    public static Verdict MatchRegex(object? actual, object? pattern, bool caseSensitive)
    {
        bool holds = Regex.IsMatch(Text(actual), Text(pattern), caseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase);
        string prefix = caseSensitive ? "Expected regular expression (case sensitively)" : "Expected regular expression";
        return Match(holds, prefix, pattern, actual);
    }

    public static Verdict FileContentMatch(PSCmdlet cmdlet, object? path, object? pattern, RegexOptions options, bool wholeText)
    {
        string file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(Text(path));
        IEnumerable<string> texts = wholeText ? [File.ReadAllText(file)] : File.ReadLines(file);
        bool holds = texts.Any(text => Regex.IsMatch(text, Text(pattern), options));
        string wanted = ValueText.Of(pattern);
        return new Verdict(
            holds,
            $"Expected {wanted} to be found in file '{path}'",
            "but it was not found.",
            $"Expected {wanted} to not be found in file '{path}'",
            "but it was found.");
    }

    public static Verdict Exist(PSCmdlet cmdlet, object? path)
    {
        string shown = ValueText.Of(path);
        return new Verdict(
            cmdlet.InvokeProvider.Item.Exists(Text(path)),
            $"Expected path {shown} to exist",
            "but it did not exist.",
            $"Expected path {shown} to not exist",
            "but it did exist.");
    }

    private static Verdict Match(bool holds, string prefix, object? pattern, object? actual) => new(
        holds,
        $"{prefix} {ValueText.Of(pattern)} to match {ValueText.Of(actual)}",
        "but it did not match.",
        $"{prefix} {ValueText.Of(pattern)} to not match {ValueText.Of(actual)}",
        "but it did match.");

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? string.Empty;
}

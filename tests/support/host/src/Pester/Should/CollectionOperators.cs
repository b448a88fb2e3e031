using System.Collections;
using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Emptiness, size and membership; the actual value is always the list of what came through the pipeline.</summary>
public static class CollectionOperators
{
    public static Verdict BeNullOrEmpty(IReadOnlyList<object?> actual)
    {
        object? only = actual.Count == 1 ? actual[0] : null;
        bool holds = actual.Count == 0 || (actual.Count == 1 && IsNullOrEmpty(only));
        return new Verdict(
            holds,
            "Expected $null or empty",
            $"but got {ValueText.Of(actual.Count == 1 ? only : actual)}.",
            "Expected a value",
            "but got $null or empty.");
    }

    public static Verdict HaveCount(IReadOnlyList<object?> actual, object? expected)
    {
        int count = LanguagePrimitives.ConvertTo<int>(expected);
        string size = count == 0 ? "an empty collection" : $"a collection with size {count}";
        string got = actual.Count == 0 ? "but got an empty collection." : $"but got collection with size {actual.Count} {ValueText.Of(actual)}.";
        string other = count == 0 ? "a non-empty collection" : $"a collection with size different from {count}";
        return new Verdict(actual.Count == count, $"Expected {size}", got, $"Expected {other}", $"but got collection with that size {ValueText.Of(actual)}.");
    }

    public static Verdict Contain(IReadOnlyList<object?> actual, object? expected, bool caseSensitive)
    {
        string exactly = caseSensitive ? " exactly" : string.Empty;
        string wanted = ValueText.Of(expected);
        string collection = ValueText.Of(actual);
        return new Verdict(
            HasItem(actual, expected, caseSensitive),
            $"Expected {wanted} to be found{exactly} in collection {collection}",
            "but it was not found.",
            $"Expected {wanted} to not be found{exactly} in collection {collection}",
            "but it was found.");
    }

    public static Verdict BeIn(object? actual, object? expected)
    {
        string collection = ValueText.Of(expected);
        return new Verdict(
            HasItem(Items(expected), actual, caseSensitive: false),
            $"Expected collection {collection} to contain {ValueText.Of(actual)}",
            "but it was not found.",
            $"Expected collection {collection} to not contain {ValueText.Of(actual)}",
            "but it was found.");
    }

    private static bool HasItem(IEnumerable<object?> items, object? wanted, bool caseSensitive) =>
        items.Any(item => LanguagePrimitives.Equals(item, wanted, ignoreCase: !caseSensitive));

    private static IEnumerable<object?> Items(object? value) =>
        LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value];

    private static bool IsNullOrEmpty(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => true,
        string text => text.Length == 0,
        ICollection items => items.Count == 0,
        PSCustomObject => false,
        _ => string.IsNullOrEmpty(LanguagePrimitives.ConvertTo<string>(value)),
    };
}

using System.Collections;
using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Equality, order, truth and type.</summary>
public static class ValueOperators
{
    public static Verdict Be(object? actual, object? expected, bool caseSensitive)
    {
        string wanted = ValueText.Of(expected);
        bool texts = Single(actual) is string && Single(expected) is string;
        return new Verdict(
            AreEqual(expected, actual, caseSensitive),
            texts ? "Expected strings to be the same" : $"Expected {(caseSensitive ? "exactly " : string.Empty)}{wanted}",
            texts
                ? "but they were different.\n" + Difference((string)Single(actual)!, (string)Single(expected)!, caseSensitive)
                : $"but got {ValueText.Of(Items(actual) is [var only] ? only : actual)}.",
            $"Expected {wanted} to be different from the actual value",
            $"but got {(caseSensitive ? "exactly " : string.Empty)}the same value.");
    }

    public static Verdict Compare(object? actual, object? expected, string relation, Func<int, bool> accepts)
    {
        bool holds = LanguagePrimitives.TryCompare(Bare(actual), Bare(expected), ignoreCase: true, out int order) && accepts(order);
        string wanted = ValueText.Of(expected);
        string got = $"but got {ValueText.Of(actual)}.";
        return new Verdict(
            holds, $"Expected the actual value to be {relation} {wanted}", got, $"Expected the actual value to not be {relation} {wanted}", got);
    }

    public static Verdict BeTruth(object? actual, bool expected)
    {
        string got = $"but got {ValueText.Of(actual)}.";
        return new Verdict(
            LanguagePrimitives.IsTrue(actual) == expected,
            $"Expected {ValueText.Of(expected)}",
            got,
            $"Expected {ValueText.Of(!expected)}",
            got);
    }

    public static Verdict BeOfType(object? actual, object? expected)
    {
        string name = TypeName.WithoutBrackets(LanguagePrimitives.ConvertTo<string>(expected) ?? string.Empty);
        if (!LanguagePrimitives.TryConvertTo(expected is Type ? expected : name, out Type type))
        {
            throw new PSArgumentException($"Could not find type [{name}]. Make sure that the assembly that contains that type is loaded.");
        }

        bool holds = type.IsInstanceOfType(Bare(actual));
        string wanted = ValueText.Of(type);
        string got = $"but got {ValueText.Of(actual)} with type {ValueText.Of(Bare(actual)?.GetType())}.";
        return new Verdict(
            holds,
            $"Expected the value to have type {wanted} or any of its subtypes",
            got,
            $"Expected the value to not have type {wanted} or any of its subtypes",
            got);
    }

    /// <summary>PowerShell's -eq (-ceq), with the expected value on the left; lists are equal when all their items are.</summary>
    public static bool AreEqual(object? expected, object? actual, bool caseSensitive)
    {
        // A single value is a list of one, as it is in a pipeline; nothing, an empty list and a list of nothing are one.
        List<object?> left = Items(expected) ?? [Bare(expected)];
        List<object?> right = Items(actual) ?? [Bare(actual)];
        if (IsNothing(left) || IsNothing(right))
        {
            return IsNothing(left) && IsNothing(right);
        }

        return left.Count == right.Count && left.Zip(right).All(pair => AreItemsEqual(pair.First, pair.Second, caseSensitive));
    }

    private static bool AreItemsEqual(object? expected, object? actual, bool caseSensitive) =>
        Bare(expected) is Array || Bare(actual) is Array
            ? AreEqual(expected, actual, caseSensitive)
            : LanguagePrimitives.Equals(Bare(expected), Bare(actual), ignoreCase: !caseSensitive);

    private static bool IsNothing(List<object?> items) => items is [] or [null];

    private static object? Bare(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static List<object?>? Items(object? value) =>
        Bare(value) is IEnumerable items and not string and not IDictionary ? items.Cast<object?>().ToList() : null;

    // A collection of one item equals the item, as it does once the pipeline has unrolled it.
    private static object? Single(object? value) => Items(value) is [var only] ? Single(only) : Bare(value);

    private static string Difference(string actual, string expected, bool caseSensitive)
    {
        var comparison = caseSensitive ? StringComparison.CurrentCulture : StringComparison.CurrentCultureIgnoreCase;
        int shorter = Math.Min(actual.Length, expected.Length);
        int index = Enumerable.Range(0, shorter).FirstOrDefault(at => !string.Equals(actual[at..(at + 1)], expected[at..(at + 1)], comparison), shorter);
        string lengths = actual.Length == expected.Length
            ? $"String lengths are both {actual.Length}."
            : $"Expected length: {expected.Length}\nActual length:   {actual.Length}";
        string pointer = new string(' ', "Expected: '".Length) + new string('-', index) + "^";
        return $"{lengths}\nStrings differ at index {index}.\nExpected: '{expected}'\nBut was:  '{actual}'\n{pointer}";
    }
}

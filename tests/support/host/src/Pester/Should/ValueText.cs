using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Values as Pester's messages show them.</summary>
public static class ValueText
{
    private const int ShownItems = 10;

    /// <summary>Text in quotes, $null, $true, @(1, 2), {script}, [type]; everything else as its string.</summary>
    public static string Of(object? value)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null => "$null",
            bool flag => flag ? "$true" : "$false",
            string text => text.Length == 0 ? "<empty>" : $"'{text}'",
            DateTime time => time.ToString("o", CultureInfo.InvariantCulture),
            Type type => $"[{LanguagePrimitives.ConvertTo<string>(type)}]",
            ScriptBlock script => "{" + script + "}",
            IDictionary => LanguagePrimitives.ConvertTo<string>(bare),
            IEnumerable items => Items(items.Cast<object?>().ToList()),
            _ => LanguagePrimitives.ConvertTo<string>(value),
        };
    }

    private static string Items(List<object?> items)
    {
        string more = items.Count > ShownItems ? $", ...{items.Count - ShownItems} more" : string.Empty;
        return $"@({string.Join(", ", items.Take(ShownItems).Select(Of))}{more})";
    }
}

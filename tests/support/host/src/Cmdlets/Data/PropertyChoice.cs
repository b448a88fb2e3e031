using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>One -Property argument: a name with wildcards, a script block, or @{ Name = …; Expression = … }.</summary>
public sealed record PropertyChoice(string? Name, PSPropertyExpression Expression, bool? Descending)
{
    /// <summary>Reads the argument of a -Property parameter.</summary>
    /// <exception cref="PSArgumentException">A hashtable with an unknown key or without an expression.</exception>
    public static IReadOnlyList<PropertyChoice> Parse(IEnumerable<object>? arguments) =>
        (arguments ?? []).Select(ParseOne).ToList();

    /// <summary>The values of the expression on an object, each with the name it resolved to.</summary>
    public IEnumerable<PSPropertyExpressionResult> Values(PSObject source) =>
        Expression.ResolveNames(source).SelectMany(resolved => resolved.GetValues(source));

    /// <summary>The first value, or null when the object has no such property.</summary>
    public object? Value(PSObject source) => Values(source).FirstOrDefault()?.Result;

    private static PropertyChoice ParseOne(object argument)
    {
        object bare = argument is PSObject wrapped ? wrapped.BaseObject : argument;
        return bare switch
        {
            IDictionary table => ParseTable(table),
            _ => new PropertyChoice(null, ToExpression(bare), null),
        };
    }

    private static PropertyChoice ParseTable(IDictionary table)
    {
        string? name = null;
        bool? descending = null;
        PSPropertyExpression? expression = null;
        foreach (DictionaryEntry entry in table)
        {
            string key = LanguagePrimitives.ConvertTo<string>(entry.Key).ToLowerInvariant();
            if (key.Length > 0 && ("name".StartsWith(key) || "label".StartsWith(key)))
            {
                name = LanguagePrimitives.ConvertTo<string>(entry.Value);
            }
            else if (key.Length > 0 && "expression".StartsWith(key))
            {
                expression = ToExpression(entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value);
            }
            else if (key.Length > 0 && ("ascending".StartsWith(key) || "descending".StartsWith(key)))
            {
                descending = LanguagePrimitives.IsTrue(entry.Value) == (key[0] == 'd');
            }
            else
            {
                throw new PSArgumentException($"The {key} key is not valid.", "Property");
            }
        }

        expression ??= name is null ? throw new PSArgumentException("The hashtable has no expression.", "Property") : ToExpression(name);
        return new PropertyChoice(name, expression, descending);
    }

    private static PSPropertyExpression ToExpression(object? value) => value switch
    {
        ScriptBlock script => new PSPropertyExpression(script),
        PSPropertyExpression expression => expression,
        null => throw new PSArgumentException("A property name cannot be null.", "Property"),
        _ => new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(value)),
    };
}

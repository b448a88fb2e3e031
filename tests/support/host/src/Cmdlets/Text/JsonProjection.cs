using System.Collections;
using System.Management.Automation;
using System.Numerics;

namespace Microsoft.PowerShell.Commands;

/// <summary>Turns PowerShell objects into plain dictionaries, lists and scalars, as far down as the depth allows.</summary>
public sealed class JsonProjection(int maxDepth, Action<string> warn)
{
    private bool _warned;

    /// <summary>The value to serialize; properties that cannot be read are null, and what is too deep is its text.</summary>
    public object? Project(object? value, int depth = 0)
    {
        var wrapped = value as PSObject;
        object? bare = wrapped?.BaseObject ?? value;
        if (bare is null or DBNull || bare == System.Management.Automation.Language.NullString.Value)
        {
            return null;
        }

        if (IsScalar(bare))
        {
            return WithExtendedProperties(wrapped, bare, depth);
        }

        if (depth > maxDepth)
        {
            return AsText(wrapped, bare);
        }

        return bare switch
        {
            IDictionary dictionary => WithExtendedProperties(wrapped, ProjectDictionary(dictionary, depth), depth),
            IEnumerable items => WithExtendedProperties(wrapped, ProjectItems(items, depth), depth),
            _ => ProjectProperties(wrapped ?? new PSObject(bare), depth),
        };
    }

    private static bool IsScalar(object value) => value is string or decimal or DateTime or DateTimeOffset or Guid or Uri or BigInteger
        || value.GetType() is { IsPrimitive: true } or { IsEnum: true };

    private string AsText(PSObject? wrapped, object bare)
    {
        if (!_warned)
        {
            _warned = true;
            warn($"Resulting JSON is truncated as serialization has exceeded the set depth of {maxDepth}.");
        }

        object source = bare is PSCustomObject && wrapped is not null ? wrapped : bare;
        return LanguagePrimitives.ConvertTo<string>(source);
    }

    private Dictionary<string, object?> ProjectDictionary(IDictionary dictionary, int depth)
    {
        var result = new Dictionary<string, object?>();
        foreach (DictionaryEntry entry in dictionary)
        {
            // pwsh 7.5 and later take keys of every type as text.
            result[LanguagePrimitives.ConvertTo<string>(entry.Key)] = Project(entry.Value, depth + 1);
        }

        return result;
    }

    private List<object?> ProjectItems(IEnumerable items, int depth)
    {
        var result = new List<object?>();
        foreach (object? item in items)
        {
            result.Add(Project(item, depth + 1));
        }

        return result;
    }

    private Dictionary<string, object?> ProjectProperties(PSObject source, int depth)
    {
        var result = new Dictionary<string, object?>();
        foreach (PSPropertyInfo property in source.Properties)
        {
            result.TryAdd(property.Name, Project(ReadOrNull(property), depth + 1));
        }

        return result;
    }

    // Add-Member on a scalar or a collection: {"value": ..., "extra": ...}; on a dictionary: more keys.
    private object? WithExtendedProperties(PSObject? wrapped, object? projected, int depth)
    {
        if (wrapped is null || wrapped.BaseObject is string or DateTime)
        {
            return projected;
        }

        var extended = wrapped.Members.Match("*", PSMemberTypes.NoteProperty).OfType<PSPropertyInfo>().ToList();
        if (extended.Count == 0)
        {
            return projected;
        }

        var result = projected as Dictionary<string, object?> ?? new Dictionary<string, object?> { ["value"] = projected };
        foreach (PSPropertyInfo property in extended)
        {
            result.TryAdd(property.Name, Project(ReadOrNull(property), depth + 1));
        }

        return result;
    }

    private static object? ReadOrNull(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}

using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> _input = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Depth { get; set; } = 1024;

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    protected override void ProcessRecord() => _input.Add(InputObject);

    protected override void EndProcessing()
    {
        // Several inputs are either a document each or the lines of one; the first one tells.
        if (_input.Count == 0 || (_input.Count > 1 && IsDocument(_input[0])))
        {
            _input.ForEach(Convert);
        }
        else
        {
            Convert(string.Join(Environment.NewLine, _input));
        }
    }

    private bool IsDocument(string text)
    {
        try
        {
            return Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Convert(string text)
    {
        try
        {
            WriteObject(Build(Parse(text)), enumerateCollection: !NoEnumerate);
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"Conversion from JSON failed with error: {error.Message}", error);
        }
    }

    private object? Parse(string text) => JsonConvert.DeserializeObject(text, new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        MaxDepth = Depth,
    });

    private object? Build(object? token) => token switch
    {
        JObject entries when AsHashtable => BuildHashtable(entries),
        JObject entries => BuildObject(entries),
        JArray items => items.Where(item => item.Type != JTokenType.Comment).Select(Build).ToArray(),
        JValue value => value.Value,
        _ => token,
    };

    private OrderedHashtable BuildHashtable(JObject entries)
    {
        var result = new OrderedHashtable();
        foreach ((string name, JToken? value) in entries)
        {
            result[name] = Build(value);
        }

        return result;
    }

    private PSObject BuildObject(JObject entries)
    {
        var result = new PSObject();
        foreach ((string name, JToken? value) in entries)
        {
            if (name.Length == 0)
            {
                throw Refuse(
                    "EmptyKeyInJsonString",
                    "The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.");
            }

            if (result.Properties[name] is { } other)
            {
                throw Refuse(
                    "KeysWithDifferentCasingInJsonString",
                    $"Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '{other.Name}' was '{name}'.");
            }

            result.Properties.Add(new PSNoteProperty(name, Build(value)));
        }

        return result;
    }

    private RuntimeException Refuse(string errorId, string message)
    {
        ThrowTerminatingError(new ErrorRecord(
            new InvalidOperationException(message), errorId, ErrorCategory.InvalidOperation, null));
        return new RuntimeException(message);
    }
}

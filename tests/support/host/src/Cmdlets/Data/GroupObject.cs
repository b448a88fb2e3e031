using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>One group with its members.</summary>
public class GroupInfo(ArrayList values, string name, Collection<PSObject> group)
{
    public ArrayList Values { get; } = values;

    public int Count => Group.Count;

    public string Name { get; } = name;

    public Collection<PSObject> Group { get; } = group;
}

/// <summary>One group of -NoElement: its name and how many it has.</summary>
public sealed class GroupInfoNoElement(ArrayList values, string name, int count)
{
    public ArrayList Values { get; } = values;

    public int Count { get; } = count;

    public string Name { get; } = name;
}

[Cmdlet("Group", "Object")]
[OutputType(typeof(Hashtable), typeof(GroupInfo))]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _input = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    [Parameter]
    public SwitchParameter AsString { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _input.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        List<GroupInfo> groups = Groups();
        if (AsHashTable)
        {
            WriteObject(ToHashtable(groups));
        }
        else if (NoElement)
        {
            WriteObject(groups.Select(group => new GroupInfoNoElement(group.Values, group.Name, group.Count)), enumerateCollection: true);
        }
        else
        {
            WriteObject(groups, enumerateCollection: true);
        }
    }

    private List<GroupInfo> Groups()
    {
        IReadOnlyList<PropertyChoice> keys = PropertyChoice.Parse(Property);
        var order = new ObjectOrder(CaseSensitive);
        var comparer = Comparer<object?[]>.Create((left, right) =>
            left.Zip(right, order.Compare).FirstOrDefault(result => result != 0));
        var groups = new SortedDictionary<object?[], GroupInfo>(comparer);
        foreach (PSObject item in _input)
        {
            object?[] values = keys.Count == 0 ? [item.BaseObject] : keys.Select(key => key.Value(item)).ToArray();
            if (!groups.TryGetValue(values, out GroupInfo? group))
            {
                group = new GroupInfo(new ArrayList(values), string.Join(", ", values.Select(Name)), []);
                groups.Add(values, group);
            }

            group.Group.Add(item);
        }

        return groups.Values.ToList();
    }

    private static string Name(object? value) =>
        value is null ? string.Empty : LanguagePrimitives.ConvertTo<string>(value);

    private Hashtable ToHashtable(List<GroupInfo> groups)
    {
        var table = CaseSensitive ? new Hashtable() : new Hashtable(StringComparer.CurrentCultureIgnoreCase);
        foreach (GroupInfo group in groups)
        {
            object key = AsString || group.Values.Count > 1 ? group.Name : group.Values[0] ?? string.Empty;
            table[key is PSObject wrapped ? wrapped.BaseObject : key] = group.Group;
        }

        return table;
    }
}

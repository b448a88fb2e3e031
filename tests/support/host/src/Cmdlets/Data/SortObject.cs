using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Sort", "Object", DefaultParameterSetName = "Default")]
public sealed class SortObjectCommand : PSCmdlet
{
    // Stands for the value of a property that an object lacks; comes last in either direction.
    private static readonly object Missing = new();

    private readonly List<PSObject> _input = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public string? Culture { get; set; }

    /// <summary>Given for compatibility: the sort is always stable.</summary>
    [Parameter(ParameterSetName = "Default")]
    public SwitchParameter Stable { get; set; }

    [Parameter(ParameterSetName = "Top", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; }

    [Parameter(ParameterSetName = "Bottom", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Bottom { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _input.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        var order = new ObjectOrder(CaseSensitive, Culture is null ? null : CultureInfo.GetCultureInfo(Culture));
        IReadOnlyList<PropertyChoice> keys = Property is null ? [] : PropertyChoice.Parse(Property);
        var rows = _input.Select(item => new Row(item, Keys(item, keys))).ToList();
        var comparer = Comparer<Row>.Create((left, right) => Compare(left, right, keys, order));
        IEnumerable<Row> sorted = rows.Order(comparer);
        if (Unique)
        {
            sorted = WithoutRepeats(sorted, comparer);
        }

        foreach (Row row in Cut(sorted.ToList()))
        {
            WriteObject(row.Item);
        }
    }

    private static object?[] Keys(PSObject item, IReadOnlyList<PropertyChoice> keys) =>
        keys.Count == 0 ? [item] : keys.Select(key => KeyOf(key, item)).ToArray();

    private static object? KeyOf(PropertyChoice key, PSObject item) =>
        key.Values(item).FirstOrDefault() is { } found ? found.Result : Missing;

    private int Compare(Row left, Row right, IReadOnlyList<PropertyChoice> keys, ObjectOrder order)
    {
        for (int index = 0; index < left.Keys.Length; index++)
        {
            bool descending = keys.Count > 0 && keys[index].Descending is { } own ? own : Descending.IsPresent;
            int result = CompareKeys(left.Keys[index], right.Keys[index], descending, order);
            if (result != 0)
            {
                return result;
            }
        }

        return 0;
    }

    private static int CompareKeys(object? left, object? right, bool descending, ObjectOrder order)
    {
        if (left == Missing || right == Missing)
        {
            return (left == Missing).CompareTo(right == Missing);
        }

        return descending ? order.Compare(right, left) : order.Compare(left, right);
    }

    private static IEnumerable<Row> WithoutRepeats(IEnumerable<Row> sorted, IComparer<Row> comparer)
    {
        Row? last = null;
        foreach (Row row in sorted)
        {
            if (last is null || comparer.Compare(last, row) != 0)
            {
                yield return row;
            }

            last = row;
        }
    }

    private IEnumerable<Row> Cut(List<Row> rows) =>
        Top > 0 ? rows.Take(Top) : Bottom > 0 ? rows.TakeLast(Bottom) : rows;

    private sealed record Row(PSObject Item, object?[] Keys);
}

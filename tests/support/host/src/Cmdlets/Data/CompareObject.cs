using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Compare, "Object")]
public sealed class CompareObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _difference = [];

    [Parameter(Position = 0, Mandatory = true)]
    [AllowEmptyCollection]
    public PSObject[] ReferenceObject { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PSObject[] DifferenceObject { get; set; } = [];

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int SyncWindow { get; set; } = int.MaxValue;

    [Parameter]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter ExcludeDifferent { get; set; }

    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void ProcessRecord() => _difference.AddRange(DifferenceObject);

    protected override void EndProcessing()
    {
        IReadOnlyList<PropertyChoice> keys = PropertyChoice.Parse(Property);
        var order = new ObjectOrder(CaseSensitive);
        var unmatched = new List<(PSObject Item, int Index)>(_difference.Select((item, index) => (item, index)));
        var missing = new List<PSObject>();
        var equal = new List<PSObject>();
        for (int index = 0; index < ReferenceObject.Length; index++)
        {
            PSObject reference = ReferenceObject[index];
            int match = unmatched.FindIndex(other => Math.Abs((long)other.Index - index) <= SyncWindow && IsSame(reference, other.Item, keys, order));
            if (match < 0)
            {
                missing.Add(reference);
            }
            else
            {
                unmatched.RemoveAt(match);
                equal.Add(reference);
            }
        }

        WriteAll(equal, "==", keys, IncludeEqual || ExcludeDifferent);
        WriteAll(unmatched.Select(other => other.Item), "=>", keys, !ExcludeDifferent);
        WriteAll(missing, "<=", keys, !ExcludeDifferent);
    }

    private static bool IsSame(PSObject left, PSObject right, IReadOnlyList<PropertyChoice> keys, ObjectOrder order) => keys.Count == 0
        ? order.Compare(left, right) == 0
        : keys.All(key => order.Compare(key.Value(left), key.Value(right)) == 0);

    private void WriteAll(IEnumerable<PSObject> items, string side, IReadOnlyList<PropertyChoice> keys, bool wanted)
    {
        foreach (PSObject item in wanted ? items : [])
        {
            PSObject result = PassThru ? item : Row(item, keys);
            result.Properties.Add(new PSNoteProperty("SideIndicator", side), preValidated: true);
            WriteObject(result);
        }
    }

    private static PSObject Row(PSObject item, IReadOnlyList<PropertyChoice> keys)
    {
        var row = new PSObject();
        if (keys.Count == 0)
        {
            row.Properties.Add(new PSNoteProperty("InputObject", item));
        }

        foreach (PropertyChoice key in keys)
        {
            row.Properties.Add(new PSNoteProperty(key.Name ?? key.Expression.ToString(), key.Value(item)));
        }

        return row;
    }
}

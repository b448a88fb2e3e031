using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>Drops what equals the object right before it.</summary>
[Cmdlet(VerbsCommon.Get, "Unique", DefaultParameterSetName = "AsString")]
public sealed class GetUniqueCommand : PSCmdlet
{
    private PSObject? _last;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(ParameterSetName = "AsString")]
    public SwitchParameter AsString { get; set; }

    [Parameter(ParameterSetName = "UniqueByType")]
    public SwitchParameter OnType { get; set; }

    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null && (_last is null || !IsSame(_last, InputObject)))
        {
            _last = InputObject;
            WriteObject(InputObject);
        }
    }

    private bool IsSame(PSObject left, PSObject right)
    {
        if (OnType)
        {
            return left.TypeNames[0] == right.TypeNames[0];
        }

        var order = new ObjectOrder(caseSensitive: !CaseInsensitive);
        return AsString ? order.Compare(left.ToString(), right.ToString()) == 0 : order.Compare(left, right) == 0;
    }
}

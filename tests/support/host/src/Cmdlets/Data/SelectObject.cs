using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "DefaultParameter")]
public sealed partial class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _held = new();
    private readonly List<PSObject> _unique = [];
    private IReadOnlyList<PropertyChoice> _choices = [];
    private List<WildcardPattern> _excluded = [];
    private int _seen;
    private int _passed;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, ParameterSetName = "DefaultParameter")]
    [Parameter(Position = 0, ParameterSetName = "SkipLastParameter")]
    public object[]? Property { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    public string[]? ExcludeProperty { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = -1;

    [Parameter(ParameterSetName = "DefaultParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; } = -1;

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter(ParameterSetName = "SkipLastParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLast { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "IndexParameter")]
    public SwitchParameter Wait { get; set; }

    [Parameter(ParameterSetName = "IndexParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Index { get; set; }

    [Parameter(ParameterSetName = "SkipIndexParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? SkipIndex { get; set; }

    protected override void BeginProcessing()
    {
        _choices = PropertyChoice.Parse(Property is null && ExcludeProperty is not null ? ["*"] : Property);
        _excluded = (ExcludeProperty ?? []).Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToList();
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        int position = _seen++;
        if (Index is not null || SkipIndex is not null)
        {
            ProcessIndexed(InputObject, position);
        }
        else if (Last >= 0)
        {
            ProcessWithLast(InputObject, position);
        }
        else if (position >= Skip)
        {
            ProcessStreaming(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        // With -Last, -Skip counts from the end.
        int dropped = Last >= 0 && First < 0 ? Skip : SkipLast;
        while (_held.Count > dropped)
        {
            Emit(_held.Dequeue());
        }

        _held.Clear();
        if (Unique)
        {
            _unique.ForEach(WriteObject);
        }
    }

    private void ProcessIndexed(PSObject input, int position)
    {
        if (SkipIndex is not null ? !SkipIndex.Contains(position) : Index!.Contains(position))
        {
            Emit(input);
        }

        if (Index is not null && position >= Index.DefaultIfEmpty(-1).Max())
        {
            StopWhenDone();
        }
    }

    private void ProcessWithLast(PSObject input, int position)
    {
        if (First > 0 && position >= Skip && _passed < First)
        {
            _passed++;
            Emit(input);
            return;
        }

        _held.Enqueue(input);
        if (_held.Count > Last + (First < 0 ? Skip : 0))
        {
            _held.Dequeue();
        }
    }

    private void ProcessStreaming(PSObject input)
    {
        _held.Enqueue(input);
        if (_held.Count > SkipLast && (First < 0 || _passed < First))
        {
            _passed++;
            Emit(_held.Dequeue());
        }

        if (First >= 0 && _passed >= First)
        {
            _held.Clear();
            if (First > 0)
            {
                StopWhenDone();
            }
        }
    }

    private void StopWhenDone()
    {
        if (!Wait)
        {
            EndProcessing();
            throw EngineInternals.StopUpstream(this);
        }
    }
}

using System.Collections;
using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "DefaultParameter")]
public sealed class SelectObjectCommand : PSCmdlet
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

    private void Emit(PSObject input)
    {
        if (_choices.Count == 0 && ExpandProperty is null)
        {
            WriteOrRemember(input, []);
            return;
        }

        List<PSNoteProperty> selected = _choices.SelectMany(choice => Selected(choice, input)).ToList();
        if (ExpandProperty is not null)
        {
            Expand(input, selected);
            return;
        }

        var result = new PSObject();
        AddTo(result, selected, input);
        WriteOrRemember(result, selected);
    }

    private IEnumerable<PSNoteProperty> Selected(PropertyChoice choice, PSObject input)
    {
        var values = choice.Values(input).Where(value => !IsExcluded(value.ResolvedExpression.ToString())).ToList();
        if (values.Count == 0)
        {
            // A name that the object lacks becomes an empty property; a pattern that matches nothing, nothing.
            string name = choice.Name ?? choice.Expression.ToString();
            return choice.Expression.HasWildCardCharacters || IsExcluded(name) ? [] : [new PSNoteProperty(name, null)];
        }

        return values.Select(value => new PSNoteProperty(choice.Name ?? value.ResolvedExpression.ToString(), value.Result));
    }

    private bool IsExcluded(string name) => _excluded.Exists(pattern => pattern.IsMatch(name));

    private void Expand(PSObject input, List<PSNoteProperty> selected)
    {
        var values = new PSPropertyExpression(ExpandProperty).GetValues(input);
        if (values.Count == 0)
        {
            WriteError(new ErrorRecord(
                new PSArgumentException($"Property \"{ExpandProperty}\" cannot be found.", nameof(ExpandProperty)),
                "ExpandPropertyNotFound",
                ErrorCategory.InvalidArgument,
                input));
            return;
        }

        object? value = values[0].Result;
        IEnumerable? items = LanguagePrimitives.GetEnumerable(value);
        foreach (object? item in items ?? (value is null ? Array.Empty<object>() : new[] { value }))
        {
            if (item is null)
            {
                continue;
            }

            PSObject expanded = selected.Count > 0 ? PSObject.AsPSObject(item).Copy() : PSObject.AsPSObject(item);
            AddTo(expanded, selected, input);
            WriteOrRemember(expanded, selected);
        }
    }

    private void AddTo(PSObject target, List<PSNoteProperty> properties, PSObject input)
    {
        foreach (PSNoteProperty property in properties)
        {
            if (target.Properties[property.Name] is null)
            {
                target.Properties.Add(property);
                continue;
            }

            WriteError(new ErrorRecord(
                new PSInvalidOperationException(
                    $"The property cannot be processed because the property \"{property.Name}\" already exists."),
                "AlreadyExistingUserSpecifiedProperty" + (ExpandProperty is null ? "NoExpand" : "Expand"),
                ErrorCategory.InvalidOperation,
                input));
        }
    }

    private void WriteOrRemember(PSObject value, List<PSNoteProperty> selected)
    {
        if (value.ImmediateBaseObject is PSCustomObject && selected.Count > 0)
        {
            value.TypeNames.Insert(0, "Selected." + InputObject?.BaseObject.GetType());
        }

        if (!Unique)
        {
            WriteObject(value);
        }
        else if (!_unique.Exists(other => IsSame(other, value, selected)))
        {
            _unique.Add(value);
        }
    }

    private bool IsSame(PSObject left, PSObject right, List<PSNoteProperty> selected)
    {
        var order = new ObjectOrder(caseSensitive: !CaseInsensitive);
        return selected.Count > 0
            ? selected.TrueForAll(note => order.Compare(left.Properties[note.Name]?.Value, note.Value) == 0)
            : order.Compare(left, right) == 0;
    }
}

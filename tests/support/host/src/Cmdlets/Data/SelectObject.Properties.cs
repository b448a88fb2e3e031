using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What is written of an object that was selected: itself, its chosen properties, or what one property holds.</summary>
public sealed partial class SelectObjectCommand
{
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

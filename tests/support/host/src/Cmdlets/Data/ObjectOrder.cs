using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>PowerShell's order of arbitrary values: by the engine's comparison, else by their text; null first.</summary>
public sealed class ObjectOrder(bool caseSensitive = false, CultureInfo? culture = null) : IComparer<object?>
{
    private readonly CultureInfo _culture = culture ?? CultureInfo.CurrentCulture;

    public int Compare(object? x, object? y)
    {
        x = x is PSObject wrappedX ? wrappedX.BaseObject : x;
        y = y is PSObject wrappedY ? wrappedY.BaseObject : y;
        if (LanguagePrimitives.TryCompare(x, y, ignoreCase: !caseSensitive, _culture, out int order))
        {
            return order;
        }

        return string.Compare(
            LanguagePrimitives.ConvertTo<string>(x), LanguagePrimitives.ConvertTo<string>(y), !caseSensitive, _culture);
    }
}

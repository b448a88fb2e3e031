using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

public abstract class MeasureInfo
{
    public string? Property { get; set; }
}

public sealed class GenericMeasureInfo : MeasureInfo
{
    public int Count { get; set; }

    public double? Average { get; set; }

    public double? Sum { get; set; }

    public object? Maximum { get; set; }

    public object? Minimum { get; set; }

    public double? StandardDeviation { get; set; }
}

public sealed class TextMeasureInfo : MeasureInfo
{
    public int? Lines { get; set; }

    public int? Words { get; set; }

    public int? Characters { get; set; }
}

[Cmdlet(VerbsDiagnostic.Measure, "Object", DefaultParameterSetName = "GenericMeasure")]
[OutputType(typeof(GenericMeasureInfo), typeof(TextMeasureInfo))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _input = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[]? Property { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Sum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Average { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Maximum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Minimum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter AllStats { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Line { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Word { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Character { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter IgnoreWhiteSpace { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _input.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        if (Property is null)
        {
            WriteObject(Measure(null, _input.Select(item => (object?)item.BaseObject).ToList()));
            return;
        }

        foreach (PropertyChoice choice in PropertyChoice.Parse(Property))
        {
            List<object?> values = _input.SelectMany(choice.Values).Select(value => (object?)value.Result).Where(value => value is not null).ToList();
            WriteObject(Measure(choice.Expression.ToString(), values));
        }
    }

    private MeasureInfo Measure(string? property, List<object?> values) =>
        ParameterSetName == "TextMeasure" ? MeasureText(property, values) : MeasureValues(property, values);

    private GenericMeasureInfo MeasureValues(string? property, List<object?> values)
    {
        var order = new ObjectOrder();
        bool numeric = Sum || Average || AllStats;
        List<double> numbers = numeric ? values.Select(Number).OfType<double>().ToList() : [];
        return new GenericMeasureInfo
        {
            Property = property,
            Count = values.Count,
            Sum = Sum || AllStats ? numbers.Sum() : null,
            Average = (Average || AllStats) && numbers.Count > 0 ? numbers.Average() : null,
            Maximum = Maximum || AllStats ? values.Max(order) : null,
            Minimum = Minimum || AllStats ? values.Min(order) : null,
            StandardDeviation = AllStats && numbers.Count > 1 ? Deviation(numbers) : null,
        };
    }

    private double? Number(object? value)
    {
        if (LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        WriteError(new ErrorRecord(
            new PSArgumentException($"Input object \"{value}\" is not numeric."),
            "NonNumericInputObject",
            ErrorCategory.InvalidType,
            value));
        return null;
    }

    private static double Deviation(List<double> numbers)
    {
        double mean = numbers.Average();
        return Math.Sqrt(numbers.Sum(number => (number - mean) * (number - mean)) / (numbers.Count - 1));
    }

    private TextMeasureInfo MeasureText(string? property, List<object?> values)
    {
        List<string> texts = values.Select(value => LanguagePrimitives.ConvertTo<string>(value)).ToList();
        return new TextMeasureInfo
        {
            Property = property,
            Lines = Line ? texts.Sum(text => text.Length == 0 ? 0 : text.Split('\n').Length) : null,
            Words = Word ? texts.Sum(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) : null,
            Characters = Character ? texts.Sum(text => text.Count(character => !IgnoreWhiteSpace || !char.IsWhiteSpace(character))) : null,
        };
    }
}

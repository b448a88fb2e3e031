using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Guid")]
[OutputType(typeof(Guid))]
public sealed class NewGuidCommand : PSCmdlet
{
    [Parameter]
    public SwitchParameter Empty { get; set; }

    protected override void EndProcessing() => WriteObject(Empty ? Guid.Empty : Guid.NewGuid());
}

[Cmdlet(VerbsCommon.Get, "Random", DefaultParameterSetName = "RandomNumber")]
public sealed class GetRandomCommand : PSCmdlet
{
    private readonly List<object> _choices = [];

    [Parameter(Position = 0, ParameterSetName = "RandomNumber")]
    public object? Maximum { get; set; }

    [Parameter(ParameterSetName = "RandomNumber")]
    public object? Minimum { get; set; }

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ParameterSetName = "RandomListItem")]
    public object[] InputObject { get; set; } = [];

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    [Parameter(ParameterSetName = "RandomListItem")]
    public SwitchParameter Shuffle { get; set; }

    [Parameter]
    public int? SetSeed { get; set; }

    protected override void ProcessRecord() => _choices.AddRange(InputObject);

    protected override void EndProcessing()
    {
        Random random = SetSeed is { } seed ? new Random(seed) : Random.Shared;
        if (ParameterSetName == "RandomListItem")
        {
            object[] shuffled = [.. _choices];
            random.Shuffle(shuffled);
            WriteObject(Shuffle ? shuffled : shuffled.Take(Count), enumerateCollection: true);
            return;
        }

        for (int index = 0; index < Count; index++)
        {
            WriteObject(Number(random));
        }
    }

    // Like the type of its bounds: with a real one a real number, else an integer below the maximum.
    private object Number(Random random)
    {
        object? low = Minimum is PSObject wrappedLow ? wrappedLow.BaseObject : Minimum;
        object? high = Maximum is PSObject wrappedHigh ? wrappedHigh.BaseObject : Maximum;
        if (low is double or float || high is double or float)
        {
            double from = LanguagePrimitives.ConvertTo<double>(low ?? 0.0);
            double to = LanguagePrimitives.ConvertTo<double>(high ?? double.MaxValue);
            return from + (random.NextDouble() * (to - from));
        }

        long number = random.NextInt64(LanguagePrimitives.ConvertTo<long>(low ?? 0), LanguagePrimitives.ConvertTo<long>(high ?? (long)int.MaxValue));
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : number;
    }
}

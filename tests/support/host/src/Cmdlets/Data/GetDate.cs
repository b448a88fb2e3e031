using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Date", DefaultParameterSetName = "DateAndFormat")]
[OutputType(typeof(DateTime), typeof(string))]
public sealed class GetDateCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LastWriteTime")]
    public DateTime Date { get; set; }

    [Parameter]
    [Alias("UnixTime")]
    public long UnixTimeSeconds { get; set; }

    [Parameter]
    [ValidateRange(1, 9999)]
    public int Year { get; set; }

    [Parameter]
    [ValidateRange(1, 12)]
    public int Month { get; set; }

    [Parameter]
    [ValidateRange(1, 31)]
    public int Day { get; set; }

    [Parameter]
    [ValidateRange(0, 23)]
    public int Hour { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int Minute { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int Second { get; set; }

    [Parameter]
    [ValidateRange(0, 999)]
    public int Millisecond { get; set; }

    [Parameter]
    public string? Format { get; set; }

    [Parameter]
    public string? UFormat { get; set; }

    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    protected override void ProcessRecord()
    {
        DateTime date = WithParts(Start());
        date = AsUTC ? date.ToUniversalTime() : date;
        if (UFormat is not null)
        {
            WriteObject(UnixFormat(date, UFormat));
        }
        else
        {
            WriteObject(Format is null ? date : date.ToString(NetFormat(Format), CultureInfo.CurrentCulture));
        }
    }

    private bool Has(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private DateTime Start() => Has(nameof(UnixTimeSeconds)) ? DateTimeOffset.FromUnixTimeSeconds(UnixTimeSeconds).LocalDateTime
        : Has(nameof(Date)) ? Date
        : DateTime.Now;

    private DateTime WithParts(DateTime date)
    {
        date = Has(nameof(Year)) ? date.AddYears(Year - date.Year) : date;
        date = Has(nameof(Month)) ? date.AddMonths(Month - date.Month) : date;
        date = Has(nameof(Day)) ? date.AddDays(Day - date.Day) : date;
        date = Has(nameof(Hour)) ? date.AddHours(Hour - date.Hour) : date;
        date = Has(nameof(Minute)) ? date.AddMinutes(Minute - date.Minute) : date;
        date = Has(nameof(Second)) ? date.AddSeconds(Second - date.Second) : date;
        return Has(nameof(Millisecond)) ? date.AddTicks((Millisecond * TimeSpan.TicksPerMillisecond) - (date.Ticks % TimeSpan.TicksPerSecond)) : date;
    }

    private static string NetFormat(string format) => format.ToLowerInvariant() switch
    {
        "filedate" => "yyyyMMdd",
        "filedateuniversal" => "yyyyMMdd'Z'",
        "filedatetime" => "yyyyMMdd'T'HHmmssffff",
        "filedatetimeuniversal" => "yyyyMMdd'T'HHmmssffff'Z'",
        _ => format,
    };

    // strftime's specifiers that scripts use; the others stay as they are written.
    private static string UnixFormat(DateTime date, string format)
    {
        var map = new Dictionary<char, string>
        {
            ['Y'] = "yyyy", ['y'] = "yy", ['m'] = "MM", ['d'] = "dd", ['H'] = "HH", ['I'] = "hh", ['M'] = "mm", ['S'] = "ss",
            ['p'] = "tt", ['Z'] = "zz", ['a'] = "ddd", ['A'] = "dddd", ['b'] = "MMM", ['B'] = "MMMM", ['T'] = "HH:mm:ss",
            ['F'] = "yyyy-MM-dd", ['R'] = "HH:mm", ['D'] = "MM/dd/yy",
        };
        return System.Text.RegularExpressions.Regex.Replace(format.TrimStart('+'), "%(.)", match => match.Groups[1].Value[0] switch
        {
            's' => new DateTimeOffset(date).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            'j' => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
            'n' => "\n",
            't' => "\t",
            '%' => "%",
            char specifier when map.TryGetValue(specifier, out string? net) => date.ToString(net, CultureInfo.CurrentCulture),
            _ => match.Value,
        });
    }
}

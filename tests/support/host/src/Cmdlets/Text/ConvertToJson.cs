using System.Management.Automation;
using Newtonsoft.Json;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertTo, "Json")]
[OutputType(typeof(string))]
public sealed class ConvertToJsonCommand : PSCmdlet
{
    private readonly List<object?> _input = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    [Parameter]
    [ValidateRange(0, 100)]
    public int Depth { get; set; } = 2;

    [Parameter]
    public SwitchParameter Compress { get; set; }

    [Parameter]
    public SwitchParameter EnumsAsStrings { get; set; }

    [Parameter]
    public SwitchParameter AsArray { get; set; }

    [Parameter]
    public StringEscapeHandling EscapeHandling { get; set; } = StringEscapeHandling.Default;

    protected override void ProcessRecord() => _input.Add(InputObject);

    protected override void EndProcessing()
    {
        if (_input.Count == 0)
        {
            return;
        }

        object? source = _input.Count > 1 || AsArray ? _input : _input[0];
        var settings = new JsonSerializerSettings
        {
            TypeNameHandling = TypeNameHandling.None,
            MaxDepth = 1024,
            StringEscapeHandling = EscapeHandling,
            Formatting = Compress ? Formatting.None : Formatting.Indented,
        };
        if (EnumsAsStrings)
        {
            settings.Converters.Add(new Newtonsoft.Json.Converters.StringEnumConverter());
        }

        WriteObject(JsonConvert.SerializeObject(new JsonProjection(Depth, WriteWarning).Project(source), settings));
    }
}

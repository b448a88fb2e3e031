using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true, ValueFromPipeline = true)]
    [Alias("Msg", "Message")]
    public object? Object { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public object Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor ForegroundColor { get; set; } = (ConsoleColor)(-1);

    [Parameter]
    public ConsoleColor BackgroundColor { get; set; } = (ConsoleColor)(-1);

    protected override void ProcessRecord()
    {
        var message = new HostInformationMessage
        {
            Message = Text(Object),
            NoNewLine = NoNewline,
            ForegroundColor = ColorOrHost(nameof(ForegroundColor), ForegroundColor),
            BackgroundColor = ColorOrHost(nameof(BackgroundColor), BackgroundColor),
        };

        // The engine shows records with this tag on the host whatever $InformationPreference says.
        WriteInformation(message, ["PSHOST"]);
    }

    private ConsoleColor? ColorOrHost(string parameter, ConsoleColor color) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? color : null;

    private string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => string.Empty,
        string text => text,
        IEnumerable items => string.Join(Separator.ToString(), items.Cast<object?>().Select(Text)),
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };
}

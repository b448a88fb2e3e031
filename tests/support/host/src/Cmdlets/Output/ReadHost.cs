using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommunications.Read, "Host", DefaultParameterSetName = "AsString")]
[OutputType(typeof(string), typeof(SecureString))]
public sealed class ReadHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true)]
    [AllowNull]
    public object? Prompt { get; set; }

    [Parameter(ParameterSetName = "AsSecureString")]
    public SwitchParameter AsSecureString { get; set; }

    [Parameter(ParameterSetName = "AsString")]
    public SwitchParameter MaskInput { get; set; }

    protected override void BeginProcessing()
    {
        if (Prompt is null)
        {
            WriteObject(ReadBare());
            return;
        }

        string text = LanguagePrimitives.ConvertTo<string>(Prompt);
        var field = new FieldDescription(text);
        field.SetParameterType(AsSecureString || MaskInput ? typeof(SecureString) : typeof(string));
        Dictionary<string, PSObject> answers = Host.UI.Prompt(string.Empty, string.Empty, new Collection<FieldDescription> { field });
        WriteObject(MaskInput ? Reveal(answers[text]) : answers[text]);
    }

    private object ReadBare()
    {
        if (!AsSecureString && !MaskInput)
        {
            return Host.UI.ReadLine();
        }

        SecureString secret = Host.UI.ReadLineAsSecureString();
        return MaskInput ? Reveal(PSObject.AsPSObject(secret)) : secret;
    }

    private static string Reveal(PSObject secret) =>
        new System.Net.NetworkCredential(string.Empty, (SecureString)secret.BaseObject).Password;
}

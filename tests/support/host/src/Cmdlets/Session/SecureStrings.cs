using System.Management.Automation;
using System.Net;
using System.Security;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertTo, "SecureString", DefaultParameterSetName = "PlainText")]
[OutputType(typeof(SecureString))]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string String { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (!AsPlainText)
        {
            throw new PSNotSupportedException("This PowerShell host keeps no encrypted strings: ConvertTo-SecureString takes -AsPlainText only.");
        }

        var secret = new SecureString();
        foreach (char character in String)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        WriteObject(secret);
    }
}

[Cmdlet(VerbsData.ConvertFrom, "SecureString")]
[OutputType(typeof(string))]
public sealed class ConvertFromSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public SecureString SecureString { get; set; } = new();

    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    protected override void ProcessRecord()
    {
        if (!AsPlainText)
        {
            throw new PSNotSupportedException("This PowerShell host keeps no encrypted strings: ConvertFrom-SecureString takes -AsPlainText only.");
        }

        WriteObject(new NetworkCredential(string.Empty, SecureString).Password);
    }
}

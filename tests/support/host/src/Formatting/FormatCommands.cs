using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Microsoft.PowerShell.Commands;

/// <summary>Format-Table: the engine has the formatter and its parameters; only the cmdlet itself is missing there.</summary>
[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => EngineFormatter.Attach(this, "Table");
}

[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => EngineFormatter.Attach(this, "List");
}

[Cmdlet(VerbsCommon.Format, "Wide")]
public sealed class FormatWideCommand : OuterFormatTableAndListBase
{
    public FormatWideCommand() => EngineFormatter.Attach(this, "Wide");

    [Parameter]
    public SwitchParameter AutoSize { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Column { get; set; }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        EngineFormatter.SetWideOptions(this, Column > 0 ? Column : null, AutoSize ? true : null);
    }
}

using System.Management.Automation;
using System.Text;
using AwsRole.PowerShellHost.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Out, "String", DefaultParameterSetName = "NoNewLineFormatting")]
[OutputType(typeof(string))]
public sealed class OutStringCommand : FrontEndCommandBase
{
    private readonly StringBuilder _text = new();
    private LineWriter? _writer;

    [Parameter(ParameterSetName = "StreamFormatting")]
    public SwitchParameter Stream { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    [Parameter(ParameterSetName = "NoNewLineFormatting")]
    public SwitchParameter NoNewline { get; set; }

    protected override void BeginProcessing()
    {
        _writer = new LineWriter(TakeLine);
        EngineFormatter.Attach(this, _writer, Width);
        base.BeginProcessing();
    }

    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        _writer?.Flush();
    }

    protected override void EndProcessing()
    {
        base.EndProcessing();
        _writer?.Dispose();
        if (!Stream)
        {
            WriteObject(_text.ToString());
        }
    }

    private void TakeLine(string line)
    {
        if (Stream)
        {
            WriteObject(line);
        }
        else if (NoNewline)
        {
            _text.Append(line);
        }
        else
        {
            _text.AppendLine(line);
        }
    }
}

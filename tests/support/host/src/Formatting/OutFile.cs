using System.Management.Automation;
using System.Text;
using AwsRole.PowerShellHost.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Microsoft.PowerShell.Commands;

/// <summary>Out-File; the engine also calls it for the redirections &gt; and &gt;&gt;.</summary>
[Cmdlet(VerbsData.Out, "File", DefaultParameterSetName = "ByPath", SupportsShouldProcess = true)]
public sealed class OutFileCommand : FrontEndCommandBase
{
    private StreamWriter? _writer;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ByPath")]
    [Alias("Path")]
    public string FilePath { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ParameterSetName = "ByLiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string? LiteralPath { get; set; }

    [Parameter(Position = 1)]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = EncodingArgumentAttribute.Default;

    [Parameter]
    public SwitchParameter Append { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int Width { get; set; } = int.MaxValue;

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    protected override void BeginProcessing()
    {
        string path = SessionState.Path.GetUnresolvedProviderPathFromPSPath(LiteralPath ?? FilePath);
        if (!ShouldProcess(path, "Output to File"))
        {
            return;
        }

        _writer = Open(path);
        EngineFormatter.Attach(this, new LineWriter(WriteLineOfText), Width);
        base.BeginProcessing();
    }

    protected override void ProcessRecord()
    {
        if (_writer is not null)
        {
            base.ProcessRecord();
            _writer.Flush();
        }
    }

    protected override void EndProcessing()
    {
        if (_writer is not null)
        {
            base.EndProcessing();
            _writer.Dispose();
            _writer = null;
        }
    }

    protected override void InternalDispose()
    {
        base.InternalDispose();
        _writer?.Dispose();
    }

    private void WriteLineOfText(string line)
    {
        if (NoNewline)
        {
            _writer?.Write(line);
        }
        else
        {
            _writer?.WriteLine(line);
        }
    }

    private StreamWriter Open(string path)
    {
        try
        {
            if (NoClobber && !Append && File.Exists(path))
            {
                ThrowTerminatingError(new ErrorRecord(
                    new IOException($"The file '{path}' already exists."), "NoClobber", ErrorCategory.ResourceExists, path));
            }

            if (Force && File.Exists(path))
            {
                new FileInfo(path).IsReadOnly = false;
            }

            return new StreamWriter(path, Append, Encoding);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(new ErrorRecord(error, "FileOpenFailure", ErrorCategory.OpenError, path));
            throw;
        }
    }
}

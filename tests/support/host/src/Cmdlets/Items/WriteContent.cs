using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>Set-Content and Add-Content: open the targets once, then write each value on its line.</summary>
public abstract class WriteContentCommand : PathCommand, IDisposable
{
    private List<Action<object?>>? _writers;
    private readonly List<IDisposable> _open = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Value { get; set; }

    // -Path by position and -Value from the pipeline, unlike the reading cmdlets.
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public override string[] Path { get; set; } = [];

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = EncodingArgumentAttribute.Default;

    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    protected abstract bool Append { get; }

    // pwsh's ids, misnomers included.
    protected override string ErrorId(Exception error) => error switch
    {
        DirectoryNotFoundException => "GetContentWriterDirectoryNotFoundError",
        UnauthorizedAccessException => "GetContentWriterUnauthorizedAccessError",
        _ => "GetContentWriterIOError",
    };

    protected override void ProcessRecord()
    {
        _writers ??= OpenAll();
        foreach (object? value in Value ?? [null])
        {
            _writers.ForEach(write => write(value is PSObject wrapped ? wrapped.BaseObject : value));
            if (PassThru)
            {
                WriteObject(value);
            }
        }
    }

    protected override void EndProcessing() => Dispose();

    public void Dispose()
    {
        _open.ForEach(writer => writer.Dispose());
        _open.Clear();
        GC.SuppressFinalize(this);
    }

    private List<Action<object?>> OpenAll()
    {
        var writers = new List<Action<object?>>();
        ForEachPath(path =>
        {
            foreach (string target in Targets(path, out ProviderInfo provider))
            {
                if (!ShouldProcess($"Path: {target}", Append ? "Add Content" : "Set Content"))
                {
                    continue;
                }

                ReportErrors(target, () => writers.Add(provider.Name == "FileSystem" ? OpenFile(target) : OpenProvider($"{provider.Name}::{target}")));
            }
        });
        return writers;
    }

    private IReadOnlyList<string> Targets(string path, out ProviderInfo provider)
    {
        if (!IsLiteral && WildcardPattern.ContainsWildcardCharacters(path))
        {
            return ResolveProviderPaths(path, out provider);
        }

        return [SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)];
    }

    private Action<object?> OpenFile(string path)
    {
        if (Force && File.Exists(path))
        {
            new FileInfo(path).IsReadOnly = false;
        }

        var stream = new FileStream(path, Append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        if (AsByteStream)
        {
            _open.Add(stream);
            return value => WriteBytes(stream, value);
        }

        var writer = new StreamWriter(stream, Append && stream.Length > 0 ? WithoutMark(Encoding) : Encoding);
        _open.Add(writer);
        return value => WriteText(value, writer.Write);
    }

    private Action<object?> OpenProvider(string path)
    {
        if (!Append)
        {
            InvokeProvider.Content.Clear([path], Force, literalPath: true);
        }

        IContentWriter writer = InvokeProvider.Content.GetWriter([path], Force, literalPath: true)[0];
        if (Append)
        {
            writer.Seek(0, SeekOrigin.End);
        }

        _open.Add(writer);
        var values = new ArrayList();
        return value =>
        {
            values.Clear();
            values.Add(value);
            writer.Write(values);
        };
    }

    private void WriteText(object? value, Action<string> write)
    {
        if (value is not string && LanguagePrimitives.GetEnumerable(value) is { } items)
        {
            foreach (object? item in items)
            {
                WriteText(item, write);
            }

            return;
        }

        write(LanguagePrimitives.ConvertTo<string>(value) + (NoNewline ? string.Empty : Environment.NewLine));
    }

    private static void WriteBytes(FileStream stream, object? value)
    {
        byte[] bytes = value is byte one ? [one] : LanguagePrimitives.ConvertTo<byte[]>(value);
        stream.Write(bytes);
    }

    // A byte order mark belongs at the start only.
    private static Encoding WithoutMark(Encoding encoding) => encoding switch
    {
        UTF8Encoding => EncodingArgumentAttribute.Default,
        UnicodeEncoding => new UnicodeEncoding(encoding.CodePage == 1201, byteOrderMark: false),
        UTF32Encoding => new UTF32Encoding(encoding.CodePage == 12001, byteOrderMark: false),
        _ => encoding,
    };
}

[Cmdlet(VerbsCommon.Set, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class SetContentCommand : WriteContentCommand
{
    protected override bool Append => false;
}

[Cmdlet(VerbsCommon.Add, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class AddContentCommand : WriteContentCommand
{
    protected override bool Append => true;
}

[Cmdlet(VerbsCommon.Clear, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class ClearContentCommand : PathCommand
{
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        if (ShouldProcess($"Item: {path}", "Clear Content"))
        {
            InvokeProvider.Content.Clear([path], Force, IsLiteral);
        }
    });
}

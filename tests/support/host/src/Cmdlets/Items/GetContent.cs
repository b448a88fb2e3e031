using System.Management.Automation;
using System.Management.Automation.Provider;
using System.Text;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
public sealed class GetContentCommand : PathCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long ReadCount { get; set; } = 1;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("First", "Head")]
    [ValidateRange(0, long.MaxValue)]
    public long TotalCount { get; set; } = long.MaxValue;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Last")]
    [ValidateRange(0, int.MaxValue)]
    public int Tail { get; set; } = -1;

    [Parameter]
    public SwitchParameter Raw { get; set; }

    [Parameter]
    [EncodingArgument]
    public Encoding Encoding { get; set; } = EncodingArgumentAttribute.Default;

    [Parameter]
    public SwitchParameter AsByteStream { get; set; }

    [Parameter]
    public string? Delimiter { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        foreach (string found in ResolveProviderPaths(path, out ProviderInfo provider))
        {
            ReportErrors(found, () =>
            {
                if (provider.Name == "FileSystem")
                {
                    WriteFile(found);
                }
                else
                {
                    WriteProviderContent($"{provider.Name}::{found}");
                }
            });
        }
    });

    private void WriteFile(string path)
    {
        if (Directory.Exists(path))
        {
            WriteError(new ErrorRecord(
                new UnauthorizedAccessException($"Unable to get content because it is a directory: '{path}'. Please use 'Get-ChildItem' instead."),
                "GetContainerContentException",
                ErrorCategory.InvalidOperation,
                path));
        }
        else if (AsByteStream)
        {
            byte[] bytes = File.ReadAllBytes(path);
            WriteObject(bytes, enumerateCollection: !Raw && ReadCount > 0);
        }
        else if (Raw)
        {
            string text = File.ReadAllText(path, Encoding);
            WriteObject(text.Length > 0 ? new[] { text } : [], enumerateCollection: true);
        }
        else
        {
            WriteItems(Delimiter is null ? File.ReadLines(path, Encoding) : Delimited(File.ReadAllText(path, Encoding), Delimiter));
        }
    }

    private static string[] Delimited(string text, string delimiter) =>
        text.Split(delimiter, text.EndsWith(delimiter, StringComparison.Ordinal) ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None);

    private void WriteItems(IEnumerable<object> items)
    {
        IEnumerable<object> wanted = Tail >= 0 ? items.TakeLast(Tail) : items.Take((int)Math.Min(TotalCount, int.MaxValue));
        if (ReadCount == 1)
        {
            WriteObject(wanted, enumerateCollection: true);
            return;
        }

        // 0 means all in one array.
        foreach (object[] block in wanted.Chunk(ReadCount > 0 ? (int)ReadCount : int.MaxValue))
        {
            WriteObject(block);
        }
    }

    private void WriteProviderContent(string path)
    {
        foreach (IContentReader reader in InvokeProvider.Content.GetReader([path], Force, literalPath: true))
        {
            using (reader)
            {
                var items = new List<object>();
                while (reader.Read(1) is { Count: > 0 } block)
                {
                    items.AddRange(block.Cast<object>());
                }

                if (Raw)
                {
                    WriteObject(string.Join(Environment.NewLine, items));
                }
                else
                {
                    WriteItems(items);
                }
            }
        }
    }
}

using System.Management.Automation;
using System.Security.Cryptography;

namespace Microsoft.PowerShell.Commands;

/// <summary>A file and its hash; the engine's view knows it by this name.</summary>
public sealed class FileHashInfo
{
    public string Algorithm { get; init; } = string.Empty;

    public string Hash { get; init; } = string.Empty;

    public string? Path { get; init; }
}

[Cmdlet(VerbsCommon.Get, "FileHash", DefaultParameterSetName = "Path")]
[OutputType(typeof(FileHashInfo))]
public sealed class GetFileHashCommand : PathCommand
{
    [Parameter(Mandatory = true, ParameterSetName = "StreamParameterSet", Position = 0)]
    public Stream? InputStream { get; set; }

    [Parameter(Position = 1)]
    [ValidateSet("SHA1", "SHA256", "SHA384", "SHA512", "MD5")]
    public string Algorithm { get; set; } = "SHA256";

    protected override void ProcessRecord()
    {
        if (InputStream is not null)
        {
            WriteObject(Hash(InputStream, path: null));
            return;
        }

        ForEachPath(path =>
        {
            foreach (string file in ResolveProviderPaths(path, out _).Where(File.Exists))
            {
                using FileStream stream = File.OpenRead(file);
                WriteObject(Hash(stream, file));
            }
        });
    }

    private FileHashInfo Hash(Stream stream, string? path) => new()
    {
        Algorithm = Algorithm.ToUpperInvariant(),
        Hash = Convert.ToHexString(CryptographicOperations.HashData(new HashAlgorithmName(Algorithm.ToUpperInvariant()), stream)),
        Path = path,
    };
}

[Cmdlet(VerbsCommon.New, "TemporaryFile", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class NewTemporaryFileCommand : PSCmdlet
{
    protected override void EndProcessing()
    {
        if (ShouldProcess(System.IO.Path.GetTempPath()))
        {
            WriteObject(new FileInfo(System.IO.Path.GetTempFileName()));
        }
    }
}

[Cmdlet(VerbsCommon.Get, "ItemProperty", DefaultParameterSetName = "Path")]
public sealed class GetItemPropertyCommand : PathCommand
{
    [Parameter(Position = 1)]
    public string[] Name { get; set; } = [];

    protected override void ProcessRecord() => ForEachPath(path =>
        WriteObject(InvokeProvider.Property.Get([path], new(Name), IsLiteral), enumerateCollection: true));
}

[Cmdlet(VerbsCommon.Get, "ItemPropertyValue", DefaultParameterSetName = "Path")]
public sealed class GetItemPropertyValueCommand : PathCommand
{
    [Parameter(Position = 0, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public override string[] Path { get; set; } = ["."];

    [Parameter(Position = 1, Mandatory = true)]
    public string[] Name { get; set; } = [];

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        foreach (PSObject found in InvokeProvider.Property.Get([path], new(Name), IsLiteral))
        {
            WriteObject(Name.Select(name => found.Properties[name]?.Value), enumerateCollection: true);
        }
    });
}

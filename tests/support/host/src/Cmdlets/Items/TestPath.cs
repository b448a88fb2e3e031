using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What a path must be for Test-Path.</summary>
public enum TestPathType
{
    Any,
    Container,
    Leaf,
}

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : PathCommand
{
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public override string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public override string[]? LiteralPath { get; set; }

    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; }

    [Parameter]
    public SwitchParameter IsValid { get; set; }

    protected override void ProcessRecord()
    {
        if (Paths is null or { Length: 0 })
        {
            WriteError(new ErrorRecord(
                new ArgumentNullException("The provided Path argument was null or an empty collection."),
                "NullPathNotPermitted",
                ErrorCategory.InvalidArgument,
                Path));
            return;
        }

        foreach (string path in Paths)
        {
            WriteObject(!string.IsNullOrWhiteSpace(path) && (IsValid ? SessionState.Path.IsValid(path) : Exists(path)));
        }
    }

    private bool Exists(string path)
    {
        try
        {
            return InvokeProvider.Item.Exists(path, force: false, literalPath: IsLiteral) && PathType switch
            {
                TestPathType.Container => InvokeProvider.Item.IsContainer(path),
                TestPathType.Leaf => !InvokeProvider.Item.IsContainer(path),
                _ => true,
            };
        }
        catch (RuntimeException)
        {
            // An unknown drive or provider: there is nothing.
            return false;
        }
    }
}

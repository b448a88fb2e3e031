using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Structure;

/// <summary>Describe and Context: run their bodies at once, to discover the tests in them.</summary>
public abstract class AddBlockCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    public ScriptBlock? Fixture { get; set; }

    [Parameter]
    [Alias("Tags")]
    public string[] Tag { get; set; } = [];

    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? ForEach { get; set; }

    [Parameter]
    public SwitchParameter Skip { get; set; }

    [Parameter]
    public SwitchParameter AllowNullOrEmptyForEach { get; set; }

    protected abstract string Command { get; }

    protected override void EndProcessing()
    {
        TestBlock parent = TestFileRun.BlockFor(Command);
        if (Fixture is null)
        {
            throw new PSArgumentException($"No test body was given to {Command} '{Name}': is its opening brace on the next line?");
        }

        bool given = MyInvocation.BoundParameters.ContainsKey(nameof(ForEach));
        foreach (TestData? data in TestData.From(given ? ForEach ?? [] : null))
        {
            var block = new TestBlock(parent, Command, Name, data) { Skip = Skip || parent.Skip, Tags = Tag };
            parent.Children.Add(block);
            Discover(block, Fixture);
        }
    }

    private static void Discover(TestBlock block, ScriptBlock body)
    {
        TestFileRun run = TestFileRun.Current!;
        TestBlock? outer = run.DiscoveredBlock;
        run.DiscoveredBlock = block;
        try
        {
            ScriptRunner.RunInNewScope(body, block.Data?.Variables);
        }
        finally
        {
            run.DiscoveredBlock = outer;
        }
    }
}

[Cmdlet(VerbsCommon.Add, "DescribeBlock")]
[Alias("Describe")]
public sealed class AddDescribeBlockCommand : AddBlockCommand
{
    protected override string Command => "Describe";
}

[Cmdlet(VerbsCommon.Add, "ContextBlock")]
[Alias("Context")]
public sealed class AddContextBlockCommand : AddBlockCommand
{
    protected override string Command => "Context";
}

using System.Management.Automation;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Structure;

/// <summary>It: remembers a test, once for each case.</summary>
[Cmdlet(VerbsCommon.Add, "Test")]
[Alias("It")]
public sealed class AddTestCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    public ScriptBlock? Test { get; set; }

    [Parameter]
    [Alias("TestCases")]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? ForEach { get; set; }

    [Parameter]
    [Alias("Tags")]
    public string[] Tag { get; set; } = [];

    [Parameter]
    public SwitchParameter Skip { get; set; }

    [Parameter]
    public SwitchParameter AllowNullOrEmptyForEach { get; set; }

    protected override void EndProcessing()
    {
        TestBlock block = TestFileRun.BlockFor("It");
        ScriptBlock body = Test
            ?? throw new PSArgumentException($"No test body was given to It '{Name}': is its opening brace on the next line?");
        bool given = MyInvocation.BoundParameters.ContainsKey(nameof(ForEach));
        foreach (TestData? data in TestData.From(given ? ForEach ?? [] : null))
        {
            block.Children.Add(new TestCase(block, Name, body, data) { Skip = Skip || block.Skip, Tags = Tag });
        }
    }
}

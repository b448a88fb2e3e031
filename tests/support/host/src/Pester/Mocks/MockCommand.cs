using System.Management.Automation;
using AwsRole.PowerShellHost.Pester.Running;
using AwsRole.PowerShellHost.Pester.Structure;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>Mock: replaces a command until the block or test ends.</summary>
[Cmdlet(VerbsCommon.Add, "Mock")]
[Alias("Mock")]
public sealed class AddMockCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string CommandName { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    public ScriptBlock MockWith { get; set; } = ScriptBlock.Create(string.Empty);

    [Parameter]
    public SwitchParameter Verifiable { get; set; }

    [Parameter]
    public ScriptBlock? ParameterFilter { get; set; }

    [Parameter]
    public string? ModuleName { get; set; }

    [Parameter]
    public string[] RemoveParameterType { get; set; } = [];

    [Parameter]
    public string[] RemoveParameterValidation { get; set; } = [];

    protected override void EndProcessing()
    {
        MockTable mocks = TestFileRun.Current?.Mocks ?? throw new PSInvalidOperationException("Mock can be used only in a test run.");

        // Inside InModuleScope the module is the scope, without being named.
        PSModuleInfo? module = ModuleName is null ? SessionState.Module : ModuleFinder.Find(this, ModuleName);
        CommandInfo command = MockTarget.Resolve(this, CommandName, module);
        MockHook? hook = mocks.FindHook(command.Name, module?.Name);
        if (hook is null)
        {
            hook = MockHook.Install(command, module, new MockParameters(RemoveParameterType, RemoveParameterValidation));
            mocks.Add(hook);
        }

        mocks.Add(new MockBehavior(hook, MockWith, ParameterFilter, Verifiable));
    }
}

using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>Finds the command that a name means to Mock and Should -Invoke.</summary>
public static class MockTarget
{
    private const string FindCommand = "param($name) $ExecutionContext.InvokeCommand.GetCommand($name, 'All')";

    /// <exception cref="CommandNotFoundException">There is no such command where the mock would stand.</exception>
    public static CommandInfo Resolve(PSCmdlet cmdlet, string name, PSModuleInfo? module)
    {
        ScriptBlock finder = ScriptBlock.Create(FindCommand);
        ScriptBlock bound = module is null ? finder : module.NewBoundScriptBlock(finder);
        object? found = ScriptRunner.RunInNewScope(bound, variables: null, name).FirstOrDefault();
        var command = (found is PSObject wrapped ? wrapped.BaseObject : found) as CommandInfo;

        // An alias of a mocked command leads to its stand-in; what is mocked is the command's own name.
        while (command is AliasInfo alias && !IsMocked(alias.Name, module))
        {
            command = alias.ResolvedCommand;
        }

        return command ?? throw new CommandNotFoundException($"Could not find Command {name}");
    }

    private static bool IsMocked(string name, PSModuleInfo? module) => TestFileRun.Current?.Mocks.FindHook(name, module?.Name) is not null;
}

using System.Management.Automation;
using System.Management.Automation.Language;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>The function and aliases that stand in for a mocked command, in the tests' scope or in a module's.</summary>
public sealed class MockHook
{
    private const string Define = """
        param($name, $body, $aliases)
        $null = $ExecutionContext.InvokeProvider.Item.Set("Function:\script:$name", $body, $true, $true)
        foreach ($alias in $aliases) { Set-Alias -Name $alias -Value $name -Scope Script -Force }
        """;

    private const string Undefine = """
        param($name, $aliases)
        $ExecutionContext.InvokeProvider.Item.Remove("Function:\$name", $false, $true, $true)
        foreach ($alias in $aliases) { Remove-Alias -Name $alias -Force -ErrorAction Ignore }
        """;

    private readonly PSModuleInfo? _module;
    private readonly string[] _aliases;

    private MockHook(CommandInfo command, PSModuleInfo? module)
    {
        CommandName = command.Name;
        ModuleName = module?.Name;
        _module = module;
        _aliases = string.IsNullOrEmpty(command.ModuleName) ? [CommandName] : [CommandName, $"{command.ModuleName}\\{CommandName}"];
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string CommandName { get; }

    public string? ModuleName { get; }

    private string FunctionName => $"PesterMock_{CommandName}_{Id}";

    /// <summary>Puts a stand-in with the command's own parameters in front of it.</summary>
    public static MockHook Install(CommandInfo command, PSModuleInfo? module, MockParameters parameters)
    {
        var hook = new MockHook(command, module);
        hook.Run(Define, hook.FunctionName, ScriptBlock.Create(hook.Body(command, parameters)), hook._aliases);
        return hook;
    }

    public void Remove() => Run(Undefine, FunctionName, _aliases);

    private void Run(string script, params object[] arguments)
    {
        ScriptBlock block = ScriptBlock.Create(script);
        ScriptRunner.RunInNewScope(_module is null ? block : _module.NewBoundScriptBlock(block), variables: null, arguments);
    }

    private string Body(CommandInfo command, MockParameters parameters)
    {
        string call = $"Invoke-MockedCommand -HookId '{Id}' -BoundParameters $PSBoundParameters -Arguments ";
        if (command is ApplicationInfo or ExternalScriptInfo || command is FunctionInfo { CmdletBinding: false, ScriptBlock.Ast: { } ast } && HasNoParameters(ast))
        {
            return $"process {{ {call} $args }}";
        }

        CommandMetadata metadata = parameters.Of(command);
        bool isAdvanced = command is CmdletInfo or FunctionInfo { CmdletBinding: true };
        string binding = isAdvanced ? ProxyCommand.GetCmdletBindingAttribute(metadata) : string.Empty;
        string arguments = isAdvanced ? "@()" : "$args";
        return $"{binding} param({ProxyCommand.GetParamBlock(metadata)}) process {{ {call} {arguments} }}";
    }

    private static bool HasNoParameters(Ast ast) => ast switch
    {
        FunctionDefinitionAst { Parameters: null or { Count: 0 }, Body.ParamBlock: null } => true,
        ScriptBlockAst { ParamBlock: null } => true,
        _ => false,
    };
}

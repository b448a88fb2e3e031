using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Structure;

/// <summary>Finds the loaded script module that InModuleScope and Mock -ModuleName speak of.</summary>
public static class ModuleFinder
{
    /// <exception cref="PSInvalidOperationException">No such module is loaded, or it has no script scope.</exception>
    public static PSModuleInfo Find(PSCmdlet cmdlet, string name)
    {
        var found = cmdlet.InvokeCommand
            .InvokeScript("param($name) Get-Module -Name $name -All", name)
            .Select(item => (PSModuleInfo)item.BaseObject)
            .Where(module => module.ModuleType is ModuleType.Script or ModuleType.Manifest && module.SessionState is not null)
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new PSInvalidOperationException($"No modules named '{name}' are currently loaded."),
            _ => throw new PSInvalidOperationException($"Multiple script or manifest modules named '{name}' are currently loaded."),
        };
    }
}

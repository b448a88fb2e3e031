using System.Collections;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>
/// What a runspace has that a script makes by itself, with [powershell]::Create(). The engine fills it from a fixed
/// list of assemblies, of which only its own is here.
/// </summary>
public static class DefaultSnapIns
{
    private const string EngineAssembly = "System.Management.Automation";

    /// <summary>Puts this assembly into the list in place of the ones that are missing.</summary>
    public static void Register()
    {
        Type reader = EngineInternals.EngineType("System.Management.Automation.PSSnapInReader");
        var list = (IList)EngineInternals.GetStatic(reader, "DefaultMshSnapins")!;
        Type entryType = list[0]!.GetType();
        foreach (object entry in list.Cast<object>().ToList())
        {
            if ((string?)EngineInternals.Get(entry, "AssemblyName") != EngineAssembly)
            {
                list.Remove(entry);
            }
        }

        string ours = typeof(DefaultSnapIns).Assembly.GetName().Name!;
        list.Add(EngineInternals.Create(entryType, "Microsoft.PowerShell.Utility", ours, null, null, null));
    }
}

using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>Builds the initial session state: the engine's own commands plus this assembly's cmdlets.</summary>
public static class SessionStateFactory
{
    private const string Management = "Microsoft.PowerShell.Management";
    private const string Utility = "Microsoft.PowerShell.Utility";

    // pwsh keeps everything else in Microsoft.PowerShell.Utility.
    private static readonly HashSet<string> ManagementNouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "ChildItem", "Content", "Item", "ItemProperty", "Location", "Path", "Process", "PSDrive", "PSProvider",
    };

    /// <summary>A fresh state; each runspace needs its own.</summary>
    public static InitialSessionState Create()
    {
        var state = InitialSessionState.CreateDefault2();
        var modules = new[] { Management, Utility }.ToDictionary(name => name, EngineInternals.NewModule);
        foreach (Type type in typeof(SessionStateFactory).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet)
            {
                state.Commands.Add(Entry(type, cmdlet, modules));
            }
        }

        return state;
    }

    // The engine's completers and scripts call some cmdlets by their module-qualified names.
    private static SessionStateCmdletEntry Entry(
        Type type, CmdletAttribute cmdlet, IReadOnlyDictionary<string, PSModuleInfo> modules)
    {
        var entry = new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null);
        EngineInternals.SetModule(entry, modules[ManagementNouns.Contains(cmdlet.NounName) ? Management : Utility]);
        return entry;
    }
}

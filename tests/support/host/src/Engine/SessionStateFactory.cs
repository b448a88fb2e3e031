using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>Builds the initial session state: the engine's own commands plus this assembly's cmdlets.</summary>
public static class SessionStateFactory
{
    private const string Management = "Microsoft.PowerShell.Management";
    private const string Utility = "Microsoft.PowerShell.Utility";
    private const string Pester = "Pester";
    private const string TestNamespace = "AwsRole.PowerShellHost.Pester";

    // pwsh keeps everything else in Microsoft.PowerShell.Utility.
    private static readonly HashSet<string> ManagementNouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "ChildItem", "Content", "Item", "ItemProperty", "Location", "Path", "Process", "PSDrive", "PSProvider",
    };

    /// <summary>A fresh state; each runspace needs its own.</summary>
    /// <param name="forTests">True to add Describe, It, Should and the other commands of a test file.</param>
    public static InitialSessionState Create(bool forTests = false)
    {
        var state = InitialSessionState.CreateDefault2();
        var modules = new[] { Management, Utility, Pester }.ToDictionary(name => name, EngineInternals.NewModule);
        foreach (Type type in typeof(SessionStateFactory).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet && (forTests || !IsForTests(type)))
            {
                state.Commands.Add(CmdletEntry(type, cmdlet, modules));
                state.Commands.Add(AliasEntries(type, cmdlet));
            }
        }

        return state;
    }

    private static bool IsForTests(Type type) => type.Namespace?.StartsWith(TestNamespace, StringComparison.Ordinal) is true;

    private static string Name(CmdletAttribute cmdlet) => $"{cmdlet.VerbName}-{cmdlet.NounName}";

    // The engine's completers and scripts call some cmdlets by their module-qualified names.
    private static SessionStateCmdletEntry CmdletEntry(
        Type type, CmdletAttribute cmdlet, IReadOnlyDictionary<string, PSModuleInfo> modules)
    {
        string module = IsForTests(type) ? Pester : ManagementNouns.Contains(cmdlet.NounName) ? Management : Utility;
        var entry = new SessionStateCmdletEntry(Name(cmdlet), type, null);
        EngineInternals.SetModule(entry, modules[module]);
        return entry;
    }

    // A cmdlet needs a verb and a noun; "It" and "Should" are aliases.
    private static IEnumerable<SessionStateAliasEntry> AliasEntries(Type type, CmdletAttribute cmdlet) =>
        (type.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []).Select(alias => new SessionStateAliasEntry(alias, Name(cmdlet)));
}

using System.Management.Automation;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>Runs script blocks the way a test needs: in a scope of choice, and every terminating error reaches the caller.</summary>
public static class ScriptRunner
{
    /// <summary>Runs as if dot-sourced: what the script defines stays in the current scope of its session state.</summary>
    /// <returns>What it wrote to its output.</returns>
    public static IReadOnlyList<object?> RunInCurrentScope(ScriptBlock script, params object?[] arguments) =>
        EngineInternals.Invoke(script, useLocalScope: false, arguments);

    /// <summary>Runs in a new scope in which the variables are defined.</summary>
    /// <returns>What it wrote to its output.</returns>
    public static IReadOnlyList<object?> RunInNewScope(
        ScriptBlock script, IEnumerable<KeyValuePair<string, object?>>? variables, params object?[] arguments)
    {
        using SessionScope scope = SessionScope.Enter(script);
        foreach ((string name, object? value) in variables ?? [])
        {
            scope.Define(name, value);
        }

        return EngineInternals.Invoke(script, useLocalScope: false, arguments);
    }
}

using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

/// <summary>Variables of a scope: the engine offers scopes by name only to its own cmdlets.</summary>
public abstract class VariableCommand : PSCmdlet
{
    /// <summary>A compiled cmdlet has no scope of its own, so the innermost one is its caller's.</summary>
    protected const string CallersScope = "0";

    [Parameter]
    public string? Scope { get; set; }

    private object State => EngineInternals.Get(SessionState, "Internal")!;

    protected PSVariable? Find(string name) => Scope is null
        ? SessionState.PSVariable.Get(name)
        : (PSVariable?)EngineInternals.Call(State, "GetVariableAtScope", name, Scope);

    /// <summary>The variable of the scope that a new value would go to, whatever other scopes hide behind it.</summary>
    protected PSVariable? FindInTarget(string name) => (PSVariable?)EngineInternals.Call(State, "GetVariableAtScope", name, Scope ?? CallersScope);

    /// <summary>Those visible here (or in the scope) whose names match.</summary>
    protected IEnumerable<PSVariable> Match(string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            return Find(WildcardPattern.Unescape(pattern)) is { } found ? [found] : [];
        }

        var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
        return Table().Values.Where(variable => wildcard.IsMatch(variable.Name)).OrderBy(variable => variable.Name).ToList();
    }

    protected void Store(PSVariable variable, bool force)
    {
        object origin = EngineInternals.Get(this, "CommandOrigin")!;
        EngineInternals.Call(State, "SetVariableAtScope", variable, Scope ?? CallersScope, force, origin);
    }

    protected void Remove(PSVariable variable, bool force)
    {
        if (Scope is null)
        {
            EngineInternals.Call(State, "RemoveVariable", variable, force);
        }
        else
        {
            EngineInternals.Call(State, "RemoveVariableAtScope", variable, Scope, force);
        }
    }

    protected void ReportMissing(string name) => WriteError(new ErrorRecord(
        new ItemNotFoundException($"Cannot find a variable with the name '{name}'."), "VariableNotFound", ErrorCategory.ObjectNotFound, name));

    private IDictionary<string, PSVariable> Table() => Scope is null
        ? (IDictionary<string, PSVariable>)EngineInternals.Call(State, "GetVariableTable")!
        : (IDictionary<string, PSVariable>)EngineInternals.Call(State, "GetVariableTableAtScope", Scope)!;
}

using System.Management.Automation;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>A variable scope that is open while this object lives.</summary>
public sealed class SessionScope : IDisposable
{
    private readonly object _state;
    private readonly object _scope;

    private SessionScope(object state, bool isScriptScope)
    {
        _state = state;
        _scope = EngineInternals.Call(state, "NewScope", isScriptScope)!;
        EngineInternals.Set(_scope, "LocalsTuple", NewLocals());
        EngineInternals.Set(state, "CurrentScope", _scope);
    }

    /// <summary>Opens a scope in a session state; a script scope is what $script: means inside.</summary>
    public static SessionScope Enter(SessionState state, bool isScriptScope = false) =>
        new(EngineInternals.Get(state, "Internal")!, isScriptScope);

    /// <summary>Opens a scope in the session state that a script block belongs to.</summary>
    public static SessionScope Enter(ScriptBlock script) =>
        Enter((SessionState)EngineInternals.Get(script, "SessionState")!);

    /// <summary>Defines a variable in the scope.</summary>
    public void Define(string name, object? value) =>
        EngineInternals.Call(_scope, "SetVariable", name, value, false, true, _state, CommandOrigin.Internal, false);

    public void Dispose() => EngineInternals.Call(_state, "RemoveScope", _scope);

    // $_ and the other automatic variables live in a tuple, which only scopes of running scripts have by themselves.
    private static object NewLocals()
    {
        Type compiler = EngineInternals.EngineType("System.Management.Automation.Language.Compiler");
        return EngineInternals.CallStatic(
            EngineInternals.EngineType("System.Management.Automation.MutableTuple"),
            "MakeTuple",
            EngineInternals.GetStatic(compiler, "DottedLocalsTupleType"),
            EngineInternals.GetStatic(compiler, "DottedLocalsNameIndexMap"),
            null)!;
    }
}

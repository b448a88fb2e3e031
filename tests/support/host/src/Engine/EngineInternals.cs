using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>
/// The only place that reaches engine members which are not public. pwsh's own host and cmdlets use the same ones as
/// friend assemblies. The engine's version is pinned exactly, so a changed name shows at once.
/// </summary>
public static class EngineInternals
{
    private const BindingFlags Any =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    /// <summary>The engine's version, such as 7.6.9.</summary>
    public static string Version { get; } =
        Engine.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split(' ', '+')[0] ?? "0.0";

    /// <summary>The engine's type of that full name.</summary>
    public static Type EngineType(string fullName) => Engine.GetType(fullName, throwOnError: true)!;

    /// <summary>Creates an engine object with the constructor that fits the arguments.</summary>
    public static object Create(Type type, params object?[] arguments) =>
        Activator.CreateInstance(type, Any & ~BindingFlags.Static, binder: null, arguments, culture: null)!;

    /// <summary>Sets a field or property of an engine object, wherever in its base types it is declared.</summary>
    public static void Set(object target, string member, object? value)
    {
        for (Type? type = target.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField(member, Any | BindingFlags.DeclaredOnly) is { } field)
            {
                field.SetValue(target, value);
                return;
            }

            if (type.GetProperty(member, Any | BindingFlags.DeclaredOnly) is { CanWrite: true } property)
            {
                property.SetValue(target, value);
                return;
            }
        }

        throw new MissingMemberException(target.GetType().FullName, member);
    }

    /// <summary>Reads a field or property of an engine object.</summary>
    public static object? Get(object target, string member)
    {
        for (Type? type = target.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField(member, Any | BindingFlags.DeclaredOnly) is { } field)
            {
                return field.GetValue(target);
            }

            if (type.GetProperty(member, Any | BindingFlags.DeclaredOnly) is { } property)
            {
                return property.GetValue(target);
            }
        }

        throw new MissingMemberException(target.GetType().FullName, member);
    }

    /// <summary>Calls a method of an engine object by name; its exceptions come through as they are.</summary>
    public static object? Call(object target, string method, params object?[] arguments) => target.GetType().InvokeMember(
        method, Any | BindingFlags.InvokeMethod | BindingFlags.DoNotWrapExceptions, binder: null, target, arguments);

    /// <summary>Calls a static method of an engine type.</summary>
    public static object? CallStatic(Type type, string method, params object?[] arguments) => type.InvokeMember(
        method, Any | BindingFlags.InvokeMethod | BindingFlags.DoNotWrapExceptions, binder: null, null, arguments);

    /// <summary>Reads a static field or property of an engine type.</summary>
    public static object? GetStatic(Type type, string member) => type.InvokeMember(
        member, Any | BindingFlags.GetField | BindingFlags.GetProperty, binder: null, null, null);

    /// <summary>Makes "exit 3" in the script of -File end the session with 3, as pwsh does.</summary>
    public static void LetScriptExitEndSession(Runspace runspace) =>
        Set(Get(runspace, "ExecutionContext")!, "ScriptCommandProcessorShouldRethrowExit", true);

    /// <summary>Marks an object as an error, so that Out-Default renders it on the error stream.</summary>
    public static PSObject AsErrorOutput(ErrorRecord error)
    {
        var wrapped = new PSObject(error);
        Set(wrapped, "WriteStream", Enum.Parse(EngineType("System.Management.Automation.WriteStreamType"), "Error"));
        return wrapped;
    }

    /// <summary>A module that is only a name, for commands to belong to.</summary>
    public static PSModuleInfo NewModule(string name) =>
        (PSModuleInfo)Create(typeof(PSModuleInfo), name, string.Empty, null, null);

    /// <summary>Makes a command of the initial session state belong to a module.</summary>
    public static void SetModule(InitialSessionStateEntry entry, PSModuleInfo module) => Call(entry, "SetModule", module);

    /// <summary>The exception that ends the cmdlets before this one, as Select-Object -First does.</summary>
    public static Exception StopUpstream(Cmdlet cmdlet) =>
        (Exception)Create(EngineType("System.Management.Automation.StopUpstreamCommandsException"), cmdlet);

    /// <summary>Runs a script block for Invoke-Expression: in its caller's scope, the output streaming to the cmdlet's.</summary>
    public static void InvokeUsingCmdlet(PSCmdlet cmdlet, ScriptBlock script)
    {
        object nothing = System.Management.Automation.Internal.AutomationNull.Value;
        object[] none = [];
        Call(script, "InvokeUsingCmdlet", cmdlet, false, ToCurrentErrorPipe, nothing, none, nothing, none);
    }

    /// <summary>
    /// Runs a script block and answers its output. A terminating error ends it, as if a try statement stood around it;
    /// other errors go where the errors of the running command go.
    /// </summary>
    public static IReadOnlyList<object?> Invoke(ScriptBlock script, bool useLocalScope, object?[] arguments)
    {
        object nothing = System.Management.Automation.Internal.AutomationNull.Value;
        var output = new List<object?>();
        object pipe = Create(EngineType("System.Management.Automation.Internal.Pipe"), output);
        Call(
            script, "InvokeWithPipe", useLocalScope, ToCurrentErrorPipe, nothing, nothing, nothing, pipe, null, true, null, null, arguments);
        return output;
    }

    private static object ToCurrentErrorPipe { get; } = Enum.Parse(
        typeof(ScriptBlock).GetNestedType("ErrorHandlingBehavior", Any)!, "WriteToCurrentErrorPipe");
}

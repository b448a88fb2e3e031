using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

/// <summary>Variables of a scope: the engine offers scopes by name only to its own cmdlets.</summary>
public abstract class VariableCommand : PSCmdlet
{
    [Parameter]
    public string? Scope { get; set; }

    private object State => EngineInternals.Get(SessionState, "Internal")!;

    protected PSVariable? Find(string name) => Scope is null
        ? SessionState.PSVariable.Get(name)
        : (PSVariable?)EngineInternals.Call(State, "GetVariableAtScope", name, Scope);

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
        // 0 is the scope of the caller: a compiled cmdlet has none of its own.
        object origin = EngineInternals.Get(this, "CommandOrigin")!;
        EngineInternals.Call(State, "SetVariableAtScope", variable, Scope ?? "0", force, origin);
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

[Cmdlet(VerbsCommon.Get, "Variable")]
[OutputType(typeof(PSVariable))]
public sealed class GetVariableCommand : VariableCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    [Parameter]
    public string[] Include { get; set; } = [];

    [Parameter]
    public string[] Exclude { get; set; } = [];

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            var found = Match(name).Where(variable => IsWanted(variable.Name)).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                ReportMissing(name);
            }

            foreach (PSVariable variable in found)
            {
                WriteObject(ValueOnly ? variable.Value : variable);
            }
        }
    }

    private bool IsWanted(string name) =>
        (Include.Length == 0 || Include.Any(pattern => IsMatch(pattern, name))) && !Exclude.Any(pattern => IsMatch(pattern, name));

    private static bool IsMatch(string pattern, string name) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(name);
}

[Cmdlet(VerbsCommon.Set, "Variable", SupportsShouldProcess = true)]
[OutputType(typeof(PSVariable))]
public sealed class SetVariableCommand : VariableCommand
{
    private readonly List<object?> _values = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SessionStateEntryVisibility Visibility { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => _values.Add(Value);

    protected override void EndProcessing()
    {
        object? value = _values.Count > 1 ? _values.ToArray() : _values.FirstOrDefault();
        foreach (string name in Name.SelectMany(Targets))
        {
            if (ShouldProcess($"Name: {name} Value: {value}", "Set variable"))
            {
                SetOne(name, value);
            }
        }
    }

    private IEnumerable<string> Targets(string name) =>
        WildcardPattern.ContainsWildcardCharacters(name) ? Match(name).Select(variable => variable.Name) : [name];

    private void SetOne(string name, object? value)
    {
        try
        {
            bool keep = !MyInvocation.BoundParameters.ContainsKey(nameof(Option));
            PSVariable? existing = Find(name);
            var variable = new PSVariable(name, value, keep && existing is not null ? existing.Options : Option)
            {
                Description = Description ?? existing?.Description ?? string.Empty,
                Visibility = Visibility,
            };
            if (existing is { Options: var options } && keep && (options & (ScopedItemOptions.ReadOnly | ScopedItemOptions.Constant)) == 0)
            {
                variable.Options = options;
            }

            Store(variable, Force);
            WriteObject(PassThru ? new[] { variable } : [], enumerateCollection: true);
        }
        catch (RuntimeException error)
        {
            WriteError(new ErrorRecord(error.ErrorRecord, error));
        }
    }
}

[Cmdlet(VerbsCommon.New, "Variable", SupportsShouldProcess = true)]
[OutputType(typeof(PSVariable))]
public sealed class NewVariableCommand : VariableCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        Scope ??= "0";
        if (!Force && Find(Name) is not null)
        {
            WriteError(new ErrorRecord(
                new SessionStateException($"A variable with name '{Name}' already exists."), "VariableAlreadyExists", ErrorCategory.ResourceExists, Name));
            return;
        }

        if (ShouldProcess($"Name: {Name} Value: {Value}", "New variable"))
        {
            var variable = new PSVariable(Name, Value, Option) { Description = Description ?? string.Empty };
            Store(variable, Force);
            WriteObject(PassThru ? new[] { variable } : [], enumerateCollection: true);
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "Variable", SupportsShouldProcess = true)]
public sealed class RemoveVariableCommand : VariableCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        Scope ??= "0";
        foreach (string name in Name)
        {
            var found = Match(name).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                ReportMissing(name);
            }

            foreach (PSVariable variable in found.Where(variable => ShouldProcess($"Name: {variable.Name}", "Remove variable")))
            {
                Remove(variable, Force);
            }
        }
    }
}

[Cmdlet(VerbsCommon.Clear, "Variable", SupportsShouldProcess = true)]
public sealed class ClearVariableCommand : VariableCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string name in Name)
        {
            var found = Match(name).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                ReportMissing(name);
            }

            foreach (PSVariable variable in found.Where(variable => ShouldProcess($"Name: {variable.Name}", "Clear variable")))
            {
                variable.Value = null;
            }
        }
    }
}

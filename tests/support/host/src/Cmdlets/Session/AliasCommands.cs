using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace Microsoft.PowerShell.Commands;

/// <summary>Set-Alias and New-Alias.</summary>
public abstract class WriteAliasCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Value { get; set; } = string.Empty;

    [Parameter]
    public string Description { get; set; } = string.Empty;

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public string Scope { get; set; } = "local";

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected abstract string Action { get; }

    protected override void ProcessRecord()
    {
        if (!ShouldProcess($"Name: {Name} Value: {Value}", Action))
        {
            return;
        }

        try
        {
            object context = EngineInternals.Get(this, "Context")!;
            object alias = EngineInternals.Create(typeof(AliasInfo), Name, Value, context, Option);
            EngineInternals.Set(alias, "Description", Description);
            object state = EngineInternals.Get(SessionState, "Internal")!;
            object? stored = EngineInternals.Call(
                state, "SetAliasItemAtScope", alias, Scope, Force.IsPresent, EngineInternals.Get(this, "CommandOrigin"));
            WriteObject(PassThru ? new[] { stored } : [], enumerateCollection: true);
        }
        catch (RuntimeException error)
        {
            WriteError(new ErrorRecord(error.ErrorRecord, error));
        }
    }
}

[Cmdlet(VerbsCommon.Set, "Alias", SupportsShouldProcess = true)]
[OutputType(typeof(AliasInfo))]
public sealed class SetAliasCommand : WriteAliasCommand
{
    protected override string Action => "Set Alias";
}

[Cmdlet(VerbsCommon.New, "Alias", SupportsShouldProcess = true)]
[OutputType(typeof(AliasInfo))]
public sealed class NewAliasCommand : WriteAliasCommand
{
    protected override string Action => "New Alias";

    protected override void ProcessRecord()
    {
        if (!Force && SessionState.InvokeCommand.GetCommand(Name, CommandTypes.Alias) is not null)
        {
            WriteError(new ErrorRecord(
                new SessionStateException($"The alias is not allowed, because an alias with the name '{Name}' already exists."),
                "AliasAlreadyExists",
                ErrorCategory.ResourceExists,
                Name));
            return;
        }

        base.ProcessRecord();
    }
}

[Cmdlet(VerbsCommon.Get, "Alias", DefaultParameterSetName = "Default")]
[OutputType(typeof(AliasInfo))]
public sealed class GetAliasCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Default", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter(ParameterSetName = "Definition", Mandatory = true)]
    public string[] Definition { get; set; } = [];

    [Parameter]
    public string? Scope { get; set; }

    protected override void ProcessRecord()
    {
        var all = SessionState.InvokeCommand.GetCommands("*", CommandTypes.Alias, nameIsPattern: true).Cast<AliasInfo>().ToList();
        bool byName = ParameterSetName == "Default";
        foreach (string pattern in byName ? Name : Definition)
        {
            var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            var found = all.Where(alias => wildcard.IsMatch(byName ? alias.Name : alias.Definition)).OrderBy(alias => alias.Name).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
            {
                string what = byName ? "name" : "definition";
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"This command cannot find a matching alias because an alias with the {what} '{pattern}' does not exist."),
                    "ItemNotFoundException",
                    ErrorCategory.ObjectNotFound,
                    pattern));
            }

            WriteObject(found, enumerateCollection: true);
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "Alias")]
public sealed class RemoveAliasCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public string? Scope { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        object state = EngineInternals.Get(SessionState, "Internal")!;
        foreach (string name in Name)
        {
            if (SessionState.InvokeCommand.GetCommand(name, CommandTypes.Alias) is null)
            {
                WriteError(new ErrorRecord(
                    new ItemNotFoundException($"This command cannot find a matching alias because an alias with the name '{name}' does not exist."),
                    "AliasNotFound",
                    ErrorCategory.ObjectNotFound,
                    name));
                continue;
            }

            EngineInternals.Call(state, "RemoveAlias", name, Force.IsPresent);
        }
    }
}

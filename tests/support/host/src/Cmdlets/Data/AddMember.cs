using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Add, "Member", DefaultParameterSetName = "TypeNameSet")]
public sealed class AddMemberCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "MemberSet")]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; }

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "MemberSet")]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 2, ParameterSetName = "MemberSet")]
    public object? Value { get; set; }

    [Parameter(Position = 3, ParameterSetName = "MemberSet")]
    public object? SecondValue { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "NotePropertySingleMemberSet")]
    public string NotePropertyName { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "NotePropertySingleMemberSet")]
    [AllowNull]
    public object? NotePropertyValue { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "NotePropertyMultiMemberSet")]
    public IDictionary NotePropertyMembers { get; set; } = new Hashtable();

    [Parameter]
    public string? TypeName { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        foreach (PSMemberInfo member in NewMembers())
        {
            Add(member);
        }

        if (TypeName is not null)
        {
            InputObject.TypeNames.Insert(0, TypeName);
        }

        // A value type or string would lose its new members if it were not written again.
        if (PassThru)
        {
            WriteObject(InputObject);
        }
    }

    private IEnumerable<PSMemberInfo> NewMembers() => ParameterSetName switch
    {
        "MemberSet" => [NewMember()],
        "NotePropertySingleMemberSet" => [new PSNoteProperty(NotePropertyName, NotePropertyValue)],
        "NotePropertyMultiMemberSet" => NotePropertyMembers.Keys.Cast<object>()
            .Select(key => new PSNoteProperty(LanguagePrimitives.ConvertTo<string>(key), NotePropertyMembers[key])),
        _ => [],
    };

    private PSMemberInfo NewMember() => MemberType switch
    {
        PSMemberTypes.NoteProperty => new PSNoteProperty(Name, Value),
        PSMemberTypes.ScriptProperty => new PSScriptProperty(Name, Script(Value), SecondValue is null ? null : Script(SecondValue)),
        PSMemberTypes.ScriptMethod => new PSScriptMethod(Name, Script(Value)),
        PSMemberTypes.AliasProperty => new PSAliasProperty(Name, LanguagePrimitives.ConvertTo<string>(Value)),
        PSMemberTypes.PropertySet => new PSPropertySet(Name, LanguagePrimitives.ConvertTo<string[]>(Value)),
        _ => throw new PSArgumentException($"Members of type {MemberType} cannot be added."),
    };

    private static ScriptBlock Script(object? value) => LanguagePrimitives.ConvertTo<ScriptBlock>(value);

    private void Add(PSMemberInfo member)
    {
        if (InputObject.Members[member.Name] is { IsInstance: var isInstance })
        {
            if (!Force)
            {
                WriteError(new ErrorRecord(
                    new InvalidOperationException(
                        $"Cannot add a member with the name \"{member.Name}\" because a member with that name already exists. "
                        + "To overwrite the member anyway, add the Force parameter to your command."),
                    "MemberAlreadyExists",
                    ErrorCategory.InvalidOperation,
                    InputObject));
                return;
            }

            if (isInstance)
            {
                InputObject.Members.Remove(member.Name);
            }
        }

        InputObject.Members.Add(member);
    }
}

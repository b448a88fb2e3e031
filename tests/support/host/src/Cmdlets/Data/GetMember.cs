using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>One member as Get-Member shows it; the engine's view knows it by this name.</summary>
public sealed class MemberDefinition(string typeName, string name, PSMemberTypes memberType, string definition)
{
    public string TypeName { get; } = typeName;

    public string Name { get; } = name;

    public PSMemberTypes MemberType { get; } = memberType;

    public string Definition { get; } = definition;

    public override string ToString() => Definition;
}

[Cmdlet(VerbsCommon.Get, "Member")]
[OutputType(typeof(MemberDefinition))]
public sealed class GetMemberCommand : PSCmdlet
{
    private readonly HashSet<string> _shownTypes = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    [Alias("Type")]
    public PSMemberTypes MemberType { get; set; } = PSMemberTypes.All;

    [Parameter]
    public SwitchParameter Static { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }

        // Objects of a type already shown say nothing new.
        string typeName = Static && InputObject.BaseObject is Type type ? type.FullName! : InputObject.TypeNames[0];
        if (!_shownTypes.Add(typeName))
        {
            return;
        }

        IEnumerable<MemberDefinition> members = Static ? StaticMembers(typeName) : Members(typeName);
        WriteObject(members.OrderBy(member => member.MemberType.ToString(), StringComparer.Ordinal).ThenBy(member => member.Name, StringComparer.OrdinalIgnoreCase), enumerateCollection: true);
    }

    protected override void EndProcessing()
    {
        if (_shownTypes.Count == 0)
        {
            WriteError(new ErrorRecord(
                new InvalidOperationException("You must specify an object for the Get-Member cmdlet."),
                "NoObjectInGetMember",
                ErrorCategory.CloseError,
                null));
        }
    }

    private IEnumerable<MemberDefinition> Members(string typeName) => Name
        .SelectMany(name => InputObject!.Members.Match(name, MemberType))
        .Where(member => Force || !IsHidden(member))
        .Select(member => new MemberDefinition(typeName, member.Name, member.MemberType, member.ToString() ?? string.Empty));

    // Accessors and operators are members that PowerShell shows in another form.
    private static bool IsHidden(PSMemberInfo member) =>
        member.MemberType is PSMemberTypes.MemberSet
        || (member is PSMethod && (member.Name.StartsWith("get_", StringComparison.Ordinal)
            || member.Name.StartsWith("set_", StringComparison.Ordinal)
            || member.Name.StartsWith("add_", StringComparison.Ordinal)
            || member.Name.StartsWith("remove_", StringComparison.Ordinal)
            || member.Name.StartsWith("op_", StringComparison.Ordinal)));

    private IEnumerable<MemberDefinition> StaticMembers(string typeName)
    {
        Type type = InputObject!.BaseObject as Type ?? InputObject.BaseObject.GetType();
        var patterns = Name.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToList();
        const System.Reflection.BindingFlags flags =
            System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.FlattenHierarchy;
        return type.GetMembers(flags)
            .Where(member => member is not System.Reflection.MethodInfo { IsSpecialName: true } && patterns.Exists(pattern => pattern.IsMatch(member.Name)))
            .GroupBy(member => member.Name)
            .Select(group => new MemberDefinition(
                typeName,
                group.Key,
                group.First() is System.Reflection.MethodInfo ? PSMemberTypes.Method : PSMemberTypes.Property,
                string.Join(", ", group.Select(member => "static " + member))));
    }
}

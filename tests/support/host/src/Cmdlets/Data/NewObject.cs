using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Object", DefaultParameterSetName = "Net")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Net", Mandatory = true, Position = 0)]
    public string TypeName { get; set; } = string.Empty;

    [Parameter(ParameterSetName = "Com", Mandatory = true)]
    public string? ComObject { get; set; }

    [Parameter(ParameterSetName = "Net", Position = 1)]
    [Alias("Args")]
    public object[]? ArgumentList { get; set; }

    [Parameter]
    public IDictionary? Property { get; set; }

    protected override void BeginProcessing()
    {
        if (ComObject is not null)
        {
            throw new PSNotSupportedException("New-Object -ComObject is not supported in this host.");
        }

        object created = IsBareObject() ? new PSObject() : Construct(ResolveType());
        SetProperties(PSObject.AsPSObject(created));
        WriteObject(created);
    }

    private bool IsBareObject() => TypeName.ToLowerInvariant() is
        "psobject" or "pscustomobject" or "management.automation.psobject" or "system.management.automation.psobject"
        or "system.management.automation.pscustomobject";

    private Type ResolveType()
    {
        if (LanguagePrimitives.TryConvertTo(TypeName, out Type type))
        {
            return type;
        }

        ThrowTerminatingError(new ErrorRecord(
            new PSArgumentException($"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded.", nameof(TypeName)),
            "TypeNotFound",
            ErrorCategory.InvalidType,
            null));
        return typeof(object);
    }

    private object Construct(Type type)
    {
        try
        {
            return ArgumentList is null ? Activator.CreateInstance(type)! : InvokeConstructor(type, ArgumentList);
        }
        catch (Exception error) when (error is RuntimeException or TargetInvocationException or MissingMethodException)
        {
            string errorId = error is MethodInvocationException or TargetInvocationException
                ? "ConstructorInvokedThrowException"
                : "CannotFindAppropriateCtor";
            ThrowTerminatingError(new ErrorRecord(error, errorId, ErrorCategory.InvalidOperation, null));
            throw;
        }
    }

    // The language's own [Type]::new chooses the constructor and converts the arguments.
    private static object InvokeConstructor(Type type, object[] arguments)
    {
        object result = ScriptBlock.Create("param($type, $arguments) , $type::new.Invoke($arguments)").InvokeReturnAsIs(type, arguments);
        return result is PSObject wrapped ? wrapped.BaseObject : result;
    }

    private void SetProperties(PSObject target)
    {
        foreach (DictionaryEntry entry in Property ?? new Hashtable())
        {
            string name = LanguagePrimitives.ConvertTo<string>(entry.Key);
            if (target.Properties[name] is { } property)
            {
                property.Value = entry.Value;
            }
            else if (target.BaseObject is PSCustomObject)
            {
                target.Properties.Add(new PSNoteProperty(name, entry.Value));
            }
            else
            {
                WriteError(new ErrorRecord(
                    new InvalidOperationException($"The property \"{name}\" was not found for object. The member specified was not found, or it is not a property."),
                    "InvalidOperationException",
                    ErrorCategory.InvalidOperation,
                    null));
            }
        }
    }
}

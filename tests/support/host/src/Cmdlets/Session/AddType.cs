using System.Management.Automation;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Add, "Type", DefaultParameterSetName = "FromAssemblyName")]
public sealed class AddTypeCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "FromAssemblyName")]
    [Alias("AN")]
    public string[] AssemblyName { get; set; } = [];

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "FromPath")]
    [Alias("LiteralPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "FromSource")]
    public string? TypeDefinition { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "FromMember")]
    public string? MemberDefinition { get; set; }

    [Parameter(ParameterSetName = "FromMember")]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = "FromMember")]
    public string? Namespace { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void BeginProcessing()
    {
        if (TypeDefinition is not null || MemberDefinition is not null)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSNotSupportedException("This PowerShell host has no C# compiler: Add-Type takes -AssemblyName and -Path only."),
                "AddTypeSourceNotSupported",
                ErrorCategory.NotImplemented,
                null));
        }

        foreach (Assembly assembly in AssemblyName.Select(Load).Concat(Path.Select(LoadFile)))
        {
            WriteObject(PassThru ? assembly.GetTypes() : [], enumerateCollection: true);
        }
    }

    private Assembly Load(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (IOException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, "ASSEMBLY_NOT_FOUND", ErrorCategory.ObjectNotFound, name));
            throw;
        }
    }

    private Assembly LoadFile(string path) =>
        Assembly.LoadFrom(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
}

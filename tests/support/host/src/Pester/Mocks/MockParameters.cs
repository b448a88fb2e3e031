using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>The parameters of a stand-in: the command's own, without the types and the checks that Mock was told to drop.</summary>
public sealed record MockParameters(IReadOnlyList<string> WithoutType, IReadOnlyList<string> WithoutValidation)
{
    /// <summary>The command's metadata, ready to be written as a param block.</summary>
    public CommandMetadata Of(CommandInfo command)
    {
        var metadata = new CommandMetadata(command);
        foreach (string common in Cmdlet.CommonParameters.Concat(Cmdlet.OptionalCommonParameters))
        {
            metadata.Parameters.Remove(common);
        }

        foreach (ParameterMetadata parameter in metadata.Parameters.Values)
        {
            if (WithoutType.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
            {
                parameter.ParameterType = typeof(object);
            }

            if (WithoutValidation.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase))
            {
                RemoveChecks(parameter);
            }
        }

        return metadata;
    }

    private static void RemoveChecks(ParameterMetadata parameter)
    {
        foreach (Attribute check in parameter.Attributes.Where(attribute => attribute is ValidateArgumentsAttribute).ToList())
        {
            parameter.Attributes.Remove(check);
        }
    }
}

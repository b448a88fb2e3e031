using System.Management.Automation.Runspaces;

namespace AwsRole.PowerShellHost.CommandLine;

/// <summary>The arguments after the script of -File, as pwsh binds them: names, "-Name:value", and values.</summary>
public static class ScriptArguments
{
    /// <summary>Takes the arguments as strings, answers parameters ready for a pipeline command.</summary>
    public static IReadOnlyList<CommandParameter> Parse(IEnumerable<string> arguments)
    {
        var parameters = new List<CommandParameter>();
        string? pendingName = null;
        foreach (string argument in arguments)
        {
            if (pendingName is not null)
            {
                parameters.Add(new CommandParameter(pendingName, argument));
                pendingName = null;
            }
            else if (argument.Length < 2 || argument[0] != '-')
            {
                parameters.Add(new CommandParameter(null, argument));
            }
            else if (argument.EndsWith(':') && argument.IndexOf(':') == argument.Length - 1)
            {
                pendingName = argument.TrimEnd(':');
            }
            else
            {
                parameters.Add(Named(argument));
            }
        }

        return parameters;
    }

    private static CommandParameter Named(string argument)
    {
        int colon = argument.IndexOf(':');
        return colon < 0
            ? new CommandParameter(argument)
            : new CommandParameter(argument[..colon], BooleanOrText(argument[(colon + 1)..]));
    }

    // pwsh lets "-Switch:$false" through a command line that knows only strings.
    private static object BooleanOrText(string value) =>
        bool.TryParse(value.TrimStart('$'), out bool flag) ? flag : value;
}

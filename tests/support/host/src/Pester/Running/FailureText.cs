using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>What the report says of an error: the message, the line that raised it, and where that was called from.</summary>
public static class FailureText
{
    public const string AssertionFailed = "PesterAssertionFailed";

    /// <summary>Message and position, on as many lines as they need.</summary>
    public static string Of(ErrorRecord error)
    {
        string message = error.FullyQualifiedErrorId.StartsWith(AssertionFailed, StringComparison.Ordinal)
            ? error.Exception.Message
            : $"{error.Exception.GetType().Name}: {Message(error)}";
        var lines = new List<string> { message };
        if (error.InvocationInfo is { ScriptLineNumber: > 0 } position)
        {
            lines.Add($"at {position.Line.Trim()}, {position.ScriptName}:{position.ScriptLineNumber}");
        }

        // The first entry is the line above; "<No file>" ones are the runner's.
        lines.AddRange((error.ScriptStackTrace ?? string.Empty)
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.Contains("<No file>", StringComparison.Ordinal))
            .Skip(1));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Message(ErrorRecord error) => error.ErrorDetails?.Message ?? error.Exception.Message;
}

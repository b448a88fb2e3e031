using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Should -Throw: what a script block throws, and whether it is what was expected.</summary>
public sealed record ThrowOperator(string? Message, string? ErrorId, Type? ExceptionType)
{
    /// <summary>Runs the script block and judges its error; null is answered as the error when there was none.</summary>
    public Verdict Judge(object? actual, out ErrorRecord? error)
    {
        object? bare = actual is PSObject wrapped ? wrapped.BaseObject : actual;
        if (bare is not ScriptBlock script)
        {
            throw new PSArgumentException(
                "Input is missing or not a ScriptBlock. Input to '-Throw' and '-Not -Throw' must be enclosed in curly braces.");
        }

        error = ErrorOf(script);
        List<string> buts = error is null ? ["no exception was thrown"] : Differences(error).ToList();
        string filters = string.Join(" and ", Filters());
        string with = filters.Length > 0 ? $" with {filters}" : string.Empty;

        // -Not -Throw means that nothing at all was thrown, so only "thrown" counts there.
        return new Verdict(
            buts.Count == 0,
            $"Expected an exception{with} to be thrown",
            $"but {string.Join(" and ", buts)}. {Position(error)}".TrimEnd(),
            "Expected no exception to be thrown",
            $"but an exception \"{error?.Exception.Message}\" was thrown {Position(error)}.");
    }

    private static ErrorRecord? ErrorOf(ScriptBlock script)
    {
        try
        {
            EngineInternals.Invoke(script, useLocalScope: true, []);
            return null;
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (RuntimeException error)
        {
            return ErrorRecords.Of(error);
        }
    }

    private IEnumerable<string> Filters()
    {
        if (ExceptionType is not null)
        {
            yield return $"type {ValueText.Of(ExceptionType)}";
        }

        if (!string.IsNullOrWhiteSpace(Message))
        {
            yield return $"message like {ValueText.Of(WildcardPattern.Unescape(Message))}";
        }

        if (!string.IsNullOrWhiteSpace(ErrorId))
        {
            yield return $"FullyQualifiedErrorId {ValueText.Of(ErrorId)}";
        }
    }

    private IEnumerable<string> Differences(ErrorRecord error)
    {
        if (ExceptionType is not null && !ExceptionType.IsInstanceOfType(error.Exception))
        {
            yield return $"the exception type was {ValueText.Of(error.Exception.GetType())}";
        }

        if (!string.IsNullOrWhiteSpace(Message) && !IsLike(error.Exception.Message, Message))
        {
            yield return $"the message was {ValueText.Of(error.Exception.Message)}";
        }

        if (!string.IsNullOrWhiteSpace(ErrorId) && !IsLike(error.FullyQualifiedErrorId, ErrorId))
        {
            yield return $"the FullyQualifiedErrorId was {ValueText.Of(error.FullyQualifiedErrorId)}";
        }
    }

    private static bool IsLike(string text, string pattern) => WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text);

    private static string Position(ErrorRecord? error)
    {
        string position = error?.InvocationInfo?.PositionMessage.Trim() ?? string.Empty;
        return position.StartsWith("At ", StringComparison.Ordinal) ? "from " + position[3..] : position;
    }
}

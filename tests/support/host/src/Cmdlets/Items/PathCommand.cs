using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What the cmdlets on provider paths share: -Path or -LiteralPath, and errors that leave the other paths alone.</summary>
public abstract class PathCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Path", Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public virtual string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "LiteralPath", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public virtual string[]? LiteralPath { get; set; }

    protected string[] Paths => LiteralPath ?? Path;

    protected bool IsLiteral => LiteralPath is not null;

    /// <summary>Runs an action for each path; what goes wrong for one becomes an error record.</summary>
    protected void ForEachPath(Action<string> action)
    {
        foreach (string path in Paths)
        {
            ReportErrors(path, () => action(path));
        }
    }

    protected void ReportErrors(object target, Action action)
    {
        try
        {
            action();
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (RuntimeException error)
        {
            WriteError(new ErrorRecord(error.ErrorRecord, error));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            WriteError(new ErrorRecord(error, ErrorId(error), Category(error), target));
        }
    }

    /// <summary>The existing provider paths that a path means; a wildcard may mean none.</summary>
    protected IReadOnlyList<string> ResolveProviderPaths(string path, out ProviderInfo provider) =>
        SessionState.Path.GetResolvedProviderPathFromPSPath(Pattern(path), out provider);

    /// <summary>A path as a pattern that matches what was meant.</summary>
    protected string Pattern(string path) => IsLiteral ? WildcardPattern.Escape(path) : path;

    /// <summary>The error id for an exception of the file system.</summary>
    protected virtual string ErrorId(Exception error) => error.GetType().Name;

    private static ErrorCategory Category(Exception error) => error switch
    {
        UnauthorizedAccessException => ErrorCategory.PermissionDenied,
        FileNotFoundException or DirectoryNotFoundException => ErrorCategory.ObjectNotFound,
        IOException => ErrorCategory.WriteError,
        _ => ErrorCategory.InvalidArgument,
    };
}

using System.Collections;
using System.Diagnostics;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Process", DefaultParameterSetName = "Name")]
[OutputType(typeof(Process))]
public sealed class GetProcessCommand : PSCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "Name", ValueFromPipelineByPropertyName = true)]
    [Alias("ProcessName")]
    public string[] Name { get; set; } = ["*"];

    [Parameter(Mandatory = true, ParameterSetName = "Id", ValueFromPipelineByPropertyName = true)]
    [Alias("PID")]
    public int[] Id { get; set; } = [];

    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Id")
        {
            Array.ForEach(Id, WriteById);
            return;
        }

        foreach (string name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var found = Process.GetProcesses().Where(process => pattern.IsMatch(process.ProcessName)).OrderBy(process => process.ProcessName).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteMissing($"Cannot find a process with the name \"{name}\". Verify the process name and call the cmdlet again.", "NoProcessFoundForGivenName", name);
            }

            WriteObject(found, enumerateCollection: true);
        }
    }

    private void WriteById(int id)
    {
        try
        {
            WriteObject(Process.GetProcessById(id));
        }
        catch (ArgumentException)
        {
            WriteMissing($"Cannot find a process with the process identifier {id}.", "NoProcessFoundForGivenId", id);
        }
    }

    private void WriteMissing(string message, string errorId, object target) =>
        WriteError(new ErrorRecord(new InvalidOperationException(message), errorId, ErrorCategory.ObjectNotFound, target));
}

[Cmdlet(VerbsLifecycle.Start, "Process", SupportsShouldProcess = true)]
[OutputType(typeof(Process))]
public sealed class StartProcessCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("PSPath", "Path")]
    public string FilePath { get; set; } = string.Empty;

    [Parameter(Position = 1)]
    [Alias("Args")]
    public string[] ArgumentList { get; set; } = [];

    [Parameter]
    public string? WorkingDirectory { get; set; }

    [Parameter]
    [Alias("RSO")]
    public string? RedirectStandardOutput { get; set; }

    [Parameter]
    [Alias("RSE")]
    public string? RedirectStandardError { get; set; }

    [Parameter]
    public Hashtable Environment { get; set; } = [];

    [Parameter]
    [Alias("nnw")]
    public SwitchParameter NoNewWindow { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    protected override void BeginProcessing()
    {
        if (!ShouldProcess(FilePath))
        {
            return;
        }

        Process process = Start();
        Task copies = Task.WhenAll(
            Copy(process, RedirectStandardOutput, started => started.StandardOutput),
            Copy(process, RedirectStandardError, started => started.StandardError));
        if (Wait)
        {
            process.WaitForExit();
            copies.Wait();
        }

        WriteObject(PassThru ? new[] { process } : [], enumerateCollection: true);
    }

    private Process Start()
    {
        // The arguments are one command line, as in pwsh: who has blanks in one quotes it.
        var start = new ProcessStartInfo(Program(), string.Join(' ', ArgumentList))
        {
            WorkingDirectory = WorkingDirectory is null
                ? SessionState.Path.CurrentFileSystemLocation.ProviderPath
                : GetUnresolvedProviderPathFromPSPath(WorkingDirectory),
            RedirectStandardOutput = RedirectStandardOutput is not null,
            RedirectStandardError = RedirectStandardError is not null,
        };
        foreach (DictionaryEntry variable in Environment)
        {
            start.Environment[(string)variable.Key] = variable.Value?.ToString();
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            ThrowTerminatingError(new ErrorRecord(
                new InvalidOperationException($"This command cannot be run due to the error: {error.Message}"),
                "InvalidOperationException",
                ErrorCategory.InvalidOperation,
                null));
            throw;
        }
    }

    private string Program() =>
        InvokeCommand.GetCommand(FilePath, CommandTypes.Application) is ApplicationInfo application ? application.Path : FilePath;

    private async Task Copy(Process process, string? file, Func<Process, StreamReader> reader)
    {
        if (file is not null)
        {
            await using var target = File.Create(GetUnresolvedProviderPathFromPSPath(file));
            await reader(process).BaseStream.CopyToAsync(target);
        }
    }
}

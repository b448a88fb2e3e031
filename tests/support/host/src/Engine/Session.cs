using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AwsRole.PowerShellHost.CommandLine;
using AwsRole.PowerShellHost.Terminal;
using AwsRole.PowerShellHost.Repl;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>One runspace with its console: runs a script, a command or the prompt loop, and knows the exit code.</summary>
public sealed class Session : IDisposable
{
    private readonly StartupOptions _options;
    private readonly ConsoleHost _host;
    private readonly Runspace _runspace;
    private readonly Lock _pipelineLock = new();
    private readonly Stack<Pipeline> _running = new();
    private Exception? _failure;

    public Session(StartupOptions options, InitialSessionState? initialState = null)
    {
        _options = options;
        _host = new ConsoleHost(this, options.NonInteractive);
        _runspace = RunspaceFactory.CreateRunspace(_host, initialState ?? SessionStateFactory.Create());
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
        _runspace.SessionStateProxy.SetVariable("PROFILE", ProfilePath());
        Console.CancelKeyPress += OnCancelKey;
    }

    public Runspace Runspace => _runspace;

    /// <summary>Set by "exit" and by Host.SetShouldExit.</summary>
    public int? RequestedExitCode { get; set; }

    /// <summary>Runs what the command line asked for.</summary>
    /// <returns>The exit code that pwsh would give.</returns>
    public int Run()
    {
        if (_options.WorkingDirectory is { } directory)
        {
            _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(directory));
        }

        if (_options.File is { } file)
        {
            RunFile(file);
        }
        else if (_options.Command is { } command)
        {
            _failure = Execute(_runspace.CreatePipeline(command, addToHistory: true));
        }

        if (RequestedExitCode is null && _options.EntersPromptLoop)
        {
            new PromptLoop(this, _host.ConsoleUI, showPrompt: !_options.NoPrompt).Run();
        }

        return RequestedExitCode ?? (LastCommandSucceeded() && _failure is null ? 0 : 1);
    }

    /// <summary>Runs a pipeline with its output and errors rendered on the console.</summary>
    /// <param name="answerIncomplete">True to answer, unreported, that the text needs more lines.</param>
    /// <returns>What ended it, already reported, or null.</returns>
    public Exception? Execute(Pipeline pipeline, bool answerIncomplete = false)
    {
        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true));
        try
        {
            Invoke(pipeline);
            return pipeline.PipelineStateInfo.State == PipelineState.Stopped ? new PipelineStoppedException() : null;
        }
        catch (IncompleteParseException error) when (answerIncomplete)
        {
            return error;
        }
        catch (Exception error) when (error is RuntimeException or InvalidRunspaceStateException)
        {
            Report(error);
            return error;
        }
        finally
        {
            _host.ConsoleUI.EndProgress();
        }
    }

    /// <summary>Runs a pipeline silently and answers its output; used for the prompt and for completion.</summary>
    public Collection<PSObject> Invoke(Pipeline pipeline)
    {
        lock (_pipelineLock)
        {
            _running.Push(pipeline);
        }

        try
        {
            return pipeline.Invoke();
        }
        finally
        {
            lock (_pipelineLock)
            {
                _running.Pop();
            }

            pipeline.Dispose();
        }
    }

    /// <summary>Asks the innermost running pipeline to stop; its finally blocks run.</summary>
    public void Stop()
    {
        lock (_pipelineLock)
        {
            if (_running.TryPeek(out Pipeline? pipeline))
            {
                pipeline.StopAsync();
            }
        }
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKey;
        _runspace.Dispose();
    }

    // Profiles are never run here, but scripts read where the user's would be.
    private static string ProfilePath() => OperatingSystem.IsWindows()
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments), "PowerShell", "Microsoft.PowerShell_profile.ps1")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config", "powershell", "Microsoft.PowerShell_profile.ps1");

    private void RunFile(string file)
    {
        Pipeline pipeline = _runspace.CreatePipeline();
        var script = file.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
            ? new Command(file, isScript: false, useLocalScope: false)
            : new Command(File.ReadAllText(file), isScript: true, useLocalScope: false);
        foreach (CommandParameter argument in _options.ScriptArguments)
        {
            script.Parameters.Add(argument);
        }

        pipeline.Commands.Add(script);
        if (!_options.NoExit)
        {
            EngineInternals.LetScriptExitEndSession(_runspace);
        }

        // A script that Ctrl+C stopped has not failed, as pwsh sees it.
        if (Execute(pipeline) is not (null or PipelineStoppedException) && !_options.NoExit)
        {
            RequestedExitCode ??= 1;
        }
    }

    private void Report(Exception error)
    {
        if (error is PipelineStoppedException)
        {
            return;
        }

        ErrorRecord record = error is RuntimeException known
            ? ErrorRecords.Of(known)
            : new ErrorRecord(error, "ConsoleHost.ReportException", ErrorCategory.NotSpecified, null);
        using Pipeline pipeline = _running.Count == 0 ? _runspace.CreatePipeline() : _runspace.CreateNestedPipeline();
        pipeline.Commands.Add(new Command("Out-Default"));
        pipeline.Input.Write(EngineInternals.AsErrorOutput(record));
        pipeline.Input.Close();
        pipeline.Invoke();
    }

    private bool LastCommandSucceeded() =>
        Invoke(_runspace.CreatePipeline("$global:?")) is [{ BaseObject: true }];

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = true;
        Stop();
    }
}

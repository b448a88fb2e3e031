using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Repl;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>The engine's host: this process and its terminal.</summary>
public sealed class ConsoleHost(Session session, bool nonInteractive) : PSHost
{
    private readonly Stack<PromptLoop> _nestedLoops = new();

    public ConsoleUserInterface ConsoleUI { get; } = new(session, nonInteractive);

    // Scripts ask for this name to know that they run in a console.
    public override string Name => "ConsoleHost";

    public override Version Version { get; } = System.Version.Parse(EngineInternals.Version);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => ConsoleUI;

    public override PSObject PrivateData { get; } = new(new ConsoleColors());

    public override void SetShouldExit(int exitCode) => session.RequestedExitCode = exitCode;

    public override void EnterNestedPrompt()
    {
        var loop = new PromptLoop(session, ConsoleUI, showPrompt: true, nested: true);
        _nestedLoops.Push(loop);
        try
        {
            loop.Run();
        }
        finally
        {
            _nestedLoops.Pop();
        }
    }

    public override void ExitNestedPrompt()
    {
        if (_nestedLoops.TryPeek(out PromptLoop? loop))
        {
            loop.End();
        }
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}

using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>The mocks of a file. A mock lives as long as the block or test that made it.</summary>
public sealed class MockTable
{
    private readonly List<(object Owner, List<MockBehavior> Behaviors)> _frames = [];
    private readonly List<MockHook> _hooks = [];
    private readonly List<MockCall> _calls = [];

    public IReadOnlyList<MockCall> Calls => _calls;

    /// <summary>The behaviours in force, the newest of the innermost first.</summary>
    public IEnumerable<MockBehavior> Behaviors => Enumerable.Reverse(_frames).SelectMany(frame => Enumerable.Reverse(frame.Behaviors));

    public IReadOnlyList<object> Frames => _frames.Select(frame => frame.Owner).ToList();

    /// <summary>A block or test begins.</summary>
    public void Enter(object owner) => _frames.Add((owner, []));

    /// <summary>The innermost block or test ends: its mocks go, and hooks that no mock needs any more.</summary>
    public void Leave()
    {
        _frames.RemoveAt(_frames.Count - 1);
        foreach (MockHook hook in _hooks.Where(hook => !Behaviors.Any(behavior => behavior.Hook == hook)).ToList())
        {
            hook.Remove();
            _hooks.Remove(hook);
        }
    }

    public MockHook? FindHook(string id) => _hooks.Find(hook => hook.Id == id);

    /// <summary>The hook of a command, or of what a mock function stands for, in a module's scope (null: the tests').</summary>
    public MockHook? FindHook(string command, string? module) => _hooks.Find(hook =>
        string.Equals(hook.CommandName, command, StringComparison.OrdinalIgnoreCase)
        && string.Equals(hook.ModuleName, module, StringComparison.OrdinalIgnoreCase));

    public void Add(MockHook hook) => _hooks.Add(hook);

    public void Add(MockBehavior behavior) => _frames[^1].Behaviors.Add(behavior);

    public void Record(MockCall call) => _calls.Add(call);

    /// <summary>The block or test whose calls a scope name means: It, Context, Describe, or how many levels out.</summary>
    public object FrameOf(string? scope)
    {
        List<object> inward = Frames.Reverse().ToList();
        if (int.TryParse(scope, out int levels))
        {
            return inward[Math.Min(levels, inward.Count - 1)];
        }

        return scope?.ToLowerInvariant() switch
        {
            "describe" or "context" => inward.FirstOrDefault(frame => IsBlock(frame, scope)) ?? inward[^1],
            _ => inward[0],
        };
    }

    private static bool IsBlock(object frame, string command) =>
        frame is TestBlock block && string.Equals(block.Command, command, StringComparison.OrdinalIgnoreCase);
}

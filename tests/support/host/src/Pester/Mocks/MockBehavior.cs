using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>One Mock statement: what to run instead, and for which calls.</summary>
public sealed class MockBehavior(MockHook hook, ScriptBlock body, ScriptBlock? filter, bool verifiable)
{
    public MockHook Hook { get; } = hook;

    public ScriptBlock Body { get; } = body;

    /// <summary>Null for the default behaviour, which takes the calls that no filter matches.</summary>
    public ScriptBlock? Filter { get; } = filter;

    public bool Verifiable { get; } = verifiable;

    public bool WasUsed { get; set; }
}

/// <summary>One call of a mocked command, and the blocks and test that it happened in.</summary>
public sealed record MockCall(
    MockHook Hook, IReadOnlyDictionary<string, object?> Parameters, object?[] Arguments, IReadOnlyList<object> Frames);

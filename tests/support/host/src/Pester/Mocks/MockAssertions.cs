using System.Management.Automation;
using AwsRole.PowerShellHost.Pester.Running;
using AwsRole.PowerShellHost.Pester.Should;
using AwsRole.PowerShellHost.Pester.Structure;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>What Should -Invoke says of a mocked command.</summary>
public sealed record MockClaim(string CommandName)
{
    public int? Times { get; init; }

    public bool Exactly { get; init; }

    public ScriptBlock? Filter { get; init; }

    /// <summary>True when calls that the filter does not match are failures too.</summary>
    public bool Exclusive { get; init; }

    public string? ModuleName { get; init; }

    public string? Scope { get; init; }

    public bool Negated { get; init; }
}

/// <summary>Should -Invoke and Should -InvokeVerifiable.</summary>
public static class MockAssertions
{
    public static Verdict Called(PSCmdlet cmdlet, MockClaim claim)
    {
        MockTable mocks = TestFileRun.Current?.Mocks ?? throw new PSInvalidOperationException("Should -Invoke can be used only in a test run.");
        PSModuleInfo? module = claim.ModuleName is null ? cmdlet.SessionState.Module : ModuleFinder.Find(cmdlet, claim.ModuleName);
        CommandInfo command = MockTarget.Resolve(cmdlet, claim.CommandName, module);
        MockHook hook = mocks.FindHook(command.Name, module?.Name)
            ?? throw new PSInvalidOperationException($"Should -Invoke: Could not find Mock for command {claim.CommandName} in {(module is null ? "script scope" : $"module {module.Name}")}.");
        object frame = mocks.FrameOf(claim.Scope);
        List<MockCall> calls = mocks.Calls.Where(call => call.Hook == hook && call.Frames.Contains(frame)).ToList();
        int matching = claim.Filter is null ? calls.Count : calls.Count(call => MockInvocation.Matches(claim.Filter, call));
        return Judge(claim, hook, matching, calls.Count - matching);
    }

    public static Verdict Verifiable()
    {
        IEnumerable<MockBehavior> behaviors = TestFileRun.Current?.Mocks.Behaviors ?? [];
        List<MockBehavior> verifiable = behaviors.Where(behavior => behavior.Verifiable).ToList();
        string unused = string.Join(", ", verifiable.Where(behavior => !behavior.WasUsed).Select(behavior => behavior.Hook.CommandName));
        string used = string.Join(", ", verifiable.Where(behavior => behavior.WasUsed).Select(behavior => behavior.Hook.CommandName));
        return new Verdict(
            unused.Length == 0,
            "Expected all verifiable mocks to be called",
            $"but these were not: {unused}.",
            "Expected no verifiable mocks to be called",
            $"but these were: {used}.");
    }

    private static Verdict Judge(MockClaim claim, MockHook hook, int matching, int others)
    {
        string name = hook.ModuleName is null ? hook.CommandName : $"{hook.CommandName} in module {hook.ModuleName}";
        int times = claim.Times ?? 1;
        bool exactly = claim.Exactly || times == 0;
        bool holds = exactly && !(claim.Negated && claim.Times is null) ? matching == times : matching >= times;
        string but = $"but was called {Count(matching)}.";
        if (claim.Exclusive && others > 0)
        {
            holds = false;
            but = $"but {others} non-matching calls were made.";
        }

        return new Verdict(
            holds,
            $"Expected {name} to be called {(exactly ? $"{Count(times)} exactly" : $"at least {Count(times)}")}",
            but,
            claim.Times is null ? $"Expected {name} not to be called" : $"Expected {name} to be called {(exactly ? "not exactly" : "less than")} {Count(times)}",
            but);
    }

    private static string Count(int times) => times == 1 ? "1 time" : $"{times} times";
}

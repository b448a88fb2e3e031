using System.Collections;
using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Mocks;

/// <summary>What the stand-in of a mocked command calls: records the call and runs the behaviour that fits it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "MockedCommand")]
public sealed class InvokeMockedCommandCommand : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public string HookId { get; set; } = string.Empty;

    [Parameter(Mandatory = true)]
    public IDictionary BoundParameters { get; set; } = new Hashtable();

    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Arguments { get; set; }

    protected override void EndProcessing()
    {
        MockTable mocks = TestFileRun.Current!.Mocks;
        MockHook hook = mocks.FindHook(HookId) ?? throw new PSInvalidOperationException("This mock is no longer in force.");
        var call = new MockCall(hook, MockInvocation.Named(BoundParameters), Arguments ?? [], mocks.Frames);
        MockBehavior behavior = Choose(mocks, call);
        mocks.Record(call);
        behavior.WasUsed = true;
        WriteObject(MockInvocation.Run(behavior.Body, call), enumerateCollection: true);
    }

    private static MockBehavior Choose(MockTable mocks, MockCall call)
    {
        List<MockBehavior> candidates = mocks.Behaviors.Where(behavior => behavior.Hook == call.Hook).ToList();
        return candidates.Find(behavior => behavior.Filter is not null && MockInvocation.Matches(behavior.Filter, call))
            ?? candidates.Find(behavior => behavior.Filter is null)
            ?? throw new PSInvalidOperationException(
                $"No mock for command '{call.Hook.CommandName}' matched the call: none of the parameter filters matched, and there is no default mock to fall back to.");
    }
}

/// <summary>Running a mock's body or filter with the parameters of a call as variables.</summary>
public static class MockInvocation
{
    public static IReadOnlyDictionary<string, object?> Named(IDictionary parameters)
    {
        var named = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in parameters)
        {
            named[LanguagePrimitives.ConvertTo<string>(entry.Key)] = entry.Value;
        }

        return named;
    }

    public static bool Matches(ScriptBlock filter, MockCall call) => LanguagePrimitives.IsTrue(Single(Run(filter, call)));

    public static IReadOnlyList<object?> Run(ScriptBlock script, MockCall call)
    {
        var variables = new Dictionary<string, object?>(call.Parameters, StringComparer.OrdinalIgnoreCase)
        {
            ["PesterBoundParameters"] = new Hashtable(call.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value), StringComparer.OrdinalIgnoreCase),
        };
        if (script.Ast is not System.Management.Automation.Language.ScriptBlockAst { ParamBlock: { } parameters })
        {
            return ScriptRunner.RunInNewScope(script, variables, call.Arguments);
        }

        // A body with a param block of its own gets the call's values in the order of its parameters.
        object?[] values = parameters.Parameters
            .Select((parameter, position) => variables.TryGetValue(parameter.Name.VariablePath.UserPath, out object? value)
                ? value
                : call.Arguments.ElementAtOrDefault(position))
            .ToArray();
        return ScriptRunner.RunInNewScope(script, variables, values);
    }

    private static object? Single(IReadOnlyList<object?> output) => output.Count == 1 ? output[0] : output.ToArray();
}

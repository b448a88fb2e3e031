using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>How a test ended.</summary>
public enum TestOutcome
{
    NotRun,
    Passed,
    Failed,
    Skipped,
    Inconclusive,
}

/// <summary>One It, or one case of an It with -ForEach.</summary>
public sealed class TestCase(TestBlock block, string name, ScriptBlock body, TestData? data)
{
    public TestBlock Block { get; } = block;

    public string Name { get; set; } = name;

    public ScriptBlock Body { get; } = body;

    public TestData? Data { get; } = data;

    public bool Skip { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool IsSelected { get; set; } = true;

    public TestOutcome Outcome { get; set; } = TestOutcome.NotRun;

    /// <summary>Why it failed or was skipped; empty when it passed.</summary>
    public string Message { get; set; } = string.Empty;

    public TimeSpan Duration { get; set; }

    /// <summary>The names of its blocks and its own, with dots between.</summary>
    public string FullName => string.Join('.', Block.Path.Append(Name));
}

/// <summary>One Describe or Context, or the file itself; with its setups, in the order of the file.</summary>
public sealed class TestBlock(TestBlock? parent, string command, string name, TestData? data)
{
    public TestBlock? Parent { get; } = parent;

    /// <summary>"Describe" or "Context"; empty for the file.</summary>
    public string Command { get; } = command;

    public string Name { get; set; } = name;

    public TestData? Data { get; } = data;

    public bool Skip { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public List<ScriptBlock> BeforeAll { get; } = [];

    public List<ScriptBlock> AfterAll { get; } = [];

    public List<ScriptBlock> BeforeEach { get; } = [];

    public List<ScriptBlock> AfterEach { get; } = [];

    /// <summary>Tests and blocks, in the order of the file.</summary>
    public List<object> Children { get; } = [];

    /// <summary>The names from the outermost block to this one.</summary>
    public IEnumerable<string> Path => Parent is null ? [] : Parent.Path.Append(Name);

    public IEnumerable<TestCase> AllTests => Children.SelectMany(child => child switch
    {
        TestCase test => [test],
        TestBlock block => block.AllTests,
        _ => [],
    });
}

/// <summary>One item of -ForEach: a hashtable's keys become variables, and $_ is the item.</summary>
public sealed class TestData(object? item)
{
    public object? Item { get; } = item;

    /// <summary>The variables to define before the body runs.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Variables
    {
        get
        {
            yield return new("_", Item);
            if ((Item is PSObject wrapped ? wrapped.BaseObject : Item) is System.Collections.IDictionary table)
            {
                foreach (System.Collections.DictionaryEntry entry in table)
                {
                    yield return new(LanguagePrimitives.ConvertTo<string>(entry.Key), entry.Value);
                }
            }
        }
    }

    /// <summary>The items of a -ForEach argument; null when there was none, so that a block runs once.</summary>
    public static IReadOnlyList<TestData?> From(object?[]? items) =>
        items is null ? new TestData?[] { null } : items.Select(item => new TestData(item)).ToList();
}

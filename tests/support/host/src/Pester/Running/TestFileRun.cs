using System.Management.Automation;
using AwsRole.PowerShellHost.Pester.Mocks;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>What one test file is about: its tree of tests, and where discovery or the run stands in it.</summary>
public sealed class TestFileRun
{
    public TestFileRun(string path, TestFilter filter)
    {
        Path = path;
        Filter = filter;
        Root = new TestBlock(null, string.Empty, string.Empty, null);
        DiscoveredBlock = Root;
    }

    /// <summary>The file that is being run; the cmdlets of its tests find it here.</summary>
    public static TestFileRun? Current { get; set; }

    public string Path { get; }

    public TestFilter Filter { get; }

    public TestBlock Root { get; }

    /// <summary>The block whose body discovery is in; null once the tests run.</summary>
    public TestBlock? DiscoveredBlock { get; set; }

    public MockTable Mocks { get; } = new();

    /// <summary>What went wrong with the file itself, where no test could carry it: its discovery, or the runner.</summary>
    public string? Fault { get; set; }

    /// <summary>True when Ctrl+C ended the run.</summary>
    public bool WasStopped { get; set; }

    /// <summary>Setups and teardowns that failed where no test could carry the failure: name and message.</summary>
    public List<TestCase> BlockFailures { get; } = [];

    public IEnumerable<TestCase> Results => Root.AllTests.Where(test => test.Outcome != TestOutcome.NotRun).Concat(BlockFailures);

    /// <summary>The block that discovery is in.</summary>
    /// <exception cref="PSInvalidOperationException">The command was used inside It, or outside of a test run.</exception>
    public static TestBlock BlockFor(string command) =>
        Current?.DiscoveredBlock ?? throw new PSInvalidOperationException($"{command} can be used only in the body of a file, Describe or Context.");
}

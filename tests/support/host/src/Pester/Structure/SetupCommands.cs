using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Structure;

/// <summary>The setups and teardowns: remembered for the block they stand in.</summary>
public abstract class SetupCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Scriptblock")]
    public ScriptBlock Body { get; set; } = ScriptBlock.Create(string.Empty);
}

[Cmdlet(VerbsCommon.Add, "BeforeAll")]
[Alias("BeforeAll")]
public sealed class AddBeforeAllCommand : SetupCommand
{
    protected override void EndProcessing() => TestFileRun.BlockFor("BeforeAll").BeforeAll.Add(Body);
}

[Cmdlet(VerbsCommon.Add, "AfterAll")]
[Alias("AfterAll")]
public sealed class AddAfterAllCommand : SetupCommand
{
    protected override void EndProcessing() => TestFileRun.BlockFor("AfterAll").AfterAll.Add(Body);
}

[Cmdlet(VerbsCommon.Add, "BeforeEach")]
[Alias("BeforeEach")]
public sealed class AddBeforeEachCommand : SetupCommand
{
    protected override void EndProcessing() => TestFileRun.BlockFor("BeforeEach").BeforeEach.Add(Body);
}

[Cmdlet(VerbsCommon.Add, "AfterEach")]
[Alias("AfterEach")]
public sealed class AddAfterEachCommand : SetupCommand
{
    protected override void EndProcessing() => TestFileRun.BlockFor("AfterEach").AfterEach.Add(Body);
}

/// <summary>BeforeDiscovery: runs where it stands, while the tests are being discovered.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BeforeDiscovery")]
[Alias("BeforeDiscovery")]
public sealed class InvokeBeforeDiscoveryCommand : SetupCommand
{
    protected override void EndProcessing() => ScriptRunner.RunInCurrentScope(Body);
}

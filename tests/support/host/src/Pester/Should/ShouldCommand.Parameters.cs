using System.Management.Automation;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>The operators and what they take. A value by position is the expected one, under each operator's own name for it.</summary>
public sealed partial class AssertShouldCommand
{
    [Parameter(Position = 0)]
    [Alias("ExpectedMessage", "ExpectedType", "RegularExpression", "ExpectedContent", "ParameterName", "CommandName")]
    [AllowNull]
    public object? ExpectedValue { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("EQ")]
    public SwitchParameter Be { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("CEQ")]
    public SwitchParameter BeExactly { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("GT")]
    public SwitchParameter BeGreaterThan { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("GE")]
    public SwitchParameter BeGreaterOrEqual { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("LT")]
    public SwitchParameter BeLessThan { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("LE")]
    public SwitchParameter BeLessOrEqual { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter BeTrue { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter BeFalse { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter BeNullOrEmpty { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("HaveType")]
    public SwitchParameter BeOfType { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter BeIn { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter BeLike { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter BeLikeExactly { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter Contain { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter ContainExactly { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter HaveCount { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter Match { get; set; }

    [Parameter(ParameterSetName = "Value")]
    [Alias("CMATCH")]
    public SwitchParameter MatchExactly { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter Exist { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter FileContentMatch { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter FileContentMatchExactly { get; set; }

    [Parameter(ParameterSetName = "Value")]
    public SwitchParameter FileContentMatchMultiline { get; set; }

    [Parameter(ParameterSetName = "Throw", Mandatory = true)]
    public SwitchParameter Throw { get; set; }

    [Parameter(ParameterSetName = "Throw", Position = 1)]
    public string? ErrorId { get; set; }

    [Parameter(ParameterSetName = "Throw", Position = 2)]
    public Type? ExceptionType { get; set; }

    [Parameter(ParameterSetName = "Throw")]
    public SwitchParameter PassThru { get; set; }

    [Parameter(ParameterSetName = "HaveParameter", Mandatory = true)]
    public SwitchParameter HaveParameter { get; set; }

    [Parameter(ParameterSetName = "HaveParameter", Position = 1)]
    public object? Type { get; set; }

    [Parameter(ParameterSetName = "HaveParameter", Position = 2)]
    public string? DefaultValue { get; set; }

    [Parameter(ParameterSetName = "HaveParameter")]
    public SwitchParameter Mandatory { get; set; }

    [Parameter(ParameterSetName = "HaveParameter")]
    public string? InParameterSet { get; set; }

    [Parameter(ParameterSetName = "HaveParameter")]
    public SwitchParameter HasArgumentCompleter { get; set; }

    [Parameter(ParameterSetName = "HaveParameter")]
    public string[] Alias { get; set; } = [];

    [Parameter(ParameterSetName = "Invoke", Mandatory = true)]
    public new SwitchParameter Invoke { get; set; }

    [Parameter(ParameterSetName = "Invoke", Position = 1)]
    public int Times { get; set; }

    [Parameter(ParameterSetName = "Invoke")]
    public SwitchParameter Exactly { get; set; }

    [Parameter(ParameterSetName = "Invoke")]
    public ScriptBlock? ParameterFilter { get; set; }

    [Parameter(ParameterSetName = "Invoke")]
    public ScriptBlock? ExclusiveFilter { get; set; }

    [Parameter(ParameterSetName = "Invoke")]
    public string? ModuleName { get; set; }

    [Parameter(ParameterSetName = "Invoke")]
    public string? Scope { get; set; }

    [Parameter(ParameterSetName = "InvokeVerifiable", Mandatory = true)]
    public SwitchParameter InvokeVerifiable { get; set; }

    private bool TakesAll => BeNullOrEmpty || HaveCount || Contain || ContainExactly || Be || BeExactly;
}

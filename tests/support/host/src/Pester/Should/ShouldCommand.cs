using System.Management.Automation;
using System.Text.RegularExpressions;
using AwsRole.PowerShellHost.Pester.Mocks;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Should, with the operators of Pester 5.</summary>
[Cmdlet(VerbsLifecycle.Assert, "Should", DefaultParameterSetName = "Value")]
[Alias("Should")]
public sealed partial class AssertShouldCommand : PSCmdlet
{
    private readonly List<object?> _actual = [];

    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? ActualValue { get; set; }

    [Parameter]
    public SwitchParameter Not { get; set; }

    [Parameter]
    public string? Because { get; set; }

    protected override void ProcessRecord() => _actual.Add(ActualValue);

    protected override void EndProcessing()
    {
        if (Invoke || InvokeVerifiable)
        {
            Require(InvokeVerifiable ? MockAssertions.Verifiable() : JudgeInvoke());
        }
        else if (TakesAll)
        {
            Require(JudgeAll(_actual));
        }
        else
        {
            foreach (object? value in _actual.DefaultIfEmpty(null))
            {
                JudgeOne(value);
            }
        }
    }

    private Verdict JudgeAll(IReadOnlyList<object?> all) =>
        BeNullOrEmpty ? CollectionOperators.BeNullOrEmpty(all)
        : HaveCount ? CollectionOperators.HaveCount(all, ExpectedValue)
        : Contain ? CollectionOperators.Contain(all, ExpectedValue, caseSensitive: false)
        : ContainExactly ? CollectionOperators.Contain(all, ExpectedValue, caseSensitive: true)
        : ValueOperators.Be(all.Count == 0 ? null : all.ToArray(), ExpectedValue, caseSensitive: BeExactly);

    private void JudgeOne(object? actual)
    {
        if (Throw)
        {
            JudgeThrow(actual);
            return;
        }

        Require(this switch
        {
            { BeTrue.IsPresent: true } => ValueOperators.BeTruth(actual, expected: true),
            { BeFalse.IsPresent: true } => ValueOperators.BeTruth(actual, expected: false),
            { BeGreaterThan.IsPresent: true } => ValueOperators.Compare(actual, ExpectedValue, "greater than", order => order > 0),
            { BeGreaterOrEqual.IsPresent: true } => ValueOperators.Compare(actual, ExpectedValue, "greater than or equal to", order => order >= 0),
            { BeLessThan.IsPresent: true } => ValueOperators.Compare(actual, ExpectedValue, "less than", order => order < 0),
            { BeLessOrEqual.IsPresent: true } => ValueOperators.Compare(actual, ExpectedValue, "less than or equal to", order => order <= 0),
            { BeOfType.IsPresent: true } => ValueOperators.BeOfType(actual, ExpectedValue),
            { BeIn.IsPresent: true } => CollectionOperators.BeIn(actual, ExpectedValue),
            { BeLike.IsPresent: true } => TextOperators.BeLike(actual, ExpectedValue, caseSensitive: false),
            { BeLikeExactly.IsPresent: true } => TextOperators.BeLike(actual, ExpectedValue, caseSensitive: true),
            { Match.IsPresent: true } => TextOperators.MatchRegex(actual, ExpectedValue, caseSensitive: false),
            { MatchExactly.IsPresent: true } => TextOperators.MatchRegex(actual, ExpectedValue, caseSensitive: true),
            { Exist.IsPresent: true } => TextOperators.Exist(this, actual),
            { FileContentMatch.IsPresent: true } => TextOperators.FileContentMatch(this, actual, ExpectedValue, RegexOptions.IgnoreCase, wholeText: false),
            { FileContentMatchExactly.IsPresent: true } => TextOperators.FileContentMatch(this, actual, ExpectedValue, RegexOptions.None, wholeText: false),
            { FileContentMatchMultiline.IsPresent: true } =>
                TextOperators.FileContentMatch(this, actual, ExpectedValue, RegexOptions.IgnoreCase | RegexOptions.Multiline, wholeText: true),
            { HaveParameter.IsPresent: true } => ParameterClaim().Judge(actual),
            _ => throw new PSArgumentException("Should needs an operator such as -Be, -Match or -Throw."),
        });
    }

    private void JudgeThrow(object? actual)
    {
        Verdict verdict = new ThrowOperator(LanguagePrimitives.ConvertTo<string>(ExpectedValue), ErrorId, ExceptionType).Judge(actual, out ErrorRecord? error);

        // With -Not every exception is one too many, whatever the filters say.
        Require(Not ? verdict with { Holds = error is not null } : verdict);
        if (PassThru && error is not null)
        {
            WriteObject(error);
        }
    }

    private Verdict JudgeInvoke() => MockAssertions.Called(this, new MockClaim(LanguagePrimitives.ConvertTo<string>(ExpectedValue))
    {
        Times = MyInvocation.BoundParameters.ContainsKey(nameof(Times)) ? Times : null,
        Exactly = Exactly,
        Filter = ParameterFilter ?? ExclusiveFilter,
        Exclusive = ExclusiveFilter is not null,
        ModuleName = ModuleName,
        Scope = Scope,
        Negated = Not,
    });

    private ParameterOperator ParameterClaim() => new(LanguagePrimitives.ConvertTo<string>(ExpectedValue))
    {
        Type = Type,
        DefaultValue = DefaultValue,
        Mandatory = Mandatory,
        InParameterSet = InParameterSet,
        HasArgumentCompleter = HasArgumentCompleter,
        Alias = Alias,
    };

    private void Require(Verdict verdict)
    {
        if (verdict.Failure(Not, Because) is { } message)
        {
            ThrowTerminatingError(new ErrorRecord(
                new AssertionException(message), FailureText.AssertionFailed, ErrorCategory.InvalidResult, _actual));
        }
    }
}

/// <summary>What a failed Should raises.</summary>
public sealed class AssertionException(string message) : Exception(message);

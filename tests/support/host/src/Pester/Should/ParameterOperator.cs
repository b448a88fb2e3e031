using System.Management.Automation;
using System.Management.Automation.Language;

namespace AwsRole.PowerShellHost.Pester.Should;

/// <summary>Should -HaveParameter: what a command's parameter is like.</summary>
public sealed record ParameterOperator(string Name)
{
    public object? Type { get; init; }

    public string? DefaultValue { get; init; }

    public bool Mandatory { get; init; }

    public string? InParameterSet { get; init; }

    public bool HasArgumentCompleter { get; init; }

    public string[] Alias { get; init; } = [];

    public Verdict Judge(object? actual)
    {
        object? bare = actual is PSObject wrapped ? wrapped.BaseObject : actual;
        if (bare is not CommandInfo command)
        {
            throw new PSArgumentException("Input value must be non-null CommandInfo object. You can get one by calling Get-Command.");
        }

        command = command is AliasInfo alias ? alias.ResolvedCommand : command;
        command.Parameters.TryGetValue(Name, out ParameterMetadata? parameter);
        List<string> buts = parameter is null ? ["the parameter is missing"] : Differences(command, parameter).ToList();
        string wanted = string.Concat(Claims().Select(claim => ", " + claim));
        return new Verdict(
            buts.Count == 0,
            $"Expected command {command.Name} to have a parameter {Name}{wanted}",
            $"but {string.Join(" and ", buts)}.",
            $"Expected command {command.Name} to not have a parameter {Name}{wanted}",
            "but it has.");
    }

    private IEnumerable<string> Claims()
    {
        if (Type is not null)
        {
            yield return $"of type {ValueText.Of(ExpectedType())}";
        }

        if (DefaultValue is not null)
        {
            yield return $"the default value to be {ValueText.Of(DefaultValue)}";
        }

        if (Mandatory)
        {
            yield return "which is mandatory";
        }

        if (InParameterSet is not null)
        {
            yield return $"in parameter set {InParameterSet}";
        }
    }

    private IEnumerable<string> Differences(CommandInfo command, ParameterMetadata parameter)
    {
        if (Type is not null && parameter.ParameterType != ExpectedType())
        {
            yield return $"it is of type {ValueText.Of(parameter.ParameterType)}";
        }

        var sets = parameter.ParameterSets.Where(set => InParameterSet is null || set.Key is ParameterAttribute.AllParameterSets || Same(set.Key, InParameterSet)).ToList();
        if (sets.Count == 0)
        {
            yield return $"it is not in parameter set {InParameterSet}";
        }

        if (Mandatory && !sets.Exists(set => set.Value.IsMandatory))
        {
            yield return "it is not mandatory";
        }

        if (DefaultValue is not null && DefaultOf(command) is var value && !Same(value, DefaultValue))
        {
            yield return $"the default value was {ValueText.Of(value)}";
        }

        if (HasArgumentCompleter && !parameter.Attributes.Any(attribute => attribute is ArgumentCompleterAttribute))
        {
            yield return "it has no ArgumentCompleter";
        }

        foreach (string missing in Alias.Except(parameter.Aliases, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"it has no alias {missing}";
        }
    }

    private Type? ExpectedType() => Type switch
    {
        Type type => type,
        null => null,
        _ => LanguagePrimitives.ConvertTo<Type>(TypeName.WithoutBrackets(LanguagePrimitives.ConvertTo<string>(Type))),
    };

    private string DefaultOf(CommandInfo command)
    {
        ScriptBlock? script = (command as FunctionInfo)?.ScriptBlock ?? (command as ExternalScriptInfo)?.ScriptBlock;
        IEnumerable<ParameterAst>? parameters = script?.Ast switch
        {
            FunctionDefinitionAst function => function.Body.ParamBlock?.Parameters ?? function.Parameters,
            ScriptBlockAst body => body.ParamBlock?.Parameters,
            _ => null,
        };
        ParameterAst? parameter = parameters?.FirstOrDefault(node => Same(node.Name.VariablePath.UserPath, Name));
        return parameter?.DefaultValue switch
        {
            null => string.Empty,
            ConstantExpressionAst constant => LanguagePrimitives.ConvertTo<string>(constant.Value),
            VariableExpressionAst { VariablePath.UserPath: "true" or "false" } flag => flag.VariablePath.UserPath,
            VariableExpressionAst { VariablePath.UserPath: "null" } => string.Empty,
            var other => other.Extent.Text,
        };
    }

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}

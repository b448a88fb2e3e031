using System.Collections;
using System.Management.Automation;
using AwsRole.PowerShellHost.Engine;

namespace AwsRole.PowerShellHost.Pester.Structure;

[Cmdlet(VerbsLifecycle.Invoke, "InModuleScope")]
[Alias("InModuleScope")]
public sealed class InvokeInModuleScopeCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0)]
    public string ModuleName { get; set; } = string.Empty;

    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock ScriptBlock { get; set; } = ScriptBlock.Create(string.Empty);

    [Parameter]
    public Hashtable Parameters { get; set; } = [];

    [Parameter]
    public object?[] ArgumentList { get; set; } = [];

    protected override void EndProcessing()
    {
        PSModuleInfo module = ModuleFinder.Find(this, ModuleName);
        ScriptBlock bound = module.NewBoundScriptBlock(ScriptBlock);
        var variables = Parameters.Cast<DictionaryEntry>()
            .ToDictionary(entry => LanguagePrimitives.ConvertTo<string>(entry.Key), entry => (object?)entry.Value);

        // With a param block the parameters are also passed by name; without one they are only variables.
        bool hasParameters = Parameters.Count > 0 && ScriptBlock.Ast is System.Management.Automation.Language.ScriptBlockAst { ParamBlock: not null };
        ScriptBlock call = module.NewBoundScriptBlock(ScriptBlock.Create(hasParameters
            ? "param($body, $named, $rest) & $body @named @rest"
            : "param($body, $named, $rest) & $body @rest"));
        WriteObject(
            ScriptRunner.RunInNewScope(call, variables, bound, Parameters, ArgumentList),
            enumerateCollection: true);
    }
}

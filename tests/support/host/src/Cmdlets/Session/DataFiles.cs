using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.Import, "PowerShellDataFile", DefaultParameterSetName = "Path")]
[OutputType(typeof(Hashtable))]
public sealed class ImportPowerShellDataFileCommand : PathCommand
{
    [Parameter]
    public SwitchParameter SkipLimitCheck { get; set; }

    protected override void ProcessRecord() => ForEachPath(path =>
    {
        foreach (string file in ResolveProviderPaths(path, out _))
        {
            WriteObject(Read(file));
        }
    });

    private static object Read(string file)
    {
        ScriptBlockAst script = Parser.ParseFile(file, out _, out ParseError[] errors);
        if (errors.Length > 0 || script.Find(node => node is HashtableAst, searchNestedScriptBlocks: false) is not HashtableAst table)
        {
            throw new PSInvalidOperationException($"The PowerShell data file '{file}' could not be parsed as a PowerShell Data File.");
        }

        return table.SafeGetValue();
    }
}

/// <summary>Reads the messages of a script in the language of the user, else of its parents, else from the script's folder.</summary>
[Cmdlet(VerbsData.Import, "LocalizedData")]
public sealed class ImportLocalizedData : PSCmdlet
{
    [Parameter(Position = 0)]
    [Alias("Variable")]
    public string? BindingVariable { get; set; }

    [Parameter(Position = 1)]
    public string? UICulture { get; set; }

    [Parameter]
    public string? BaseDirectory { get; set; }

    [Parameter]
    public string? FileName { get; set; }

    [Parameter]
    public string[] SupportedCommand { get; set; } = [];

    protected override void ProcessRecord()
    {
        string folder = BaseDirectory is null ? ScriptFolder() : SessionState.Path.GetUnresolvedProviderPathFromPSPath(BaseDirectory);
        string name = System.IO.Path.GetFileNameWithoutExtension(FileName ?? MyInvocation.ScriptName) + ".psd1";
        string? file = Candidates(folder, name).FirstOrDefault(File.Exists);
        if (file is null)
        {
            WriteError(new ErrorRecord(
                new PSInvalidOperationException($"Cannot find the PowerShell data file '{name}' in directory '{System.IO.Path.Combine(folder, Culture().Name)}', or in any parent culture directories."),
                "ImportLocalizedData",
                ErrorCategory.ObjectNotFound,
                name));
            return;
        }

        object? data = Evaluate(file);
        if (BindingVariable is null)
        {
            WriteObject(data);
        }
        else
        {
            SessionState.PSVariable.Set(BindingVariable, data);
        }
    }

    private string ScriptFolder() => !string.IsNullOrEmpty(MyInvocation.PSScriptRoot)
        ? MyInvocation.PSScriptRoot
        : throw new PSInvalidOperationException("The BaseDirectory parameter is needed outside of a script file.");

    private CultureInfo Culture() => UICulture is null ? CultureInfo.CurrentUICulture : CultureInfo.GetCultureInfo(UICulture);

    private IEnumerable<string> Candidates(string folder, string name)
    {
        for (CultureInfo culture = Culture(); culture.Name.Length > 0; culture = culture.Parent)
        {
            yield return System.IO.Path.Combine(folder, culture.Name, name);
        }

        yield return System.IO.Path.Combine(folder, name);
    }

    private object? Evaluate(string file)
    {
        ScriptBlock script = InvokeCommand.NewScriptBlock(File.ReadAllText(file));
        script.CheckRestrictedLanguage(["ConvertFrom-StringData", .. SupportedCommand], ["PSCulture", "PSUICulture", "true", "false", "null"], allowEnvironmentVariables: false);
        object result = script.InvokeReturnAsIs();
        return result is PSObject wrapped ? wrapped.BaseObject : result;
    }
}

using System.Management.Automation;
using System.Text.RegularExpressions;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Pester.Should;

namespace AwsRole.PowerShellHost.Pester.Running;

/// <summary>Titles with &lt;name&gt; in them.</summary>
public static partial class TitleText
{
    /// <summary>Replaces &lt;name&gt;, &lt;name.member&gt; and &lt;_&gt; by the values in the current scope; a backtick keeps a bracket.</summary>
    public static string Expand(PSCmdlet cmdlet, string title)
    {
        if (!title.Contains('<'))
        {
            return title;
        }

        string expanded = Placeholder().Replace(title, match => Value(cmdlet, match));
        return expanded.Replace("`<", "<").Replace("`>", ">");
    }

    private static string Value(PSCmdlet cmdlet, Match match)
    {
        string expression = match.Groups[1].Value;
        string name = expression.Split('.', '[')[0];
        if (cmdlet.SessionState.PSVariable.Get(name) is null)
        {
            return string.Empty;
        }

        try
        {
            IReadOnlyList<object?> values = ScriptRunner.RunInCurrentScope(ScriptBlock.Create("$" + expression));
            return ValueText.Of(values.Count == 1 ? values[0] : values.ToArray()).Trim('\'');
        }
        catch (RuntimeException)
        {
            return match.Value;
        }
    }

    [GeneratedRegex(@"(?<!`)<([A-Za-z_][\w.\[\]'""]*)>")]
    private static partial Regex Placeholder();
}

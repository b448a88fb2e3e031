using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>Asking for missing parameters and for a choice, in pwsh's words.</summary>
public sealed partial class ConsoleUserInterface
{
    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        EnsureMayAsk();
        WriteHeading(caption, message);
        if (descriptions.Any(field => !string.IsNullOrEmpty(field.HelpMessage)))
        {
            WriteLine("(Type !? for Help.)");
        }

        return descriptions.ToDictionary(field => field.Name, AskForField);
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        EnsureMayAsk();
        WriteHeading(caption, message);
        while (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }

        Write($"Password for user {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        EnsureMayAsk();
        var menu = new ChoiceMenu(choices);
        WriteHeading(caption, message);
        while (true)
        {
            Write(menu.Render(defaultChoice));
            string answer = ReadLineOrStop().Trim();
            if (answer == "?")
            {
                WriteLine(menu.RenderHelp());
                continue;
            }

            int picked = answer.Length == 0 ? defaultChoice : menu.Find(answer);
            if (picked >= 0)
            {
                return picked;
            }

            EnsureMoreInput(answer);
        }
    }

    public Collection<int> PromptForChoice(
        string? caption, string? message, Collection<ChoiceDescription> choices, IEnumerable<int>? defaultChoices)
    {
        EnsureMayAsk();
        var menu = new ChoiceMenu(choices);
        var defaults = (defaultChoices ?? []).ToList();
        var picked = new Collection<int>();
        WriteHeading(caption, message);
        WriteLine(menu.RenderLines(defaults));
        while (true)
        {
            Write($"Choice[{picked.Count}]: ");
            string answer = ReadLineOrStop().Trim();
            if (answer.Length == 0)
            {
                return picked.Count > 0 ? picked : new Collection<int>(defaults);
            }

            if (answer == "?")
            {
                WriteLine(menu.RenderHelp());
            }
            else if (menu.Find(answer) is >= 0 and int choice)
            {
                picked.Add(choice);
            }
        }
    }

    private void WriteHeading(string? caption, string? message)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            WriteLine();
            WriteLine(caption);
        }

        if (!string.IsNullOrEmpty(message))
        {
            WriteLine(message);
        }
    }

    private PSObject AskForField(FieldDescription field)
    {
        Type type = FieldType(field);
        if (!typeof(IList).IsAssignableFrom(type))
        {
            return PSObject.AsPSObject(AskForValue(field, type, $"{field.Name}: "));
        }

        Type elementType = type.GetElementType() ?? typeof(object);
        var values = new ArrayList();
        while (AskForValue(field, elementType, $"{field.Name}[{values.Count}]: ") is { } value and not "")
        {
            values.Add(value);
        }

        return PSObject.AsPSObject(LanguagePrimitives.TryConvertTo(values, type, out object converted) ? converted : values);
    }

    private object AskForValue(FieldDescription field, Type type, string prompt)
    {
        while (true)
        {
            Write(prompt);
            if (type == typeof(SecureString))
            {
                return ReadLineAsSecureString();
            }

            string answer = ReadLineOrStop();
            if (answer == "!?")
            {
                WriteLine(string.IsNullOrEmpty(field.HelpMessage) ? $"No help is available for {field.Name}." : field.HelpMessage);
            }
            else if (type == typeof(object) || type == typeof(string) || answer.Length == 0)
            {
                return answer;
            }
            else if (LanguagePrimitives.TryConvertTo(answer, type, out object value))
            {
                return value;
            }
            else
            {
                WriteLine($"Cannot recognize \"{answer}\" as a {type.FullName} due to a format error.");
            }
        }
    }

    private static Type FieldType(FieldDescription field) =>
        LanguagePrimitives.TryConvertTo(field.ParameterAssemblyFullName, out Type byAssembly) ? byAssembly
        : LanguagePrimitives.TryConvertTo(field.ParameterTypeFullName, out Type byName) ? byName
        : typeof(string);

    // A redirected input that has ended would be asked for ever.
    private void EnsureMoreInput(string answer)
    {
        if (answer.Length == 0 && Console.IsInputRedirected && Console.In.Peek() < 0)
        {
            throw new PromptingException("The prompt was canceled.", null, "PromptForChoiceCanceled", ErrorCategory.OperationStopped);
        }
    }
}

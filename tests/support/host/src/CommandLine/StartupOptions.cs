using System.Management.Automation.Runspaces;
using System.Text;

namespace AwsRole.PowerShellHost.CommandLine;

/// <summary>What the command line asks for, in pwsh's words and with pwsh's abbreviations.</summary>
public sealed record StartupOptions
{
    public bool ShowVersion { get; private set; }

    public bool NoExit { get; private set; }

    public bool NoLogo { get; private set; }

    public bool NonInteractive { get; private set; }

    public string? WorkingDirectory { get; private set; }

    /// <summary>Full path of the script of -File, or null.</summary>
    public string? File { get; private set; }

    /// <summary>Text of -Command or -EncodedCommand, or null.</summary>
    public string? Command { get; private set; }

    /// <summary>True for "-Command -" and "-File -": commands come line by line from standard input.</summary>
    public bool ReadCommandsFromStdin { get; private set; }

    /// <summary>True for "-Command -": the lines are read without showing a prompt.</summary>
    public bool NoPrompt { get; private set; }

    public IReadOnlyList<CommandParameter> ScriptArguments { get; private set; } = [];

    /// <summary>True when neither a script nor a command was given, or -NoExit keeps the session open after it.</summary>
    public bool EntersPromptLoop => NoExit || (File is null && Command is null);

    /// <summary>Reads the arguments of the process.</summary>
    /// <exception cref="BadCommandLineException">An unknown parameter, a missing value, or a script that is not there.</exception>
    public static StartupOptions Parse(IReadOnlyList<string> args)
    {
        var options = new StartupOptions();
        for (int index = 0; index < args.Count;)
        {
            index = options.TakeOne(args, index);
        }

        return options;
    }

    private int TakeOne(IReadOnlyList<string> args, int index)
    {
        string argument = args[index];
        if (!argument.StartsWith('-'))
        {
            return TakeFile(args, index);
        }

        switch (Name(argument))
        {
            case "version" or "v":
                ShowVersion = true;
                return index + 1;
            case "noexit" or "noe":
                NoExit = true;
                return index + 1;
            case "nologo" or "nol":
                NoLogo = true;
                return index + 1;
            case "noninteractive" or "noni":
                NonInteractive = true;
                return index + 1;
            case "noprofile" or "nop" or "interactive" or "i" or "login" or "l" or "mta" or "sta":
                return index + 1;
            case "executionpolicy" or "ep" or "ex" or "outputformat" or "of" or "inputformat" or "if":
                Value(args, index);
                return index + 2;
            case "workingdirectory" or "wd":
                WorkingDirectory = Path.GetFullPath(Value(args, index));
                return index + 2;
            case "file" or "f":
                return TakeFile(args, index + 1);
            case "command" or "c":
                return TakeCommand(args, index);
            case "encodedcommand" or "e" or "ec":
                Command = Encoding.Unicode.GetString(Convert.FromBase64String(Value(args, index)));
                return index + 2;
            default:
                return TakeFile(args, index);
        }
    }

    private static string Name(string argument) => argument.TrimStart('-').ToLowerInvariant();

    private static string Value(IReadOnlyList<string> args, int index) => index + 1 < args.Count
        ? args[index + 1]
        : throw new BadCommandLineException($"Cannot process the command because of a missing parameter. A value must follow {args[index]}.");

    private int TakeFile(IReadOnlyList<string> args, int index)
    {
        string path = index < args.Count
            ? args[index]
            : throw new BadCommandLineException("The command cannot be run because the File parameter requires a file path.");
        if (path == "-")
        {
            ReadCommandsFromStdin = true;
            return args.Count;
        }

        File = Path.GetFullPath(path);
        if (!System.IO.File.Exists(File))
        {
            throw new BadCommandLineException(
                $"The argument '{path}' is not recognized as the name of a script file. Check the spelling of the name, "
                + "or if a path was included, verify that the path is correct and try again.");
        }

        ScriptArguments = CommandLine.ScriptArguments.Parse(args.Skip(index + 1));
        return args.Count;
    }

    private int TakeCommand(IReadOnlyList<string> args, int index)
    {
        if (Value(args, index) == "-")
        {
            ReadCommandsFromStdin = true;
            NoPrompt = true;
        }
        else
        {
            Command = string.Join(' ', args.Skip(index + 1));
        }

        return args.Count;
    }
}

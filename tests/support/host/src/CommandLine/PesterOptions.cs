using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost.CommandLine;

/// <summary>The command line of the test runner: --pester paths… [--filter text] [--tag t] [--exclude-tag t] [--report file].</summary>
public sealed record PesterOptions(IReadOnlyList<string> Files, TestFilter Filter, string? ReportFile)
{
    private const string FilePattern = "*.Tests.ps1";

    /// <summary>Reads what follows --pester; a folder means all its test files, at any depth.</summary>
    /// <exception cref="BadCommandLineException">An unknown option, a missing value, no path, or a path that is not there.</exception>
    public static PesterOptions Parse(IReadOnlyList<string> args)
    {
        var files = new List<string>();
        var tags = new List<string>();
        var excluded = new List<string>();
        string? text = null;
        string? report = null;
        for (int index = 0; index < args.Count; index++)
        {
            switch (args[index])
            {
                case "--filter":
                    text = Value(args, ++index);
                    break;
                case "--report":
                    report = Value(args, ++index);
                    break;
                case "--tag":
                    tags.Add(Value(args, ++index));
                    break;
                case "--exclude-tag":
                    excluded.Add(Value(args, ++index));
                    break;
                case var option when option.StartsWith("--", StringComparison.Ordinal):
                    throw new BadCommandLineException($"Unrecognized option of --pester: '{option}'.");
                case var path:
                    files.AddRange(FilesOf(path));
                    break;
            }
        }

        return files.Count > 0
            ? new PesterOptions(files, new TestFilter(text, tags, excluded), report)
            : throw new BadCommandLineException("--pester needs a test file, or a folder with files named *.Tests.ps1.");
    }

    private static string Value(IReadOnlyList<string> args, int index) => index < args.Count
        ? args[index]
        : throw new BadCommandLineException($"A value must follow {args[index - 1]}.");

    private static IEnumerable<string> FilesOf(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, FilePattern, SearchOption.AllDirectories).Select(Path.GetFullPath).Order(StringComparer.Ordinal);
        }

        return File.Exists(path)
            ? [Path.GetFullPath(path)]
            : throw new BadCommandLineException($"There is no test file or folder '{path}'.");
    }
}

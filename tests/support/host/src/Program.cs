using AwsRole.PowerShellHost.CommandLine;
using AwsRole.PowerShellHost.Engine;
using AwsRole.PowerShellHost.Pester.Running;

namespace AwsRole.PowerShellHost;

/// <summary>The entry: command line to one run, and that run's exit code.</summary>
public static class Program
{
    /// <summary>pwsh's exit code for a command line it does not understand (EX_USAGE of sysexits.h).</summary>
    private const int BadCommandLine = 64;

    public static int Main(string[] args)
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        DefaultSnapIns.Register();
        try
        {
            return args is ["--pester", ..]
                ? TestRunner.Run(PesterOptions.Parse(args[1..]))
                : Run(StartupOptions.Parse(args));
        }
        catch (BadCommandLineException error)
        {
            Console.Error.WriteLine(error.Message);
            return BadCommandLine;
        }
    }

    private static int Run(StartupOptions options)
    {
        if (options.ShowVersion)
        {
            Console.Out.WriteLine("PowerShell " + EngineInternals.Version);
            return 0;
        }

        using var session = new Session(options);
        return session.Run();
    }
}

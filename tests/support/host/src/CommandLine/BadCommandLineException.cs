namespace AwsRole.PowerShellHost.CommandLine;

/// <summary>The command line cannot be understood; the message says what is wrong with it.</summary>
public sealed class BadCommandLineException(string message) : Exception(message);

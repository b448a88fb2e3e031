namespace AwsRole.PowerShellHost.Terminal;

/// <summary>What $Host.PrivateData shows: the stream colours that scripts read and set.</summary>
public sealed class ConsoleColors
{
    public ConsoleColor FormatAccentColor { get; set; } = ConsoleColor.Green;

    public ConsoleColor ErrorAccentColor { get; set; } = ConsoleColor.Cyan;

    public ConsoleColor ErrorForegroundColor { get; set; } = ConsoleColor.Red;

    public ConsoleColor WarningForegroundColor { get; set; } = ConsoleColor.Yellow;

    public ConsoleColor DebugForegroundColor { get; set; } = ConsoleColor.Yellow;

    public ConsoleColor VerboseForegroundColor { get; set; } = ConsoleColor.Yellow;

    public ConsoleColor ProgressForegroundColor { get; set; } = ConsoleColor.Yellow;
}

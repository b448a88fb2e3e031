using System.Text;

namespace AwsRole.PowerShellHost.Engine;

/// <summary>A text writer that hands over whole lines.</summary>
public sealed class LineWriter(Action<string> takeLine) : TextWriter
{
    public override Encoding Encoding => Encoding.Unicode;

    public override void WriteLine(string? value) => takeLine(value ?? string.Empty);

    public override void WriteLine() => takeLine(string.Empty);

    public override void Write(string? value) => takeLine(value ?? string.Empty);
}

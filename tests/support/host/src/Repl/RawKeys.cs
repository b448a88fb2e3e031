namespace AwsRole.PowerShellHost.Repl;

/// <summary>While it lives, Ctrl+C is a key like another instead of an interrupt.</summary>
public sealed class RawKeys : IDisposable
{
    private readonly bool _previous = Console.TreatControlCAsInput;

    public RawKeys() => Console.TreatControlCAsInput = true;

    /// <summary>The next key, not echoed.</summary>
    public ConsoleKeyInfo Read() => Console.ReadKey(intercept: true);

    public void Dispose() => Console.TreatControlCAsInput = _previous;
}

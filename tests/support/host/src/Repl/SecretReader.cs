using System.Security;

namespace AwsRole.PowerShellHost.Repl;

/// <summary>Reads a line at the terminal that shows only asterisks.</summary>
public static class SecretReader
{
    /// <summary>Appends what is typed until Enter; false when Ctrl+C gave it up.</summary>
    public static bool Read(SecureString secret)
    {
        using var keys = new RawKeys();
        while (true)
        {
            ConsoleKeyInfo key = keys.Read();
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    Console.Out.WriteLine();
                    return true;
                case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                    return false;
                case { Key: ConsoleKey.Backspace }:
                    RemoveLast(secret);
                    break;
                case { KeyChar: >= ' ' }:
                    secret.AppendChar(key.KeyChar);
                    Console.Out.Write('*');
                    break;
            }
        }
    }

    private static void RemoveLast(SecureString secret)
    {
        if (secret.Length > 0)
        {
            secret.RemoveAt(secret.Length - 1);
            Console.Out.Write("\b \b");
        }
    }
}

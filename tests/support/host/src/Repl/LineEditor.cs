namespace AwsRole.PowerShellHost.Repl;

/// <summary>Reads one line at a terminal, with the usual editing keys and, when given, history and completion.</summary>
public sealed class LineEditor(LineHistory? history = null, CompletionCycle? completion = null)
{
    private const string ClearScreen = "\u001b[H\u001b[2J";

    /// <summary>Reads until Enter.</summary>
    /// <param name="prompt">What stands before the cursor; already written.</param>
    /// <param name="keys">Where the keys come from.</param>
    /// <returns>The line, or null when Ctrl+C gave it up or Ctrl+D ended the input ("exit" then, at a prompt with history).</returns>
    public string? Read(string prompt, RawKeys keys)
    {
        var buffer = new LineBuffer();
        var renderer = new LineRenderer(prompt);
        renderer.Begin();
        while (true)
        {
            ConsoleKeyInfo key = keys.Read();
            if (key.Key == ConsoleKey.Tab && completion is not null)
            {
                completion.Next(buffer, backwards: key.Modifiers.HasFlag(ConsoleModifiers.Shift));
                renderer.Draw(buffer);
                continue;
            }

            completion?.Reset();
            if (key.Key == ConsoleKey.Enter)
            {
                return Accept(buffer, renderer);
            }

            if (IsControl(key, ConsoleKey.C))
            {
                return null;
            }

            if (IsControl(key, ConsoleKey.D) && buffer.Text.Length == 0)
            {
                Console.Out.WriteLine();
                return history is null ? null : "exit";
            }

            if (IsControl(key, ConsoleKey.L))
            {
                Console.Out.Write(ClearScreen + prompt);
                renderer.Begin();
            }
            else
            {
                Edit(buffer, key);
            }

            // While more keys wait (a paste), drawing each would only cost time.
            if (!Console.KeyAvailable)
            {
                renderer.Draw(buffer);
            }
        }
    }

    private string Accept(LineBuffer buffer, LineRenderer renderer)
    {
        buffer.MoveTo(buffer.Text.Length);
        renderer.Draw(buffer);
        Console.Out.WriteLine();
        history?.Add(buffer.Text);
        return buffer.Text;
    }

    private void Edit(LineBuffer buffer, ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
        {
            EditWithControl(buffer, key.Key);
            return;
        }

        switch (key.Key)
        {
            case ConsoleKey.Backspace: buffer.DeleteBack(); break;
            case ConsoleKey.Delete: buffer.DeleteForward(); break;
            case ConsoleKey.LeftArrow: buffer.MoveLeft(); break;
            case ConsoleKey.RightArrow: buffer.MoveRight(); break;
            case ConsoleKey.Home: buffer.MoveTo(0); break;
            case ConsoleKey.End: buffer.MoveTo(buffer.Text.Length); break;
            case ConsoleKey.UpArrow: Recall(buffer, history?.Older(buffer.Text)); break;
            case ConsoleKey.DownArrow: Recall(buffer, history?.Newer()); break;
            case ConsoleKey.Escape: buffer.Set(string.Empty); break;
            default: InsertText(buffer, key.KeyChar); break;
        }
    }

    private static void EditWithControl(LineBuffer buffer, ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A: buffer.MoveTo(0); break;
            case ConsoleKey.E: buffer.MoveTo(buffer.Text.Length); break;
            case ConsoleKey.U: buffer.DeleteToStart(); break;
            case ConsoleKey.K: buffer.DeleteToEnd(); break;
            case ConsoleKey.W or ConsoleKey.Backspace: buffer.DeleteWordBack(); break;
            case ConsoleKey.D: buffer.DeleteForward(); break;
            case ConsoleKey.H: buffer.DeleteBack(); break;
            case ConsoleKey.LeftArrow: buffer.MoveWordLeft(); break;
            case ConsoleKey.RightArrow: buffer.MoveWordRight(); break;
        }
    }

    private static void Recall(LineBuffer buffer, string? line)
    {
        if (line is not null)
        {
            buffer.Set(line);
        }
    }

    private static void InsertText(LineBuffer buffer, char character)
    {
        if (!char.IsControl(character))
        {
            buffer.Insert(character.ToString());
        }
    }

    private static bool IsControl(ConsoleKeyInfo key, ConsoleKey letter) =>
        key.Key == letter && key.Modifiers == ConsoleModifiers.Control;
}

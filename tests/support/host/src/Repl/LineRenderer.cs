using System.Text;
using AwsRole.PowerShellHost.Terminal;

namespace AwsRole.PowerShellHost.Repl;

/// <summary>Draws the edited line behind its prompt, over as many rows as it needs.</summary>
public sealed class LineRenderer
{
    private readonly int _promptCells;
    private int _cursorRow;

    /// <summary>Starts where the cursor stands: just behind the prompt.</summary>
    public LineRenderer(string prompt)
    {
        _promptCells = CellWidth.Of(prompt.Split('\n')[^1]);
    }

    private static int Width => Math.Max(1, Console.WindowWidth);

    /// <summary>Draws the text and leaves the cursor where the buffer has it.</summary>
    public void Draw(LineBuffer buffer)
    {
        var output = new StringBuilder();
        MoveToStart(output);
        output.Append(buffer.Text).Append("\u001b[J");
        int end = _promptCells + CellWidth.Of(buffer.Text);
        if (end % Width == 0 && buffer.Text.Length > 0)
        {
            // A terminal wraps only when the next character comes.
            output.Append(" \b");
        }

        int cursor = _promptCells + CellWidth.Of(buffer.Text[..buffer.Cursor]);
        Up(output, (end / Width) - (cursor / Width));
        output.Append('\r');
        Right(output, cursor % Width);
        _cursorRow = cursor / Width;
        Console.Out.Write(output);
    }

    private void MoveToStart(StringBuilder output)
    {
        Up(output, _cursorRow - (_promptCells / Width));
        output.Append('\r');
        Right(output, _promptCells % Width);
    }

    /// <summary>The renderer must know its row before the first drawing.</summary>
    public void Begin() => _cursorRow = _promptCells / Width;

    private static void Up(StringBuilder output, int rows)
    {
        if (rows > 0)
        {
            output.Append($"\u001b[{rows}A");
        }
    }

    private static void Right(StringBuilder output, int cells)
    {
        if (cells > 0)
        {
            output.Append($"\u001b[{cells}C");
        }
    }
}

namespace AwsRole.PowerShellHost.Repl;

/// <summary>The line being edited, and the cursor in it. No terminal here.</summary>
public sealed class LineBuffer
{
    public string Text { get; private set; } = string.Empty;

    /// <summary>Index of the character that the cursor stands on; the text's length at the end.</summary>
    public int Cursor { get; private set; }

    public void Set(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    public void Insert(string text) => Replace(Cursor, 0, text);

    /// <summary>Replaces a part of the text and puts the cursor behind the new part.</summary>
    public void Replace(int start, int length, string text)
    {
        Text = Text.Remove(start, length).Insert(start, text);
        Cursor = start + text.Length;
    }

    public void MoveTo(int index) => Cursor = Math.Clamp(index, 0, Text.Length);

    public void MoveLeft() => MoveTo(Previous());

    public void MoveRight() => MoveTo(Next());

    public void DeleteBack() => Replace(Previous(), Cursor - Previous(), string.Empty);

    public void DeleteForward() => Replace(Cursor, Next() - Cursor, string.Empty);

    public void DeleteToStart() => Replace(0, Cursor, string.Empty);

    public void DeleteToEnd() => Replace(Cursor, Text.Length - Cursor, string.Empty);

    public void DeleteWordBack() => Replace(WordStart(), Cursor - WordStart(), string.Empty);

    public void MoveWordLeft() => MoveTo(WordStart());

    public void MoveWordRight()
    {
        int index = Cursor;
        while (index < Text.Length && char.IsWhiteSpace(Text[index]))
        {
            index++;
        }

        while (index < Text.Length && !char.IsWhiteSpace(Text[index]))
        {
            index++;
        }

        MoveTo(index);
    }

    private int WordStart()
    {
        int index = Cursor;
        while (index > 0 && char.IsWhiteSpace(Text[index - 1]))
        {
            index--;
        }

        while (index > 0 && !char.IsWhiteSpace(Text[index - 1]))
        {
            index--;
        }

        return index;
    }

    // A surrogate pair is one step.
    private int Previous() =>
        Cursor >= 2 && char.IsSurrogatePair(Text[Cursor - 2], Text[Cursor - 1]) ? Cursor - 2 : Math.Max(0, Cursor - 1);

    private int Next() =>
        Cursor + 1 < Text.Length && char.IsSurrogatePair(Text[Cursor], Text[Cursor + 1])
            ? Cursor + 2
            : Math.Min(Text.Length, Cursor + 1);
}

using System.Management.Automation.Host;

namespace AwsRole.PowerShellHost.Terminal;

/// <summary>The terminal as cells and keys: enough for a picker written in PowerShell.</summary>
public sealed class ConsoleRawUserInterface : PSHostRawUserInterface
{
    private string _title = string.Empty;

    public override ConsoleColor ForegroundColor
    {
        get => Console.ForegroundColor;
        set => Console.ForegroundColor = value;
    }

    public override ConsoleColor BackgroundColor
    {
        get => Console.BackgroundColor;
        set => Console.BackgroundColor = value;
    }

    public override Coordinates CursorPosition
    {
        get => Console.IsOutputRedirected
            ? default
            : new Coordinates(Console.CursorLeft, Console.CursorTop);
        set => Console.SetCursorPosition(value.X, value.Y);
    }

    public override Coordinates WindowPosition
    {
        get => default;
        set => throw NotSupported();
    }

    public override Size BufferSize
    {
        get => WindowSize;
        set => throw NotSupported();
    }

    public override Size WindowSize
    {
        get => new(Console.WindowWidth, Console.WindowHeight);
        set
        {
            if (!OperatingSystem.IsWindows())
            {
                throw NotSupported();
            }

            Console.SetWindowSize(value.Width, value.Height);
        }
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override int CursorSize
    {
        get => OperatingSystem.IsWindows() ? Console.CursorSize : 100;
        set
        {
            // pwsh ignores it too where the terminal decides.
            if (OperatingSystem.IsWindows())
            {
                Console.CursorSize = value;
            }
        }
    }

    public override bool KeyAvailable => Console.KeyAvailable;

    public override string WindowTitle
    {
        get => OperatingSystem.IsWindows() ? Console.Title : _title;
        set
        {
            _title = value;
            if (!Console.IsOutputRedirected)
            {
                Console.Title = value;
            }
        }
    }

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if ((options & (ReadKeyOptions.IncludeKeyDown | ReadKeyOptions.IncludeKeyUp)) == 0)
        {
            throw new System.Management.Automation.PSArgumentException(
                "Cannot read keystrokes because the options IncludeKeyDown, IncludeKeyUp or both must be given.", nameof(options));
        }

        bool previous = Console.TreatControlCAsInput;
        try
        {
            Console.TreatControlCAsInput = (options & ReadKeyOptions.AllowCtrlC) != 0;
            ConsoleKeyInfo key = Console.ReadKey(intercept: (options & ReadKeyOptions.NoEcho) != 0);
            return new KeyInfo((int)key.Key, key.KeyChar, States(key.Modifiers), keyDown: true);
        }
        finally
        {
            Console.TreatControlCAsInput = previous;
        }
    }

    public override void FlushInputBuffer()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    /// <summary>Clears the screen for the whole-screen rectangle (-1); other rectangles are filled with spaces of it.</summary>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        if (rectangle.Left == -1 && rectangle.Right == -1)
        {
            Console.Clear();
            return;
        }

        Coordinates before = CursorPosition;
        string row = new(fill.Character, Math.Max(0, rectangle.Right - rectangle.Left + 1));
        for (int top = rectangle.Top; top <= rectangle.Bottom; top++)
        {
            CursorPosition = new Coordinates(rectangle.Left, top);
            Console.Out.Write(row);
        }

        CursorPosition = before;
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotSupported();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotSupported();

    public override void ScrollBufferContents(
        Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw NotSupported();

    public override int LengthInBufferCells(string source) => CellWidth.Of(source);

    public override int LengthInBufferCells(string source, int offset) => CellWidth.Of(source[offset..]);

    public override int LengthInBufferCells(char source) => CellWidth.Of(source);

    private static ControlKeyStates States(ConsoleModifiers modifiers)
    {
        ControlKeyStates states = 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0;
        return states;
    }

    private static NotSupportedException NotSupported() =>
        new("A terminal does not let a program read or move its screen buffer.");
}

namespace AwsRole.PowerShellHost.Repl;

/// <summary>The lines entered so far, and where Up and Down stand in them.</summary>
public sealed class LineHistory
{
    private readonly List<string> _lines = [];
    private int _position;
    private string _unfinished = string.Empty;

    /// <summary>Remembers a line, unless it is blank or repeats the one before.</summary>
    public void Add(string line)
    {
        if (line.Trim().Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
        }

        _position = _lines.Count;
    }

    /// <summary>The line before, or null at the oldest; keeps what was being typed for the way back.</summary>
    public string? Older(string current)
    {
        if (_position == 0)
        {
            return null;
        }

        if (_position == _lines.Count)
        {
            _unfinished = current;
        }

        return _lines[--_position];
    }

    /// <summary>The line after, at last the unfinished one; null when already there.</summary>
    public string? Newer()
    {
        if (_position == _lines.Count)
        {
            return null;
        }

        return ++_position == _lines.Count ? _unfinished : _lines[_position];
    }
}

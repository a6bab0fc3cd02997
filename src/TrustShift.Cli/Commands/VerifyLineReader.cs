using System.Text;

namespace TrustShift.Cli.Commands;

/// <summary>Reads lines of bounded length; a longer one is passed over, never kept.</summary>
internal sealed class VerifyLineReader(TextReader source, int maximum)
{
    private readonly char[] _buffer = new char[32 * 1024];
    private int _position;
    private int _length;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line that was read last was too long; its text is empty then.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The next line without its end; null at the end of the text.</summary>
    public string? Next()
    {
        StringBuilder? kept = null;
        IsTooLong = false;
        bool any = false;
        while (_position < _length || Fill())
        {
            any = true;
            ReadOnlySpan<char> rest = _buffer.AsSpan(_position, _length - _position);
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> part = end < 0 ? rest : rest[..end];
            _position += end < 0 ? rest.Length : end + 1;
            IsTooLong |= (kept?.Length ?? 0) + part.Length > maximum;
            if (IsTooLong)
                kept = null;
            else if (end >= 0 && kept is null)
                return Line(part.ToString());
            else
                kept = (kept ?? new StringBuilder()).Append(part);
            if (end >= 0)
                break;
        }

        return any ? Line(IsTooLong ? "" : kept?.ToString() ?? "") : null;
    }

    private string Line(string text)
    {
        Number++;
        return text;
    }

    private bool Fill()
    {
        _position = 0;
        _length = source.Read(_buffer);
        return _length > 0;
    }
}

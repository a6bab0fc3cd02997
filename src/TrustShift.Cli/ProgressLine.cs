using System.Globalization;
using TrustShift.Discovery;
using TrustShift.Reports.Text;

namespace TrustShift.Cli;

/// <summary>
/// How far an examination is. On a terminal one line, which is gone afterwards and does not come at all where the work is short; in a log a note once it takes long, and then one a minute.
/// </summary>
public sealed class ProgressLine : IProgress<ExaminationProgress>, IDisposable
{
    private static readonly TimeSpan BeforeLine = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BeforeNote = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);

    private readonly Terminal _terminal;
    private readonly TimeProvider _clock;
    private readonly string _target;
    private readonly Lock _lock = new();
    private long _last;
    private TimeSpan _wait;
    private bool _shown;
    private bool _ended;

    /// <summary>Starts it; nothing is shown at once.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="target">What is examined, in words.</param>
    public ProgressLine(Terminal terminal, TimeProvider clock, string target)
    {
        _terminal = terminal;
        _clock = clock;
        _target = target;
        _last = clock.GetTimestamp();
        _wait = terminal.IsErrorTerminal ? BeforeLine : BeforeNote;
    }

    /// <inheritdoc/>
    public void Report(ExaminationProgress value)
    {
        lock (_lock)
        {
            if (_ended || _clock.GetElapsedTime(_last) < _wait)
                return;
            _last = _clock.GetTimestamp();
            string head = string.Create(CultureInfo.InvariantCulture, $"{value.Files:N0} files, {value.Bytes / 1_000_000.0:N0} MB");
            if (!_terminal.IsErrorTerminal)
            {
                _wait = BetweenNotes;
                Write($"trustshift: examining {VisibleText.Of(_target)}: {head} so far ...{Environment.NewLine}");
                return;
            }

            _wait = BetweenLines;
            string path = VisibleText.Of(value.Current);
            int room = Math.Max(_terminal.Width - head.Length - 3, 10);
            if (path.Length > room)
                path = string.Concat("…", path.AsSpan(path.Length - room + 1));
            Write("\r" + head + "  " + path + "\u001B[K");
            _shown = true;
        }
    }

    /// <summary>Clears the line.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
            if (_shown)
                Write("\r\u001B[K");
            _shown = false;
        }
    }

    private void Write(string text)
    {
        _terminal.Error.Write(text);
        _terminal.Error.Flush();
    }
}

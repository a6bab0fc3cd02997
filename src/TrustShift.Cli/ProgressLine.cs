using System.Globalization;
using TrustShift.Discovery;
using TrustShift.Reports.Text;

namespace TrustShift.Cli;

/// <summary>One line on a terminal that tells how far an examination is; it is gone afterwards.</summary>
public sealed class ProgressLine : IProgress<ExaminationProgress>, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Terminal _terminal;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private long _last;
    private bool _shown;
    private bool _ended;

    /// <summary>Starts it; nothing is shown before the first report.</summary>
    public ProgressLine(Terminal terminal, TimeProvider clock)
    {
        _terminal = terminal;
        _clock = clock;
        _last = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public void Report(ExaminationProgress value)
    {
        lock (_lock)
        {
            if (_ended || _clock.GetElapsedTime(_last) < Interval)
                return;
            _last = _clock.GetTimestamp();
            string head = string.Create(CultureInfo.InvariantCulture, $"{value.Files:N0} files, {value.Bytes / 1_000_000.0:N0} MB  ");
            string path = VisibleText.Of(value.Current);
            int room = Math.Max(_terminal.Width - head.Length - 1, 10);
            if (path.Length > room)
                path = string.Concat("…", path.AsSpan(path.Length - room + 1));
            Write("\r" + head + path + "\u001B[K");
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

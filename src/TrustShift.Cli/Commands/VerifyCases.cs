using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TrustShift.Cli.Commands;

/// <summary>
/// <c>verify --cases</c>: one question a line in, one answer a line out, in the same order, as they come. Lines are read on a thread of their
/// own, answered on as many as there are processors, and written on this one.
/// </summary>
internal sealed class VerifyCases
{
    private const int MaximumLine = 16 * 1024 * 1024;
    private const int MaximumWorkers = 16;
    // Beyond this what is being worked on fills the memory, and the reader waits for it.
    private const int LargeLines = 1024 * 1024;

    private readonly CommandContext _context;
    private readonly VerifyWork _work;
    private readonly bool _isInteractive;

    private VerifyCases(CommandContext context, VerifyWork work, bool isInteractive)
    {
        _context = context;
        _work = work;
        _isInteractive = isInteractive;
    }

    /// <summary>Answers a file, or standard input (<c>-</c>), and returns the exit code.</summary>
    public static int Run(CommandContext context, string path, DateTimeOffset at, ImmutableArray<string> passwords)
    {
        bool isInput = string.Equals(path, "-", StringComparison.Ordinal);
        Stream source;
        try
        {
            source = isInput ? context.Terminal.OpenInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return context.Terminal.Fail(Failure.Unreadable($"{path}: the cases cannot be read: {InputFile.Reason(path, error)}"));
        }

        string folder = isInput ? Environment.CurrentDirectory : Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
        using (source)
            return new VerifyCases(context, new VerifyWork(new VerifyLibrary(folder, passwords), at, MaximumLine), isInput).Answer(Utf8(source));
    }

    /// <summary>The text in UTF-8 without a byte order mark, which PowerShell writes, perhaps of UTF-16.</summary>
    private static Stream Utf8(Stream source)
    {
        byte[] mark = new byte[3];
        int length = 0;
        // A second byte is only waited for where the first is one of a mark.
        while (length < mark.Length && (length == 0 || mark[0] is 0xEF or 0xFE or 0xFF) && source.Read(mark, length, 1) == 1)
            length++;
        ReadOnlySpan<byte> read = mark.AsSpan(0, length);
        Encoding? wide = read.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode : read.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode : null;
        if (read.StartsWith(Encoding.UTF8.Preamble))
            return source;
        var whole = new PrefixedStream(mark.AsMemory((wide?.Preamble.Length ?? 0)..length), source);
        return wide is null ? whole : Encoding.CreateTranscodingStream(whole, wide, Encoding.UTF8);
    }

    private int Answer(Stream source)
    {
        var lines = new VerifyLineReader(source, MaximumLine);
        int workers = Math.Min(Environment.ProcessorCount, MaximumWorkers);
        using var answers = new BlockingCollection<Task<VerifyAnswers>>(2 * workers);
        Task reading = Task.Factory.StartNew(() => Read(lines, answers), _context.Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        int malformed = 0;
        foreach (Task<VerifyAnswers> task in answers.GetConsumingEnumerable(_context.Cancellation))
        {
            Task.WaitAny([task], _context.Cancellation);
            VerifyAnswers some = task.GetAwaiter().GetResult();
            malformed += some.Malformed;
            Write(some.Text);
        }

        try
        {
            reading.GetAwaiter().GetResult();
        }
        catch (IOException error)
        {
            return _context.Terminal.Fail(Failure.Unreadable($"the cases cannot be read further after line {lines.Number}: {error.Message}"));
        }

        return malformed == 0
            ? ExitCodes.NotImpacted
            : _context.Terminal.Fail(Failure.Usage(string.Create(
                CultureInfo.InvariantCulture, $"{malformed} of {lines.Number} lines could not be answered; their answers say why")));
    }

    private void Read(VerifyLineReader lines, BlockingCollection<Task<VerifyAnswers>> answers)
    {
        try
        {
            while (lines.Next() is { } some)
            {
                Task<VerifyAnswers> task = Task.Run(() => _work.Answer(some), _context.Cancellation);
                answers.Add(task, _context.Cancellation);
                if (some.Length > LargeLines)
                    Task.WaitAny([task], _context.Cancellation);
            }
        }
        finally
        {
            answers.CompleteAdding();
        }
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        char[] characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(text.Length));
        int length = Encoding.UTF8.GetChars(text, characters);
        _context.Terminal.Output.Write(characters, 0, length);
        ArrayPool<char>.Shared.Return(characters);
        // Who feeds standard input line by line waits for each answer.
        if (_isInteractive)
            _context.Terminal.Output.Flush();
    }
}

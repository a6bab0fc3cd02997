using System.Globalization;
using System.Text;

namespace TrustShift.Cli;

/// <summary>Where a command writes, and what the place can show.</summary>
public sealed class Terminal
{
    /// <summary>Columns of text where nothing tells: in a file, in a pipe.</summary>
    public const int PlainWidth = 100;

    private const int Narrowest = 60;
    private const int Widest = 200;

    /// <summary>The process's own streams: UTF-8 whatever the locale says, because JSON is.</summary>
    public static Terminal OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows())
            System.Console.OutputEncoding = utf8;
        var output = new StandardOutputStream(System.Console.OpenStandardOutput());
        return new Terminal
        {
            OutputFailure = () => output.Failure,
            Output = new StreamWriter(output, utf8, bufferSize: 16 * 1024) { AutoFlush = false },
            Error = new StreamWriter(System.Console.OpenStandardError(), utf8, bufferSize: 1024) { AutoFlush = true },
            Input = System.Console.In,
            OpenInput = System.Console.OpenStandardInput,
            IsOutputTerminal = !System.Console.IsOutputRedirected,
            IsErrorTerminal = !System.Console.IsErrorRedirected,
            Width = WidthOfProcess(),
            Program = Environment.GetEnvironmentVariable("TRUSTSHIFT_COMMAND") is { Length: > 0 } called && called.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_') ? called : "trustshift",
            AllowsColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal),
        };
    }

    /// <summary>Standard output; flushed by the one who ends the process.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Why standard output took less than was written to it (a full disk, a closed stream); null when it took all.</summary>
    public Func<string?> OutputFailure { get; init; } = static () => null;

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Standard input as bytes; whoever opens it leaves <see cref="Input"/> alone.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether standard output is a terminal.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether standard error is a terminal.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Columns of text, between 60 and 200: what COLUMNS says (POSIX.1-2017 8.3), else the terminal's, else 100.</summary>
    public int Width { get; init; } = PlainWidth;

    /// <summary>How this program was called, where its starter says so (./trustshift does).</summary>
    public string Program { get; init; } = "trustshift";

    /// <summary>Whether the environment allows colours (https://no-color.org).</summary>
    public bool AllowsColour { get; init; }

    /// <summary>One line on standard error: <c>trustshift: …</c>.</summary>
    public int Fail(Failure failure)
    {
        Error.WriteLine("trustshift: " + Reports.Text.VisibleText.Of(failure.Message));
        return failure.ExitCode;
    }

    private static int WidthOfProcess()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns > 0)
            return Math.Clamp(columns, Narrowest, Widest);
        if (System.Console.IsOutputRedirected)
            return PlainWidth;
        try
        {
            // 0 where a terminal does not tell its size.
            return System.Console.WindowWidth is > 0 and var width ? Math.Clamp(width, Narrowest, Widest) : PlainWidth;
        }
        catch (IOException)
        {
            return PlainWidth;
        }
    }
}

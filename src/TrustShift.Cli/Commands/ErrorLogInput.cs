using TrustShift.Assessment.ErrorTexts;

namespace TrustShift.Cli.Commands;

/// <summary>The log of <c>--error-log</c>.</summary>
internal static class ErrorLogInput
{
    /// <summary>Reads it line by line, since a log may be large; gives the failure when it cannot be read.</summary>
    public static Failure? TryRead(string path, Terminal terminal, out ErrorLog? log)
    {
        log = null;
        if (string.Equals(path, "-", StringComparison.Ordinal))
        {
            log = ErrorLogReader.Read(terminal.Input, "standard input");
            return null;
        }

        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            log = ErrorLogReader.Read(reader, path);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Failure.Unreadable($"{path}: the error log cannot be read: {InputFile.Reason(path, error)}");
        }
    }
}

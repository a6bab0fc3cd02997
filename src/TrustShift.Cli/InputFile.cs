using System.Globalization;

namespace TrustShift.Cli;

/// <summary>Reads the files that options name, with a bound on their size and one clear line when it fails.</summary>
public static class InputFile
{
    /// <summary>A file's text, or null with the failure.</summary>
    /// <param name="path">The path as given.</param>
    /// <param name="maximum">The most bytes.</param>
    /// <param name="what">What it is, for the message: "configuration".</param>
    /// <param name="failure">Why it cannot be read.</param>
    public static string? ReadText(string path, long maximum, string what, out Failure? failure)
    {
        byte[]? bytes = ReadBytes(path, maximum, what, out failure);
        if (bytes is null)
            return null;
        using var reader = new StreamReader(new MemoryStream(bytes), System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>A file's bytes, or null with the failure.</summary>
    public static byte[]? ReadBytes(string path, long maximum, string what, out Failure? failure)
    {
        failure = null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.CanSeek && file.Length > maximum)
            {
                failure = Failure.Unreadable(string.Create(
                    CultureInfo.InvariantCulture, $"{path}: the {what} file is larger than {maximum / (1024 * 1024)} MB"));
                return null;
            }

            // A pipe (process substitution) has no length.
            using var content = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
            byte[] buffer = new byte[64 * 1024];
            int read;
            while ((read = file.Read(buffer)) > 0)
            {
                if (content.Length + read > maximum)
                {
                    failure = Failure.Unreadable(string.Create(
                        CultureInfo.InvariantCulture, $"{path}: the {what} file is larger than {maximum / (1024 * 1024)} MB"));
                    return null;
                }

                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            failure = Failure.Unreadable($"{path}: the {what} file cannot be read: {Reason(path, error)}");
            return null;
        }
    }

    /// <summary>Why a file cannot be opened, without repeating its path.</summary>
    public static string Reason(string path, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "permission denied",
        _ => error.Message,
    };
}

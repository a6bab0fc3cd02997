using System.Globalization;

namespace TrustShift.Discovery.Limits;

/// <summary>Sizes in messages.</summary>
internal static class SizeText
{
    private static readonly string[] s_units = ["bytes", "KB", "MB", "GB", "TB"];

    /// <summary>"32 GB", "1.5 MB", "100 bytes".</summary>
    public static string Of(long bytes)
    {
        double size = bytes;
        int unit = 0;
        for (; size >= 1024 && unit < s_units.Length - 1; unit++)
            size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {s_units[unit]}");
    }
}

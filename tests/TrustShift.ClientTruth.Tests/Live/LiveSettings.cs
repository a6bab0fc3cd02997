using System.Globalization;

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>What the environment asks of the live tests.</summary>
internal static class LiveSettings
{
    /// <summary>The seed of the random cases.</summary>
    public static int Seed { get; } = Number("TRUSTSHIFT_LIVE_SEED") ?? 20210323;

    /// <summary>How many random cases each client is asked.</summary>
    public static int Cases { get; } = Number("TRUSTSHIFT_LIVE_CASES") ?? (Everything ? 300 : 60);

    /// <summary>Whether the long lists were asked for (<c>./test --all-clients</c>).</summary>
    public static bool Everything => string.Equals(Environment.GetEnvironmentVariable("TRUSTSHIFT_ALL_CLIENTS"), "1", StringComparison.Ordinal);

    /// <summary>A word of the names of the clients to ask; null for all.</summary>
    public static string? Client { get; } = Text("TRUSTSHIFT_LIVE_CLIENT");

    /// <summary>Cases to ask in place of the random ones, divided by semicolons; null for none.</summary>
    public static string? Case { get; } = Text("TRUSTSHIFT_LIVE_CASE");

    /// <summary>A folder for the files of every case that differs; null for none.</summary>
    public static string? Output { get; } = Text("TRUSTSHIFT_LIVE_OUTPUT");

    /// <summary>A file to which every answer is appended, as <c>profile, case, A or R</c>; null for none.</summary>
    public static string? Record { get; } = Text("TRUSTSHIFT_LIVE_RECORD");

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? text : null;

    private static int? Number(string name) => int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;
}

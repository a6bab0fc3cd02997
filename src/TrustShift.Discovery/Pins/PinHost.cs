using TrustShift.Discovery.Endpoints;

namespace TrustShift.Discovery.Pins;

/// <summary>The host that a pin applies to, where the text before it on the line states one.</summary>
public static class PinHost
{
    /// <summary>The last quoted text or URL before the pin that is a host name; null when there is none.</summary>
    public static string? In(ReadOnlySpan<char> before)
    {
        string? host = null;
        for (int i = 0; i < before.Length; i++)
        {
            bool starts = before[i] is '"' or '\'' or '>' or '`' || before[i..].StartsWith("://", StringComparison.Ordinal);
            if (!starts)
                continue;
            int start = before[i] == ':' ? i + 3 : i + 1;
            if (start < before.Length && HostText.Read(before, start, out int end) is { } found && IsHost(found) && (end == before.Length || before[end] is '"' or '\'' or '<' or '`' or '/' or ':' or ' '))
                host = found;
        }

        return host;
    }

    private static bool IsHost(string text) =>
        text.LastIndexOf('.') is > 0 and var dot && dot < text.Length - 2 && text.AsSpan(dot + 1).IndexOfAnyExceptInRange('a', 'z') < 0;
}

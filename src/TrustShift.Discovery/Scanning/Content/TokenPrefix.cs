namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Tells by what stands before it whether base64 is the certificate of a token, a message or a service: <c>X509Certificate</c> of XML signatures and SAML metadata (XML Signature 4.5.4), <c>x5c</c> of JSON
/// web keys and signatures (RFC 7517 4.7, RFC 7515 4.1.6).
/// </summary>
internal static class TokenPrefix
{
    // The certificates before it in the same list.
    private const int LongestList = 16 * 1024;

    /// <summary>Whether what stands at <paramref name="at"/> is one.</summary>
    public static bool IsBefore(ReadOnlySpan<byte> text, int at)
    {
        ReadOnlySpan<byte> before = text[Math.Max(0, at - LongestList)..at];
        ReadOnlySpan<byte> close = before.TrimEnd(" \t\r\n"u8);
        if (close.EndsWith("<X509Certificate>"u8) || close.EndsWith(":X509Certificate>"u8))
            return true;
        int list = before.LastIndexOf("x5c"u8);
        return list >= 0 && before[list..].IndexOf((byte)']') < 0 && before[list..].IndexOf((byte)'[') is >= 0 and < 16;
    }
}

namespace TrustShift.Discovery.Stores;

/// <summary>Recognises the beginning of ASN.1 values in a file's first bytes, where the rest may be absent.</summary>
internal static class BerHeader
{
    /// <summary>Whether the bytes begin with a SEQUENCE header; <paramref name="content"/> is what follows it, as far as it is there.</summary>
    public static bool TrySequence(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (bytes.Length < 2 || bytes[0] != 0x30)
            return false;
        int first = bytes[1];
        // Short form, indefinite form, or up to four bytes of length.
        int header = first < 0x80 || first == 0x80 ? 2 : 2 + (first & 0x7F);
        if (header > 6 || header > bytes.Length)
            return false;
        content = bytes[header..];
        return true;
    }
}

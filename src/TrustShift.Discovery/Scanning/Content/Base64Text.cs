using System.Buffers;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>A DER value as base64 in a text, one or two bytes a character, with whatever a language or format puts between its lines.</summary>
internal readonly ref struct Base64Text : IDisposable
{
    private const int ShortestRun = 12;
    private const int BeforeData = 160;

    private readonly byte[] _text;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Takes the text around a place.</summary>
    /// <param name="bytes">The text.</param>
    /// <param name="at">The first character of the base64.</param>
    /// <param name="isWide">Whether characters have two bytes.</param>
    /// <param name="most">Bytes of the text that are taken at most.</param>
    public Base64Text(ReadOnlySpan<byte> bytes, int at, bool isWide, int most)
    {
        int unit = isWide ? 2 : 1;
        int from = Math.Max(at % unit, at - (BeforeData * unit));
        int end = Math.Min(bytes.Length, at + most);
        _text = ArrayPool<byte>.Shared.Rent(end - from);
        _start = Write(bytes[from..at], unit, _text);
        _length = _start + Write(bytes[at..end], unit, _text.AsSpan(_start));
    }

    private ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    /// <summary>Whether it stands between the lines of PEM, in any spelling.</summary>
    public bool IsInPem => Text[..Math.Min(_start, BeforeData)].IndexOf("CERTIFICATE"u8) >= 0;

    /// <summary>Whether base64 of some length begins at a place.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes, int at, bool isWide)
    {
        int unit = isWide ? 2 : 1;
        if (at + (ShortestRun * unit) > bytes.Length)
            return false;
        bool isPlain = true;
        for (int i = 0; i < ShortestRun; i++)
        {
            byte value = bytes[at + (i * unit)];
            bool isData = Base64Lines.IsData(value);
            if ((isWide && bytes[at + (i * unit) + 1] != 0) || !(isData || value is (byte)'\\' or (byte)'%' or (byte)'&'))
                return false;
            isPlain &= isData;
        }

        // Behind the length of the outer SEQUENCE: another SEQUENCE (certificate), an object identifier (signed data) or a version (PKCS#12). Names of code that begin with "MI" end here.
        int tag = ((Base64Lines.ValueOf(bytes[at + (5 * unit)]) & 0x0F) << 4) | (Base64Lines.ValueOf(bytes[at + (6 * unit)]) >> 2);
        return !isPlain || tag is 0x30 or 0x06 or 0x02;
    }

    /// <summary>The most bytes that the base64 of a value takes, with what stands between.</summary>
    public static int MostCharacters(int length, bool isWide) => ((length * 8 / 3) + 2_048) * (isWide ? 2 : 1);

    /// <summary>The length in bytes of the value that begins here; 0 for nothing that is looked for.</summary>
    public int LengthOfValue(out DerValueKind kind)
    {
        kind = DerValueKind.Certificate;
        if (Base64Lines.Read(Text, _start, DerHead.Length, out _) is not { } head)
            return 0;
        if (DerHead.OfCertificate(head) is > 0 and var length)
            return length;
        length = DerHead.OfContainer(head, out bool isPkcs12);
        kind = isPkcs12 ? DerValueKind.Pkcs12 : DerValueKind.SignedData;
        return length;
    }

    /// <summary>The value; null when its base64 is cut off.</summary>
    public byte[]? Read(int length) => Base64Lines.Read(Text, _start, length, out _);

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(_text);

    private static int Write(ReadOnlySpan<byte> bytes, int unit, Span<byte> destination)
    {
        if (unit == 1)
            return UnescapedText.Write(bytes, destination);
        byte[] narrow = ArrayPool<byte>.Shared.Rent((bytes.Length / 2) + 1);
        int count = 0;
        for (int i = 0; i + 1 < bytes.Length; i += 2)
            narrow[count++] = bytes[i + 1] == 0 ? bytes[i] : (byte)'\n';
        int written = UnescapedText.Write(narrow.AsSpan(0, count), destination);
        ArrayPool<byte>.Shared.Return(narrow);
        return written;
    }
}

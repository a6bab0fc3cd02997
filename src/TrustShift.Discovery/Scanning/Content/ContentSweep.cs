using System.Buffers;
using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Scanning.Content;

/// <summary>
/// Finds certificates wherever they stand in a file, chunk by chunk: as DER in programs, as base64 with or without the lines of PEM, in one or two bytes a character, as numbers, digits and escapes in
/// source code and dumps. What the prefilter hits is decoded and really parsed; what is no certificate vanishes.
/// </summary>
/// <param name="path">Path in the target.</param>
/// <param name="isBinary">Whether the file is no text: numbers are looked for in text only.</param>
/// <param name="parsed">What was parsed in other files.</param>
internal sealed class ContentSweep(string path, bool isBinary, ParsedCertificates parsed)
{
    /// <summary>Bytes before a place that may belong to it, as the beginning of its line.</summary>
    public const int Before = 1_024;

    // Enough to tell what begins at a place, whatever stands between its characters.
    private const int Head = 1_024;

    private readonly StoreDraft _draft = new(new StoreInput(path, default, []));
    private readonly Dictionary<Sha256Hash, int> _known = [];
    private readonly EncodedRun _run = new();
    private readonly CommentSyntax? _syntax = CommentSyntaxes.Of(path);
    private long _resume;
    private long _numbersRead;
    private long _signedEnd;
    private long _lineCounted;
    private int _line = 1;

    /// <summary>The certificates, each once.</summary>
    public StoreDraft Draft => _draft;

    /// <summary>Files that stand encoded in it.</summary>
    public List<EncodedFile> Files => _run.Files;

    /// <summary>Whether one of them was longer than is collected, or there were more than are kept.</summary>
    public bool HasCutFiles => _run.IsCut;

    /// <summary>Scans a chunk.</summary>
    /// <param name="bytes">What was carried over, then what is new.</param>
    /// <param name="start">Place in the file of the first byte.</param>
    /// <param name="isLast">Whether the file ends with it.</param>
    /// <returns>Index from which the bytes must be carried over to the next chunk at the latest.</returns>
    public int Scan(ReadOnlySpan<byte> bytes, long start, bool isLast)
    {
        int limit = isLast ? bytes.Length : Math.Max(0, bytes.Length - Head);
        int keep = isLast ? bytes.Length : Math.Max(0, limit - Before);
        if (_run.IsOpen)
            _resume = start + _run.Continue(bytes, (int)(_resume - start), isLast);
        int at = (int)Math.Max(0, _resume - start);
        while (!_draft.IsFull && !_run.IsOpen && (at = CertificateAnchors.Next(bytes, at, limit)) >= 0)
        {
            int length = Visit(bytes, start, at, isLast, out int needed);
            if (needed > bytes.Length - at && !isLast && at > 2 * Before)
            {
                // It goes on in the next chunk: what belongs to it is carried over.
                limit = at;
                keep = Math.Min(keep, at - Before);
                break;
            }

            at += Math.Max(1, length);
        }

        if (_run.IsOpen)
            limit = keep = bytes.Length;
        _resume = Math.Max(_resume, start + limit);
        if (!isBinary)
        {
            keep = Math.Min(keep, ScanNumbers(bytes, start, isLast));
            CountLines(bytes, start, Math.Min(keep, limit));
        }

        return keep;
    }

    // What begins at a place, and how far to go on behind it; how many bytes are needed to tell.
    private int Visit(ReadOnlySpan<byte> bytes, long start, int at, bool isLast, out int needed)
    {
        needed = 0;
        ReadOnlySpan<byte> rest = bytes[at..];
        switch (bytes[at])
        {
            case 0x30:
                return ReadDer(rest, start + at, DerHead.OfCertificate(rest), out needed);
            case 0xA0:
                int begin = DerHead.BeforeVersion(bytes, at);
                return begin < 0 ? 1 : ReadDer(bytes[begin..], start + begin, DerHead.OfCertificate(bytes[begin..]), out needed);
            case 0x06:
                if (DerHead.EndOfSigned(bytes, at) is >= 0 and var end)
                    _signedEnd = Math.Max(_signedEnd, start + end);
                return 1;
            // In text, numbers are looked for in every spelling.
            case (byte)'3':
                return isBinary && rest.StartsWith("3082"u8) ? ReadHexadecimal(bytes, start, at, isLast, out needed) : 1;
            case (byte)'M':
                return ReadBase64(bytes, start, at, isLast, out needed);
            default:
                if (!EncodedRun.Begins(bytes, at, out int from, out string suffix))
                    return 1;
                CountLines(bytes, start, from);
                int length = _run.Open(bytes, from, suffix, isBinary ? 0 : _line, !isBinary && CommentPrefix.IsBefore(_syntax, bytes, from), isLast);
                if (_run.IsOpen)
                    _resume = start + bytes.Length;
                return from + length - at;
        }
    }

    private int ReadDer(ReadOnlySpan<byte> bytes, long offset, int length, out int needed)
    {
        needed = length;
        if (length == 0 || length > bytes.Length)
            return 1;
        return Add(bytes[..length], "embedded-der", offset, StoreItemContext.None) ? length : 1;
    }

    private int ReadHexadecimal(ReadOnlySpan<byte> bytes, long start, int at, bool isLast, out int needed)
    {
        needed = 2 * DerHead.Length;
        ReadOnlySpan<byte> rest = bytes[at..];
        byte[] head = new byte[DerHead.Length];
        if (rest.Length < needed || Convert.FromHexString(rest[..needed], head, out _, out _) != OperationStatus.Done || DerHead.OfCertificate(head) is not (> 0 and var length))
            return 1;
        needed = 2 * length;
        byte[] der = new byte[length];
        if (rest.Length < needed || Convert.FromHexString(rest[..needed], der, out _, out _) != OperationStatus.Done)
            return 1;
        return Add(der, "embedded-der", start + at, StoreItemContext.None) ? needed : 1;
    }

    private int ReadBase64(ReadOnlySpan<byte> bytes, long start, int at, bool isLast, out int needed)
    {
        needed = 0;
        bool isWide = bytes[at + 1] == 0;
        if (!Base64Text.Begins(bytes, at, isWide))
            return 1;
        if (!isLast && bytes.Length - at < Head)
        {
            needed = Head;
            return 1;
        }

        int length;
        DerValueKind kind;
        using (var head = new Base64Text(bytes, at, isWide, Head))
            length = head.LengthOfValue(out kind);
        if (length == 0)
            return 1;
        if (kind != DerValueKind.Certificate)
        {
            if (isWide)
                return 1;
            CountLines(bytes, start, at);
            int read = _run.Open(bytes, at, kind == DerValueKind.Pkcs12 ? ".p12" : ".p7b", isBinary ? 0 : _line, !isBinary && CommentPrefix.IsBefore(_syntax, bytes, at), isLast);
            if (_run.IsOpen)
                _resume = start + bytes.Length;
            return read;
        }

        needed = Base64Text.MostCharacters(length, isWide);
        if (needed > bytes.Length - at && !isLast && at > 2 * Before)
            return 1;
        using var text = new Base64Text(bytes, at, isWide, needed);
        if (text.Read(length) is { } der)
            Add(der, text.IsInPem ? "embedded-pem" : "embedded-der", start + at, ContextAt(bytes, at));
        return 4;
    }

    // Every now and then a window tells whether numbers stand there: the shortest certificate covers several.
    private int ScanNumbers(ReadOnlySpan<byte> bytes, long start, bool isLast)
    {
        int from = (int)Math.Max(0, _numbersRead - start);
        int limit = isLast ? bytes.Length : Math.Max(from, bytes.Length - Head);
        int keep = isLast ? bytes.Length : Math.Max(0, limit - NumberText.Before);
        // What began before the last window of the chunk before is seen by the first of this one.
        int searched = Math.Max(0, from - NumberText.Before);
        for (int at = from; at < limit && !_draft.IsFull; at += NumberText.Step)
        {
            if (!NumberText.IsAt(bytes, at))
                continue;
            int first = Math.Max(searched, at - NumberText.Before), last = Math.Min(limit, at + NumberText.Step);
            while (NumberText.NextHead(bytes, first, last, out int length, out int headEnd) is >= 0 and var head)
            {
                // The spelling of the first bytes tells how long that of all is.
                int needed = (int)Math.Min(bytes.Length, ((headEnd - head + 8L) * length / DerHead.Length * 3 / 2) + Head);
                if (needed > bytes.Length - head && !isLast && head > 2 * Before)
                {
                    _numbersRead = start + head;
                    return Math.Max(0, head - Before);
                }

                first = head + 1;
                if (NumberSpelling.TryRead(bytes, head, length, out byte[] der, out int end) && Add(der, "embedded-der", start + head, ContextAt(bytes, head)))
                    first = end;
            }

            searched = Math.Max(searched, first);
        }

        _numbersRead = start + limit;
        return keep;
    }

    private StoreItemContext ContextAt(ReadOnlySpan<byte> bytes, int at) =>
        isBinary ? StoreItemContext.None
        : CommentPrefix.IsBefore(_syntax, bytes, at) ? StoreItemContext.Comment
        : TokenPrefix.IsBefore(bytes, at) ? StoreItemContext.Token
        : StoreItemContext.None;

    private bool Add(ReadOnlySpan<byte> der, string form, long offset, StoreItemContext context)
    {
        if (parsed.Read(der) is not { } facts)
            return false;
        if (offset < _signedEnd)
            context = StoreItemContext.Signature;
        // Of a public authority nobody else has the key: nobody signs with it, so it is there to be trusted.
        else if (context == StoreItemContext.Token && StoreRoleSubject.IsAuthority(facts) && !CertificateCatalogue.FindByKey(facts.SpkiSha256).IsEmpty)
            context = StoreItemContext.None;
        var item = new StoreItem(facts, null, offset, context == StoreItemContext.None ? AnchorUsage.Any : AnchorUsage.OtherOnly) { Form = form, Context = context };
        // One that stands in a comment or a signature first may be used further on.
        if (_known.TryAdd(facts.Sha256, _draft.Count))
            _draft.Add(item);
        else if (context == StoreItemContext.None && _known[facts.Sha256] < _draft.Count && _draft[_known[facts.Sha256]].Context != StoreItemContext.None)
            _draft[_known[facts.Sha256]] = item;
        return true;
    }

    private void CountLines(ReadOnlySpan<byte> bytes, long start, int to)
    {
        int from = (int)(_lineCounted - start);
        if (isBinary || to <= from)
            return;
        _line += bytes[from..to].Count((byte)'\n');
        _lineCounted = start + to;
    }
}

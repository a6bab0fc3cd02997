using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Pins;

namespace TrustShift.Discovery.Scanning;

/// <summary>
/// The single pass over the characters of one file, chunk by chunk: one vectorised search for all anchors; only what it hits reaches a detector.
/// A chunk ends with characters that the next one repeats, so that nothing is missed at the seam.
/// </summary>
/// <param name="prefilters">What to search for.</param>
/// <param name="detectors">Who reads the hits.</param>
/// <param name="nature">Nature of the file.</param>
/// <param name="isBinary">Whether lines are runs of printable characters.</param>
/// <param name="findings">Where to put what is found.</param>
public sealed class TextScan(
    ImmutableArray<SearchValues<string>> prefilters, ImmutableArray<LineDetector> detectors, PlaceNature nature, bool isBinary, FileFindings findings)
{
    /// <summary>Characters before a hit that belong to its window.</summary>
    public const int WindowBefore = 1_024;

    /// <summary>Characters after a hit that belong to its window.</summary>
    public const int WindowAfter = 3_072;

    /// <summary>Characters at the end of a chunk (not the last one) that are left to the next one.</summary>
    public const int Tail = 4_096;

    private const int FollowingLength = 1_000;

    private readonly CommentSyntax? _syntax = isBinary ? null : CommentSyntaxes.Of(findings.Path);
    private CommentMap? _comments;
    private int _chunks;
    private int _line = 1;
    private int _resume;
    private int _resumeHashes;

    /// <summary>Whether a certificate, or a bundle of them, in PEM form was seen.</summary>
    public bool SawPem { get; private set; }

    /// <summary>Scans a chunk.</summary>
    /// <param name="text">What was carried over, then what is new.</param>
    /// <param name="isLast">Whether the file ends with it.</param>
    /// <param name="keepFrom">Index from which somebody else needs the characters in the next chunk.</param>
    /// <returns>Index from which the characters must be carried over to the next chunk.</returns>
    public int Scan(ReadOnlySpan<char> text, bool isLast, int keepFrom = int.MaxValue)
    {
        int limit = isLast ? text.Length : Math.Max(0, text.Length - Tail);
        int position = _resume;
        int firstLine = _line;
        int counted = 0;
        _comments = null;
        _chunks++;
        Span<int> next = stackalloc int[prefilters.Length];
        next.Fill(-1);
        while (position < limit)
        {
            int at = NextHit(text, position, next);
            if (at >= limit)
                break;
            (int start, int end, bool cut) = isBinary ? RunAround(text, at) : LineAround(text, at);
            if (!isBinary)
            {
                _line += Count(text, counted, start);
                counted = start;
            }

            int own = cut ? Math.Min(at + (WindowAfter / 2), end) : end;
            NotePem(text[at..end]);
            Hand(text, start, end, Math.Max(0, position - start), own - start, cut);
            position = Math.Max(own, at + 1);
        }

        int carry = isLast ? text.Length : Math.Min(keepFrom, Math.Max(0, limit - WindowBefore));
        NoteKnownHashes(text, _resumeHashes, limit, firstLine);
        if (!isBinary)
            NoteByteArrays(text, _resumeHashes, limit, firstLine);
        _resumeHashes = Math.Max(0, limit - carry);
        if (!isBinary)
            _line += Count(text, counted, carry);
        _resume = Math.Max(position, limit) - carry;
        return carry;
    }

    /// <summary>
    /// Scans a binary's chunk as characters of another width. What lies near the end is left to the next chunk, which repeats it
    /// (the carry of <see cref="Scan"/> is long enough).
    /// </summary>
    public void ScanAgain(ReadOnlySpan<char> text, bool isLast)
    {
        int limit = isLast ? text.Length : Math.Max(0, text.Length - WindowBefore);
        NoteKnownHashes(text, 0, limit, firstLine: 0);
        Span<int> next = stackalloc int[prefilters.Length];
        next.Fill(-1);
        for (int position = 0; position < limit;)
        {
            int at = NextHit(text, position, next);
            if (at >= limit)
                return;
            (int start, int end, _) = RunAround(text, at);
            Hand(text, start, end, Math.Max(0, position - start), end - start, cut: true);
            position = Math.Max(end, at + 1);
        }
    }

    /// <summary>Whether lines have numbers; not those that were made of something compiled.</summary>
    public bool HasLines { get; init; } = true;

    /// <summary>Whether hashes of known certificates are looked for: not in places that are looked at by name only.</summary>
    public bool ReadsHashes { get; init; } = true;

    private void NoteKnownHashes(ReadOnlySpan<char> text, int from, int limit, int firstLine)
    {
        if (!ReadsHashes || nature == PlaceNature.Sample)
            return;
        while (HashTokens.TryNext(text, ref from, limit, out int start, out int end))
        {
            if (KnownHashPins.Find(text, start, end) is not { } found)
                continue;
            (int first, int last, _) = isBinary ? RunAround(text, start) : LineAround(text, start);
            bool comment = !isBinary && IsCommented(text, first, last);
            if (!comment)
                KnownHashPins.Add(findings, found.Known, found.Sha1, text[(isBinary ? first : Math.Max(0, first - FollowingLength))..start], isBinary ? 0 : firstLine + text[..first].Count('\n'), isBinary ? EvidenceStrength.Coded : PlaceNatures.StrengthOf(nature, comment));
        }
    }

    private void NoteByteArrays(ReadOnlySpan<char> text, int from, int limit, int firstLine)
    {
        if (!ReadsHashes || nature == PlaceNature.Sample)
            return;
        while (ByteArrays.Next(text, ref from, limit, out int start) is { } bytes)
        {
            (int first, int last, _) = LineAround(text, start);
            if (!IsComment(text[first..last]))
                ByteArrayPins.Note(bytes, text[Math.Max(0, start - FollowingLength)..start], firstLine + text[..start].Count('\n'), PlaceNatures.StrengthOf(nature, inComment: false), findings);
        }
    }

    // The first hit of any search from position on; each search remembers its own next one, so that no character is searched twice by it.
    private int NextHit(ReadOnlySpan<char> text, int position, Span<int> next)
    {
        int first = int.MaxValue;
        for (int i = 0; i < next.Length; i++)
        {
            if (next[i] < position)
                next[i] = text[position..].IndexOfAny(prefilters[i]) is >= 0 and var found ? position + found : int.MaxValue;
            first = Math.Min(first, next[i]);
        }

        return first;
    }

    private void Hand(ReadOnlySpan<char> text, int start, int end, int from, int limit, bool cut)
    {
        ReadOnlySpan<char> line = text[start..end];
        bool comment = !isBinary && from == 0 && IsCommented(text, start, end);
        var hit = new TextHit
        {
            Line = line,
            Following = text[end..Math.Min(text.Length, end + FollowingLength)],
            Preceding = text[Math.Max(0, start - FollowingLength)..start],
            From = from,
            Limit = limit,
            Number = isBinary || !HasLines ? 0 : _line,
            Strength = isBinary && nature != PlaceNature.Sample ? EvidenceStrength.Coded : PlaceNatures.StrengthOf(nature, comment),
            IsBinary = isBinary,
            Comments = _comments,
            Start = start,
        };
        if (!isBinary && !cut && from == 0 && Concatenation.Fold(line) is { } folded)
            hit = hit with { Line = folded, Limit = folded.Length, Comments = null };
        foreach (LineDetector detector in detectors)
            detector.Read(hit, findings);
    }

    // Whether the line begins in a comment. The comments are looked for once something was found, in the first chunk only: where a later one begins, nobody knows what it begins in.
    private bool IsCommented(ReadOnlySpan<char> text, int start, int end)
    {
        if (_syntax is null || _chunks > 1)
            return IsComment(text[start..end]);
        _comments ??= CommentMap.Of(_syntax, text);
        int first = text[start..end].IndexOfAnyExcept(" \t\uFEFF\r");
        return first >= 0 && _comments.Contains(start + first);
    }

    private static int Count(ReadOnlySpan<char> text, int from, int to) =>
        to >= from ? text[from..to].Count('\n') : -text[to..from].Count('\n');

    private static (int Start, int End, bool Cut) LineAround(ReadOnlySpan<char> text, int at)
    {
        int low = Math.Max(0, at - WindowBefore);
        int back = text[low..at].LastIndexOf('\n');
        int start = back >= 0 ? low + back + 1 : low;
        int high = Math.Min(text.Length, at + WindowAfter);
        int forward = text[at..high].IndexOf('\n');
        return forward >= 0 ? (start, at + forward, false) : (start, high, high < text.Length);
    }

    private static (int Start, int End, bool Cut) RunAround(ReadOnlySpan<char> text, int at)
    {
        int low = Math.Max(0, at - WindowBefore);
        int back = text[low..at].LastIndexOfAnyExceptInRange(' ', '~');
        int start = back >= 0 ? low + back + 1 : low;
        int high = Math.Min(text.Length, at + WindowAfter);
        int forward = text[at..high].IndexOfAnyExceptInRange(' ', '~');
        return forward >= 0 ? (start, at + forward, false) : (start, high, high < text.Length);
    }

    private void NotePem(ReadOnlySpan<char> text)
    {
        // RFC 7468 5 and 8, and OpenSSL's own labels (include/openssl/pem.h).
        for (int at; !SawPem && (at = text.IndexOf(ScanRules.PemAnchor, StringComparison.Ordinal)) >= 0;)
        {
            text = text[(at + ScanRules.PemAnchor.Length)..];
            foreach (string label in (ReadOnlySpan<string>)["CERTIFICATE-----", "TRUSTED CERTIFICATE-----", "X509 CERTIFICATE-----", "PKCS7-----", "CMS-----", "PKCS #7 SIGNED DATA-----"])
                SawPem |= text.StartsWith(label, StringComparison.Ordinal);
        }
    }

    /// <summary>Whether the line is a comment in one of the usual languages.</summary>
    internal static bool IsComment(ReadOnlySpan<char> line)
    {
        line = line.TrimStart(" \t\uFEFF");
        return line.StartsWith("//", StringComparison.Ordinal)
            || (line.StartsWith("#", StringComparison.Ordinal) && !line.StartsWith("#define", StringComparison.Ordinal))
            || line.StartsWith("* ", StringComparison.Ordinal)
            || line.StartsWith("/*", StringComparison.Ordinal)
            || line.StartsWith("-- ", StringComparison.Ordinal)
            || line.StartsWith("<!--", StringComparison.Ordinal)
            || line.StartsWith(";", StringComparison.Ordinal);
    }
}

using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using TrustShift.Discovery.Android;
using TrustShift.Discovery.Apple;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Pins;
using TrustShift.Discovery.Pins.Constants;
using TrustShift.Discovery.Processes;
using TrustShift.Discovery.Scanning.Content;
using TrustShift.Discovery.Settings;
using TrustShift.Discovery.Settings.Java;
using TrustShift.Discovery.Software;
using TrustShift.Discovery.Software.Programs;
using TrustShift.Discovery.Sources;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Scanning;

/// <summary>
/// Reads files, one after another, with buffers that it keeps: the store formats get what they ask for, the prefilter sees the rest. A file is read once,
/// but for the rare one that is longer than a chunk and turns out to hold PEM after its beginning.
/// </summary>
/// <param name="rules">Detectors and prefilters.</param>
/// <param name="passwords">Passwords for encrypted stores.</param>
public sealed class FilePass(ScanRules rules, ImmutableArray<string> passwords)
{
    /// <summary>Bytes of a file by which its kind is told.</summary>
    internal const int HeadLength = 4_096;

    private const int ChunkLength = ChunkBuffer.Length;
    private const long MostWholeText = 64L * 1024 * 1024;

    private readonly StoreReading _stores = new(passwords);
    private readonly ParsedCertificates _parsed = new();
    private ChunkBuffer? _buffer;

    /// <summary>Whether the target is an application's folder: there, every archive of code is part of the application.</summary>
    public bool IsApplication { get; init; }

    /// <summary>The files of the target, for what lies beside a file; null reads no definitions of programs.</summary>
    public TargetFiles? Files { get; init; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead => Buffer.BytesRead;

    /// <summary>Called with the number of bytes after each chunk.</summary>
    public Action<int>? OnBytes { get; init; }

    private ChunkBuffer Buffer => _buffer ??= new ChunkBuffer(OnBytes);

    /// <summary>Reads one file. What cannot be read becomes a gap.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends the pass between chunks.</param>
    public (FileFindings Findings, StoreFinding? Store) Read(FoundFile file, CancellationToken cancellation)
    {
        using FileBytes source = DiskBytes.Open(file.FullPath);
        return Read(file, source, cancellation);
    }

    /// <summary>Reads one file that is open: on disk, or an entry of an archive.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">Its bytes.</param>
    /// <param name="cancellation">Ends the pass between chunks.</param>
    public (FileFindings Findings, StoreFinding? Store) Read(FoundFile file, FileBytes source, CancellationToken cancellation)
    {
        var findings = new FileFindings(file.Path);
        int length = Buffer.Fill(source, 0, 0, file.Length, out bool atEnd);
        ReadOnlyMemory<byte> first = Buffer.Bytes[..length];
        ReadOnlySpan<byte> head = first.Span[..Math.Min(length, HeadLength)];
        StoreFinding? store = _stores.Read(file, source, first, head.Length, atEnd, Files, findings);
        if (length == 0 && store is null && TrustStoreNames.IsKeystoreName(file.Name))
        {
            findings.Gaps.Add(new Gap(
                file.Path, "empty, though its name is that of a trust store: a client that uses it trusts nothing",
                Decides: PlaceNatures.Of(file.Path) != PlaceNature.Sample));
        }

        if (file.Look == Look.Content && store is null && PackedFiles.Look(file, head, source, IsApplication) is { } packed)
            findings.Gaps.Add(packed);
        if (file.Look == Look.Content)
        {
            CompiledPolicies.Read(Buffer.Bytes[..length], atEnd, findings);
            findings.PropertyList = PropertyLists.Read(Buffer.Bytes[..length], atEnd, findings);
        }

        if (file.Look == Look.Content && ResourceTable.IsOne(head) && (atEnd || source is { IsSeekable: true, Length: <= ResourceTable.MostLength }))
            ReadResources(source, first, atEnd, findings);
        if (SettingFiles.Knows(file.Path) && !head.Contains((byte)0))
        {
            string text = Encoding.UTF8.GetString(first.Span);
            foreach (SettingFile settings in SettingFiles.Find(file.Path))
                settings.Read(text, Files, findings);
            if (!atEnd)
                findings.Gaps.Add(new Gap(file.Path, $"a configuration file of more than {ChunkLength / 1024} KB: only its beginning was read for trust settings"));
        }

        if (Files is { } files && length > 0 && !head.Contains((byte)0) && ProcessSources.Find(file.Path, file.Name, head) is { IsEmpty: false } starters)
        {
            string text = Encoding.UTF8.GetString(first.Span);
            foreach (ProcessSource starter in starters)
                starter.Read(file.Path, text, files, findings.Started);
            if (!atEnd && !findings.Started.IsEmpty)
                findings.Gaps.Add(new Gap(file.Path, $"starts programs and is longer than {ChunkLength / 1024} KB: only its beginning was read for them"));
        }

        if (length == 0 || (file.Look == Look.Names && store is not null) || findings.IsDecoded)
            return (findings, store);
        ProgramForm form = ProgramForms.Of(head);
        // A keystore has its certificates inside: they are read. A text may hold more than its format says.
        ContentSweep? sweep = file.Look == Look.Names || (store is { Content.Format: not "pem-bundle" } && IsBinary(head)) ? null : new ContentSweep(file.Path, isBinary: IsBinary(head), _parsed);
        bool sawPem = Scan(file, source, length, atEnd, findings, sweep, cancellation);
        if (findings.StoresByName.Count > 0 && atEnd)
            StoreReferences.Settle(findings, Buffer.Decode(first.Span, null));
        if (Files is not null)
            NamedConfigurations.Read(findings, Files);
        NamePins.Settle(findings);
        PublicSuffixes.Settle(findings);
        PinnedKeyFiles.Settle(findings);
        if (sawPem && store is null && !IsBinary(head))
            store = _stores.ReadPem(file, source);
        if (sweep is not null)
        {
            store = StoreReading.Merge(file, store, sweep);
            _stores.ReadEncoded(file, store, sweep, findings);
        }

        CompiledPrograms.Settle(form, source, findings, store, IsApplication);
        return (findings, store);
    }

    private static void ReadResources(FileBytes source, ReadOnlyMemory<byte> first, bool atEnd, FileFindings findings)
    {
        int length = first.Length;
        byte[]? whole = atEnd ? null : ChunkBuffer.ReadWhole(source, (int)source.Length, out length);
        findings.Android.Add(findings.Path, ResourceTable.Read(atEnd ? first : whole.AsMemory(0, length)));
        ChunkBuffer.Release(whole);
    }

    private bool Scan(FoundFile file, FileBytes source, int length, bool atEnd, FileFindings findings, ContentSweep? sweep, CancellationToken cancellation)
    {
        Span<byte> buffer = Buffer.Bytes.Span;
        ReadOnlySpan<byte> head = buffer[..Math.Min(length, HeadLength)];
        Encoding? wide = head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) ? Encoding.Unicode
            : head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]) ? Encoding.BigEndianUnicode
            : null;
        bool isBinary = wide is null && head.Contains((byte)0);
        if (IsOwnReport(head))
        {
            findings.Gaps.Add(new Gap(file.Path, "a report of TrustShift, which speaks of another examination: not searched", Decides: false));
            return false;
        }

        PlaceNature nature = PlaceNatures.Of(file.Path);
        bool named = file.Look == Look.Names;
        if (!named && atEnd && JavaConstants.TextOf(buffer[..length]) is { } constants)
        {
            sweep?.Scan(buffer[..length], 0, isLast: true);
            var compiled = new TextScan(rules.Compiled, rules.CompiledDetectors, nature, isBinary: false, findings) { HasLines = false };
            compiled.Scan(constants, isLast: true);
            if (nature != PlaceNature.Sample)
                CompiledJavaTrust.Read(constants, findings);
            return compiled.SawPem;
        }

        if (findings.PropertyList is { } list)
        {
            sweep?.Scan(buffer[..length], 0, isLast: true);
            var decoded = new TextScan(nature == PlaceNature.Sample ? rules.Sample : rules.Text, rules.Detectors, nature, isBinary: false, findings) { ReadsHashes = true };
            decoded.Scan(list, isLast: true);
            return decoded.SawPem;
        }

        ImmutableArray<LineDetector> detectors = named ? rules.NamedDetectors : rules.Detectors;
        ImmutableArray<SearchValues<string>> prefilters = isBinary ? rules.Binary : named ? rules.Named : nature == PlaceNature.Sample ? rules.Sample : rules.Text;
        var scan = new TextScan(prefilters, detectors, nature, isBinary, findings) { ReadsHashes = !named };
        // .NET assemblies and Windows programs keep their strings in UTF-16, at even or odd offsets.
        bool alsoWide = isBinary && !named && head.StartsWith("MZ"u8);
        int unit = wide is null ? 1 : 2;
        ImmutableArray<EndpointSource> sources = isBinary || named ? [] : EndpointSources.Of(file.Path);
        if (!sources.IsEmpty && sources[0].ReadsWhole)
        {
            if (atEnd)
                EndpointSources.Read(sources, Buffer.Decode(buffer[..length], wide), made => new EndpointText(file.Path, made) { Files = Files }, findings);
            else
                ReadWholeText(file, source, sources, wide, findings);
            sources = [];
        }

        int line = 1, from = 0;
        long offset = length;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> bytes = buffer[..length];
            ReadOnlySpan<char> text = Buffer.Decode(bytes, wide);
            int keepFrom = sweep?.Scan(bytes, offset - length, atEnd) ?? length;
            if (!sources.IsEmpty)
            {
                (int first, int start, bool last) = (line, from, atEnd);
                bool isBeginning = offset == length;
                EndpointSources.Read(
                    sources, text, made => new EndpointText(file.Path, made, first, isBeginning) { Files = Files, From = start, Limit = last ? made.Length : Math.Max(0, made.Length - TextScan.Tail) }, findings);
            }

            int carry = scan.Scan(text, atEnd, keepFrom / unit) * unit;
            // A constant is looked for in the whole of its file: that of one chunk.
            if (atEnd && offset == length && !isBinary && (findings.Pins.Count > 0 || findings.SpeaksOfPins))
                PinConstantReader.Settle(text, findings);
            if (alsoWide)
            {
                // The same bytes as characters of two bytes each: whatever they carry over, the narrow scan's carry covers it.
                for (int shift = 0; shift < 2; shift++)
                    scan.ScanAgain(MemoryMarshal.Cast<byte, char>(bytes[Math.Min(shift, bytes.Length)..]), atEnd);
            }

            if (atEnd)
                break;
            if (!sources.IsEmpty)
            {
                line += text[..(carry / unit)].Count('\n');
                from = Math.Max(0, text.Length - TextScan.Tail) - (carry / unit);
            }

            int kept = length - carry;
            buffer.Slice(carry, kept).CopyTo(buffer);
            length = Buffer.Fill(source, kept, offset, file.Length, out atEnd);
            offset += length - kept;
        }

        return scan.SawPem;
    }

    private void ReadWholeText(FoundFile file, FileBytes source, ImmutableArray<EndpointSource> sources, Encoding? wide, FileFindings findings)
    {
        long total = source.Length;
        if (!source.IsSeekable || total > MostWholeText)
        {
            findings.Gaps.Add(new Gap(file.Path, $"longer than the {MostWholeText / (1024 * 1024)} MB that are read of such a file at once: read for host names, not for what its parts mean"));
            return;
        }

        byte[] whole = ChunkBuffer.ReadWhole(source, (int)total, out int length);
        try
        {
            string text = (wide ?? Encoding.Latin1).GetString(whole, 0, length);
            EndpointSources.Read(sources, text, made => new EndpointText(file.Path, made) { Files = Files }, findings);
        }
        finally
        {
            ChunkBuffer.Release(whole);
        }
    }

    private static bool IsBinary(ReadOnlySpan<byte> head) => !head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) && !head.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]) && head.Contains((byte)0);

    // Our own JSON and text output lists endpoints, pins and stores that were seen elsewhere.
    private static bool IsOwnReport(ReadOnlySpan<byte> head) =>
        (head.StartsWith("{"u8) && head.IndexOf("\"schemaVersion\""u8) is > 0 and < 16 && head.IndexOf("\"name\": \"trustshift\""u8) is > 0 and < 128)
        || head.StartsWith("━━ IMPACTED"u8) || head.StartsWith("━━ NOT IMPACTED"u8) || head.StartsWith("━━ UNKNOWN"u8);
}

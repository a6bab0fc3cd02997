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
    private const int ChunkLength = 256 * 1024;
    private const int HeadLength = 4_096;
    private const int MostPooled = 1024 * 1024;
    private const long MostWholeText = 64L * 1024 * 1024;
    private const long MostPemLength = 64L * 1024 * 1024;

    private readonly byte[] _bytes = new byte[ChunkLength];
    private readonly char[] _characters = new char[ChunkLength];

    /// <summary>Whether the target is an application's folder: there, every archive of code is part of the application.</summary>
    public bool IsApplication { get; init; }

    /// <summary>The files of the target, for what lies beside a file; null reads no definitions of programs.</summary>
    public TargetFiles? Files { get; init; }

    /// <summary>Bytes read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Called with the number of bytes after each chunk.</summary>
    public Action<int>? OnBytes { get; init; }

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
        int length = Fill(source, 0, 0, file.Length, out bool atEnd);
        ReadOnlySpan<byte> head = _bytes.AsSpan(0, Math.Min(length, HeadLength));
        StoreFinding? store = TryFormats(file, source, head, length, atEnd, findings);
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
            CompiledPolicies.Read(_bytes.AsMemory(0, length), atEnd, findings);
            findings.PropertyList = PropertyLists.Read(_bytes.AsMemory(0, length), atEnd, findings);
        }

        if (file.Look == Look.Content && ResourceTable.IsOne(head) && (atEnd || source is { IsSeekable: true, Length: <= ResourceTable.MostLength }))
            ReadResources(source, length, atEnd, findings);
        if (SettingFiles.Knows(file.Path) && !head.Contains((byte)0))
        {
            string text = Encoding.UTF8.GetString(_bytes, 0, length);
            foreach (SettingFile settings in SettingFiles.Find(file.Path))
                settings.Read(text, Files, findings);
            if (!atEnd)
                findings.Gaps.Add(new Gap(file.Path, $"a configuration file of more than {ChunkLength / 1024} KB: only its beginning was read for trust settings"));
        }

        if (Files is { } files && length > 0 && !head.Contains((byte)0) && ProcessSources.Find(file.Path, file.Name, head) is { IsEmpty: false } starters)
        {
            string text = Encoding.UTF8.GetString(_bytes, 0, length);
            foreach (ProcessSource starter in starters)
                starter.Read(file.Path, text, files, findings.Started);
            if (!atEnd && !findings.Started.IsEmpty)
                findings.Gaps.Add(new Gap(file.Path, $"starts programs and is longer than {ChunkLength / 1024} KB: only its beginning was read for them"));
        }

        if (length == 0 || (file.Look == Look.Names && store is not null) || (findings.HasAndroidPins && head.Contains((byte)0)))
            return (findings, store);
        ProgramForm form = ProgramForms.Of(head);
        bool sawPem = Scan(file, source, length, atEnd, findings, cancellation);
        if (findings.StoresByName.Count > 0 && atEnd)
            StoreReferences.Settle(findings, Decode(_bytes.AsSpan(0, length), null));
        if (Files is not null)
            NamedConfigurations.Read(findings, Files);
        NamePins.Settle(findings);
        PublicSuffixes.Settle(findings);
        PinnedKeyFiles.Settle(findings);
        if (sawPem && store is null)
            store = ReadPem(file, source, findings);
        ReadNested(file, findings);
        CompiledPrograms.Settle(form, source, findings);
        return (findings, store);
    }

    private StoreFinding? TryFormats(FoundFile file, FileBytes source, ReadOnlySpan<byte> head, int length, bool atEnd, FileFindings findings)
    {
        byte[]? whole = null;
        try
        {
            foreach (StoreFormat format in StoreFormats.All)
            {
                if (!format.IsCandidate(file.Name, head))
                    continue;
                long total = atEnd ? length : source.Length;
                if (total > format.MaxLength || !(atEnd || source.IsSeekable))
                {
                    findings.Gaps.Add(new Gap(
                        file.Path, $"looks like {format.Name}, but is longer than the {format.MaxLength / (1024 * 1024)} MB that are read of one", Decides: TrustStoreNames.LooksLikeStore(file.Name)));
                    continue;
                }

                if (!atEnd)
                    whole ??= ReadWhole(source, (int)total, ref total);
                ReadOnlyMemory<byte> bytes = atEnd ? _bytes.AsMemory(0, length) : whole.AsMemory(0, (int)total);
                if (format.Read(new StoreInput(file.Path, bytes, passwords) { Beside = (suffix, most) => Files?.ReadBytes(file.Path + suffix, most) }) is { } content)
                    return new StoreFinding(file.Path, content, Sha256Hash.Of(bytes.Span));
            }
        }
        finally
        {
            Release(whole);
        }

        return null;
    }

    private StoreFinding? ReadPem(FoundFile file, FileBytes source, FileFindings findings)
    {
        long total = source.Length;
        if (!source.IsSeekable || total > MostPemLength)
        {
            findings.Gaps.Add(new Gap(
                file.Path, "holds certificates in PEM form, but is longer than the 64 MB that are read of such a file",
                Decides: TrustStoreNames.LooksLikeStore(file.Name) || (IsApplication && PlaceNatures.Of(file.Path) != PlaceNature.Sample && !(source.IsSeekable && (IsRuntimeWithRoots(file.Name) || BundledRuntimes.IsOne(findings))))));
            return null;
        }

        byte[] whole = ReadWhole(source, (int)total, ref total);
        try
        {
            ReadOnlyMemory<byte> bytes = whole.AsMemory(0, (int)total);
            foreach (StoreFormat format in StoreFormats.All)
            {
                if (format.Name is "pem-bundle" && format.Read(new StoreInput(file.Path, bytes, passwords)) is { } content)
                    return new StoreFinding(file.Path, content, Sha256Hash.Of(bytes.Span));
            }

            return null;
        }
        finally
        {
            Release(whole);
        }
    }

    private void ReadResources(FileBytes source, int length, bool atEnd, FileFindings findings)
    {
        long total = source.Length;
        byte[]? whole = atEnd ? null : ReadWhole(source, (int)total, ref total);
        findings.Android.Add(findings.Path, ResourceTable.Read(atEnd ? _bytes.AsMemory(0, length) : whole.AsMemory(0, (int)total)));
        Release(whole);
    }

    // These have their roots inside, and are judged by them (Software/NodeRuntimes, MozillaRuntimes).
    private static bool IsRuntimeWithRoots(ReadOnlySpan<char> name) => name is "node" or "nodejs" or "node.exe" or "deno" or "deno.exe" or "bun" or "bun.exe";

    private void ReadNested(FoundFile file, FileFindings findings)
    {
        foreach ((int line, ReadOnlyMemory<byte> bytes) in findings.NestedPem.Take(FileFindings.MostPerFile))
        {
            string path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Path}!base64-line-{line}.pem");
            foreach (StoreFormat format in StoreFormats.All)
            {
                if (format.Name is not "pem-bundle" || format.Read(new StoreInput(path, bytes, passwords)) is not { } content)
                    continue;
                // What stands in a text for people is no store of a program, and may well be cut short.
                if (PlaceNatures.Of(file.Path) == PlaceNature.Sample)
                    content = content with { Gaps = [.. content.Gaps.Select(static g => g with { Decides = false })] };
                findings.NestedStores.Add(new StoreFinding(path, content, Sha256Hash.Of(bytes.Span)));
            }
        }
    }

    private bool Scan(FoundFile file, FileBytes source, int length, bool atEnd, FileFindings findings, CancellationToken cancellation)
    {
        ReadOnlySpan<byte> head = _bytes.AsSpan(0, Math.Min(length, HeadLength));
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
        if (!named && atEnd && JavaConstants.TextOf(_bytes.AsSpan(0, length)) is { } constants)
        {
            var compiled = new TextScan(rules.Compiled, rules.CompiledDetectors, nature, isBinary: false, findings) { HasLines = false };
            compiled.Scan(constants, isLast: true);
            if (nature != PlaceNature.Sample)
                CompiledJavaTrust.Read(constants, findings);
            return compiled.SawPem;
        }

        if (findings.PropertyList is { } list)
        {
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
                EndpointSources.Read(sources, Decode(_bytes.AsSpan(0, length), wide), made => new EndpointText(file.Path, made) { Files = Files }, findings);
            else
                ReadWholeText(file, source, sources, wide, findings);
            sources = [];
        }

        int line = 1, from = 0;
        long offset = length;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> bytes = _bytes.AsSpan(0, length);
            ReadOnlySpan<char> text = Decode(bytes, wide);
            if (!sources.IsEmpty)
            {
                (int first, int start, bool last) = (line, from, atEnd);
                bool isBeginning = offset == length;
                EndpointSources.Read(
                    sources, text, made => new EndpointText(file.Path, made, first, isBeginning) { Files = Files, From = start, Limit = last ? made.Length : Math.Max(0, made.Length - TextScan.Tail) }, findings);
            }

            int carry = scan.Scan(text, atEnd) * unit;
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
            _bytes.AsSpan(carry, kept).CopyTo(_bytes);
            length = Fill(source, kept, offset, file.Length, out atEnd);
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

        byte[] whole = ReadWhole(source, (int)total, ref total);
        try
        {
            string text = (wide ?? Encoding.Latin1).GetString(whole, 0, (int)total);
            EndpointSources.Read(sources, text, made => new EndpointText(file.Path, made) { Files = Files }, findings);
        }
        finally
        {
            Release(whole);
        }
    }

    // Our own JSON and text output lists endpoints, pins and stores that were seen elsewhere.
    private static bool IsOwnReport(ReadOnlySpan<byte> head) =>
        (head.StartsWith("{"u8) && head.IndexOf("\"schemaVersion\""u8) is > 0 and < 16 && head.IndexOf("\"name\": \"trustshift\""u8) is > 0 and < 128)
        || head.StartsWith("━━ IMPACTED"u8) || head.StartsWith("━━ NOT IMPACTED"u8) || head.StartsWith("━━ UNKNOWN"u8);

    private ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes, Encoding? wide)
    {
        int count = wide is null ? Encoding.Latin1.GetChars(bytes, _characters) : wide.GetChars(bytes[..(bytes.Length & ~1)], _characters);
        return _characters.AsSpan(0, count);
    }

    // A regular file ends where its length says; only one without a length (some file systems) is read until nothing comes.
    private int Fill(FileBytes source, int from, long offset, long expected, out bool atEnd)
    {
        int filled = from;
        atEnd = false;
        while (filled < _bytes.Length)
        {
            int read = source.Read(_bytes.AsSpan(filled), offset + filled - from);
            if (read == 0)
            {
                atEnd = true;
                break;
            }

            filled += read;
            if (expected > 0 && offset + filled - from >= expected)
            {
                atEnd = true;
                break;
            }
        }

        BytesRead += filled - from;
        OnBytes?.Invoke(filled - from);
        return filled;
    }

    // The pool keeps what it gets back: a large array is left to the garbage collector.
    private static void Release(byte[]? bytes)
    {
        if (bytes is not null && bytes.Length <= MostPooled)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private static byte[] ReadWhole(FileBytes source, int length, ref long total)
    {
        byte[] whole = length > MostPooled ? GC.AllocateUninitializedArray<byte>(length) : ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
        int filled = 0;
        while (filled < length)
        {
            int read = source.Read(whole.AsSpan(filled, length - filled), filled);
            if (read == 0)
                break;
            filled += read;
        }

        total = filled;
        return whole;
    }
}

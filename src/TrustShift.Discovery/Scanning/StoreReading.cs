using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning.Content;
using TrustShift.Discovery.Sources;
using TrustShift.Discovery.Stores;
using TrustShift.Discovery.Stores.Pem;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Scanning;

/// <summary>Gives the store formats what they ask for, and puts together what they and the <see cref="ContentSweep"/> found.</summary>
/// <param name="passwords">Passwords for encrypted stores.</param>
internal sealed class StoreReading(ImmutableArray<string> passwords)
{
    /// <summary>The format of a store that was found by its content alone.</summary>
    public const string Embedded = "embedded";

    private const long MostPemLength = 64L * 1024 * 1024;

    private static readonly PemBundleFormat s_pem = StoreFormats.All.OfType<PemBundleFormat>().Single();

    /// <summary>What the first format reads that knows the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="source">Its bytes.</param>
    /// <param name="first">Its first chunk.</param>
    /// <param name="headLength">Bytes of it by which formats tell.</param>
    /// <param name="atEnd">Whether the first chunk is all.</param>
    /// <param name="files">The files of the target, for what lies beside it; null reads none.</param>
    /// <param name="findings">Where gaps go.</param>
    public StoreFinding? Read(FoundFile file, FileBytes source, ReadOnlyMemory<byte> first, int headLength, bool atEnd, TargetFiles? files, FileFindings findings)
    {
        ReadOnlySpan<byte> head = first.Span[..headLength];
        byte[]? whole = null;
        try
        {
            foreach (StoreFormat format in StoreFormats.All)
            {
                if (!format.IsCandidate(file.Name, head))
                    continue;
                long total = atEnd ? first.Length : source.Length;
                if (total > format.MaxLength || !(atEnd || source.IsSeekable))
                {
                    findings.Gaps.Add(new Gap(
                        file.Path, $"looks like {format.Name}, but is longer than the {format.MaxLength / (1024 * 1024)} MB that are read of one", Decides: TrustStoreNames.LooksLikeStore(file.Name)));
                    continue;
                }

                int length = (int)total;
                if (!atEnd)
                    whole ??= ChunkBuffer.ReadWhole(source, length, out length);
                ReadOnlyMemory<byte> bytes = atEnd ? first : whole.AsMemory(0, length);
                if (format.Read(new StoreInput(file.Path, bytes, passwords) { Beside = (suffix, most) => files?.ReadBytes(file.Path + suffix, most) }) is { } content)
                    return new StoreFinding(file.Path, content, Sha256Hash.Of(bytes.Span));
            }
        }
        finally
        {
            ChunkBuffer.Release(whole);
        }

        return null;
    }

    /// <summary>Reads a text in whose midst a block of PEM was seen.</summary>
    public StoreFinding? ReadPem(FoundFile file, FileBytes source)
    {
        if (!source.IsSeekable || source.Length > MostPemLength)
            return null;
        byte[] whole = ChunkBuffer.ReadWhole(source, (int)source.Length, out int length);
        try
        {
            ReadOnlyMemory<byte> bytes = whole.AsMemory(0, length);
            return s_pem.Read(new StoreInput(file.Path, bytes, passwords)) is { } content ? new StoreFinding(file.Path, content, Sha256Hash.Of(bytes.Span)) : null;
        }
        finally
        {
            ChunkBuffer.Release(whole);
        }
    }

    /// <summary>
    /// The store of a file: what its format read, and what stands in it besides. In a file that has the name of a store, what its format could not read is present, but no client takes it.
    /// </summary>
    public static StoreFinding? Merge(FoundFile file, StoreFinding? store, ContentSweep sweep)
    {
        // What stands in a comment for the format may be used in another spelling further on.
        var known = store is null ? [] : store.Content.Items.Where(static i => i.Context == StoreItemContext.None).Select(static i => i.Facts.Sha256).ToHashSet();
        var present = store is null ? [] : store.Content.Items.Select(static i => i.Facts.Sha256).ToHashSet();
        bool isRefused = store is { Content.IsComplete: false } && StoreNames.IsStore(file.Name);
        ImmutableArray<StoreItem> items =
        [
            .. sweep.Draft.ToContent(Embedded).Items.Where(i => !(i.Context == StoreItemContext.None ? known : present).Contains(i.Facts.Sha256))
                .Select(i => isRefused && i.Context == StoreItemContext.None ? i with { Context = StoreItemContext.Unreadable, Usage = Pki.Paths.AnchorUsage.OtherOnly } : i),
        ];
        if (items.IsEmpty)
            return store;
        ImmutableArray<Gap> gaps = sweep.Draft.IsFull ? [new Gap(file.Path, $"more than {StoreDraft.MaxCertificates} certificates stand in it; those behind them were not read")] : [];
        if (store is not null)
        {
            StoreContent content = store.Content;
            return store with { Content = content with { Items = content.Items.AddRange(items), IsComplete = content.IsComplete && gaps.IsEmpty, Gaps = content.Gaps.AddRange(gaps) } };
        }

        var own = new StoreContent(Embedded, items, HasPrivateKeys: false, IsComplete: gaps.IsEmpty, gaps);
        return new StoreFinding(file.Path, own, own.HashOfCertificates());
    }

    /// <summary>Reads the files that stand encoded in another one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="store">What was found in it otherwise.</param>
    /// <param name="sweep">What it was searched with.</param>
    /// <param name="findings">Where they go.</param>
    public void ReadEncoded(FoundFile file, StoreFinding? store, ContentSweep sweep, FileFindings findings)
    {
        if (sweep.HasCutFiles)
            findings.Gaps.Add(new Gap(file.Path, "holds files as base64 that are longer, or more, than are read of one file", Decides: PlaceNatures.Of(file.Path) != PlaceNature.Sample));
        if (sweep.Files.Count == 0)
            return;
        HashSet<Sha256Hash> known = store is null ? [] : [.. store.Content.Items.Select(static i => i.Facts.Sha256)];
        foreach (EncodedFile encoded in sweep.Files)
        {
            string path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file.Path}!base64-line-{encoded.Line}{encoded.Suffix}");
            ReadOnlySpan<byte> head = encoded.Bytes.Span[..Math.Min(encoded.Bytes.Length, FilePass.HeadLength)];
            bool isSample = encoded.InComment || PlaceNatures.Of(file.Path) == PlaceNature.Sample;
            foreach (StoreFormat format in StoreFormats.All)
            {
                // A key alone is no store of certificates.
                if (!format.IsCandidate(StoreNames.FileName(path), head) || format.Read(new StoreInput(path, encoded.Bytes, passwords)) is not { } content)
                    continue;
                if (content is { Items.IsEmpty: true, HasPrivateKeys: true } && encoded.Suffix is ".pem")
                    break;
                // A signature that is cut, or the bytes of something else.
                if (content.Items.IsEmpty && encoded.Suffix is ".p7b")
                    break;
                // The format of the file has read it.
                if (content is { Items.IsEmpty: false, IsComplete: true } && content.Items.All(i => known.Contains(i.Facts.Sha256)))
                    break;
                // What stands in a text for people is no store of a program, and may well be cut short.
                if (isSample)
                    content = content with { Gaps = [.. content.Gaps.Select(static g => g with { Decides = false })] };
                if (encoded.InComment)
                    content = content with { Items = [.. content.Items.Select(static i => i with { Context = StoreItemContext.Comment, Usage = Pki.Paths.AnchorUsage.OtherOnly })] };
                findings.NestedStores.Add(new StoreFinding(path, content, Sha256Hash.Of(encoded.Bytes.Span)));
                break;
            }
        }
    }
}

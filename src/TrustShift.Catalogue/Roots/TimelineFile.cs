using System.Collections.Immutable;
using System.IO.Compression;

namespace TrustShift.Catalogue.Roots;

/// <summary>Opens <c>roots/timeline.bin</c> (the form is described in the README beside it): roots and stores are decoded when they are asked for.</summary>
internal sealed class TimelineFile
{
    /// <summary>First bytes of the file.</summary>
    public static ReadOnlySpan<byte> Magic => "TSR2"u8;

    private readonly ImmutableArray<string> _stores;
    private readonly Lazy<StoreTimeline>[] _timelines;

    private TimelineFile(ReadOnlyMemory<byte> body)
    {
        var reader = new TimelineReader(body);
        Date = DateOnly.FromDayNumber(reader.Count());
        Roots = new TimelineRoots(reader.Bytes(reader.Count()));
        int count = reader.Count();
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>(count);
        _timelines = new Lazy<StoreTimeline>[count];
        for (int i = 0; i < count; i++)
        {
            string name = reader.Text();
            ReadOnlyMemory<byte> bytes = reader.Bytes(reader.Count());
            names.Add(name);
            _timelines[i] = new Lazy<StoreTimeline>(() => StoreTimeline.Read(name, bytes));
        }

        _stores = names.MoveToImmutable();
    }

    /// <summary>Day of the data.</summary>
    public DateOnly Date { get; }

    /// <summary>All roots that any store ever held.</summary>
    public TimelineRoots Roots { get; }

    /// <summary>Names of the stores, ordinal order.</summary>
    public ImmutableArray<string> Stores => _stores;

    /// <summary>The releases of a store, or null.</summary>
    public StoreTimeline? Find(string store)
    {
        int index = _stores.BinarySearch(store, StringComparer.Ordinal);
        return index < 0 ? null : _timelines[index].Value;
    }

    /// <summary>Opens the file's bytes.</summary>
    public static TimelineFile Open(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Magic))
            throw new InvalidDataException("timeline.bin does not begin with TSR2.");
        using var brotli = new BrotliStream(new MemoryStream(file[Magic.Length..].ToArray()), CompressionMode.Decompress);
        using var body = new MemoryStream();
        brotli.CopyTo(body);
        return new TimelineFile(body.ToArray());
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using TrustShift.Catalogue.Roots;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;
using TrustShift.Discovery.Stores;
using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>
/// Roots that are compiled into programs of Rust. webpki-roots holds no certificates: of each root the subject and the public key, both without the tag and length before them
/// (rustls-pki-types, TrustAnchor; webpki-roots/src/lib.rs), so the keys are found by the algorithms that they begin with, and named by the hash that the timeline has of each. webpki-root-certs holds
/// whole certificates, in which the keys have their tag.
/// </summary>
public static class CompiledAnchors
{
    /// <summary>The format of these stores, and the form of their entries.</summary>
    public const string Format = "trust-anchors";

    /// <summary>The package of keys alone.</summary>
    public const string Anchors = "webpki-roots";

    /// <summary>The package of whole certificates.</summary>
    public const string Certificates = "webpki-root-certs";

    private const int ChunkLength = 1024 * 1024;
    private const int LongestKey = 2_200;
    private const int BeforeKey = 4;
    private const int MostAnchors = 5_000;
    // One whole certificate may lie in a program for whatever reason; a set of roots has many.
    private const int FewestCertificates = 20;

    // RFC 3279 2.3.1 and RFC 5480 2.1.1: an algorithm, then a BIT STRING without unused bits.
    private static readonly byte[][] s_algorithms =
    [
        Convert.FromHexString("300D06092A864886F70D010101050003"),
        Convert.FromHexString("301006072A8648CE3D020106052B8104002203"),
        Convert.FromHexString("301306072A8648CE3D020106082A8648CE3D03010703"),
        Convert.FromHexString("301006072A8648CE3D020106052B8104002303"),
    ];

    /// <summary>The sets that are compiled into a file, as stores at <c>file!package</c>; empty when there is none.</summary>
    /// <param name="path">Path in the target.</param>
    /// <param name="source">The open file, which can be read at any place.</param>
    public static List<StoreFinding> Find(string path, FileBytes source)
    {
        var anchors = new Dictionary<Sha256Hash, StoreItem>();
        var certificates = new Dictionary<Sha256Hash, StoreItem>();
        int unknown = 0;
        byte[] bytes = new byte[ChunkLength];
        int kept = 0;
        for (long offset = 0; anchors.Count < MostAnchors && certificates.Count < MostAnchors;)
        {
            int read = source.ReadWhole(bytes.AsSpan(kept), offset);
            ReadOnlySpan<byte> chunk = bytes.AsSpan(0, kept + read);
            bool isLast = kept + read < bytes.Length;
            int limit = isLast ? chunk.Length : chunk.Length - LongestKey;
            foreach (byte[] algorithm in s_algorithms)
            {
                for (int at = BeforeKey; at < limit && chunk[at..].IndexOf(algorithm) is >= 0 and var found; at++)
                {
                    at += found;
                    if (at >= limit || KeyLength(chunk[at..], algorithm.Length) is not { } length)
                        continue;
                    (Sha256Hash key, bool hasTag) = Name(chunk, at, length);
                    if (RootStoreTimeline.FindRootByKey(key) is { } root)
                        (hasTag ? certificates : anchors).TryAdd(key, new StoreItem(root, null, offset - kept + at) { Form = Format });
                    else if (!hasTag)
                        unknown++;
                }
            }

            if (isLast)
                break;
            offset += read;
            int from = limit - BeforeKey;
            chunk[from..].CopyTo(bytes);
            kept = chunk.Length - from;
        }

        var sets = new List<StoreFinding>();
        // Keys alone that nobody knows, with no known one beside them, are keys of something else.
        if (anchors.Count > 0)
            sets.Add(Store(path, Anchors, anchors, isComplete: unknown == 0));
        if (certificates.Count >= FewestCertificates)
            sets.Add(Store(path, Certificates, certificates, isComplete: true));
        return sets;
    }

    private static StoreFinding Store(string path, string package, Dictionary<Sha256Hash, StoreItem> items, bool isComplete)
    {
        var content = new StoreContent(Format, [.. items.Values.OrderBy(static i => i.Offset)], HasPrivateKeys: false, isComplete, []);
        return new StoreFinding($"{path}!{package}", content, content.HashOfCertificates());
    }

    // Bytes of the algorithm and the key together, by the length of the BIT STRING; null when it is none.
    private static int? KeyLength(ReadOnlySpan<byte> bytes, int start)
    {
        ReadOnlySpan<byte> length = bytes[start..];
        int? total = length switch
        {
            [< 0x80 and > 1, 0, ..] => start + 1 + length[0],
            [0x81, >= 0x80, 0, ..] => start + 2 + length[1],
            [0x82, _, _, 0, ..] => start + 3 + BinaryPrimitives.ReadUInt16BigEndian(length[1..]),
            _ => null,
        };
        return total <= bytes.Length && total <= LongestKey - BeforeKey ? total : null;
    }

    private static (Sha256Hash Key, bool HasTag) Name(ReadOnlySpan<byte> chunk, int at, int length)
    {
        Span<byte> tag = length < 0x80 ? [0x30, (byte)length] : length < 0x100 ? [0x30, 0x81, (byte)length] : [0x30, 0x82, (byte)(length >> 8), (byte)length];
        bool hasTag = chunk[(at - tag.Length)..at].SequenceEqual(tag);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(tag);
        hash.AppendData(chunk.Slice(at, length));
        return (Sha256Hash.FromBytes(hash.GetHashAndReset()), hasTag);
    }
}

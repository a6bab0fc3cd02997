using System.Collections.Immutable;
using TrustShift.Catalogue.Certificates;
using TrustShift.Pki.Certificates;

namespace TrustShift.Catalogue.Roots;

/// <summary>The roots of the timeline, column by column; each becomes <see cref="CertificateFacts"/> when it is asked for.</summary>
internal sealed class TimelineRoots
{
    private const int HashLength = 32;
    private const int Sha1Length = 20;

    private readonly ReadOnlyMemory<byte> _hashes;
    private readonly ReadOnlyMemory<byte> _keyHashes;
    private readonly string[] _subjects;
    private readonly string[] _issuers;
    private readonly string[] _serials;
    private readonly long[] _notBefore;
    private readonly long[] _notAfter;
    private readonly string[] _keys;
    private readonly string[] _signatures;
    private readonly ReadOnlyMemory<byte> _sha1;
    private readonly CertificateFacts?[] _facts;
    private readonly Lazy<Dictionary<Sha256Hash, int>> _byHash;
    private readonly Lazy<Dictionary<Sha256Hash, int>> _byKey;
    private readonly Lazy<Dictionary<string, int>> _bySha1;

    public TimelineRoots(ReadOnlyMemory<byte> section)
    {
        var reader = new TimelineReader(section);
        Count = reader.Count();
        _hashes = reader.Bytes(Count * HashLength);
        _keyHashes = reader.Bytes(Count * HashLength);
        _subjects = reader.Text().Split('\n');
        _issuers = reader.Text().Split('\n');
        _serials = reader.Text().Split('\n');
        _notBefore = Moments(reader);
        _notAfter = Moments(reader);
        _keys = Words(reader);
        _signatures = Words(reader);
        _sha1 = reader.Bytes(Count * Sha1Length);
        _facts = new CertificateFacts?[Count];
        _byHash = new(() => Index(_hashes, _ => true));
        _bySha1 = new(() => Enumerable.Range(0, Count).GroupBy(i => Convert.ToHexStringLower(_sha1.Span.Slice(i * Sha1Length, Sha1Length)), StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal));
        _byKey = new(() => Index(_keyHashes, i => _issuers[i].Length == 0));
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The root with this certificate hash, or null.</summary>
    public CertificateFacts? FindByHash(Sha256Hash sha256) => _byHash.Value.TryGetValue(sha256, out int index) ? this[index] : null;

    /// <summary>The first self-issued root with this public key, or null. (Stores also hold a few intermediates, and once held forged end entities.)</summary>
    public CertificateFacts? FindByKey(Sha256Hash spkiSha256) => _byKey.Value.TryGetValue(spkiSha256, out int index) ? this[index] : null;

    /// <summary>The root whose certificate has this SHA-1 (40 lower-case hexadecimal digits), or null.</summary>
    public CertificateFacts? FindBySha1(string sha1) => _bySha1.Value.TryGetValue(sha1, out int index) ? this[index] : null;

    /// <summary>SHA-256 of the public key of a root.</summary>
    public Sha256Hash KeyHash(int index) => Sha256Hash.FromBytes(_keyHashes.Span.Slice(index * HashLength, HashLength));

    /// <summary>SHA-256 of the certificate of a root.</summary>
    public Sha256Hash Hash(int index) => Sha256Hash.FromBytes(_hashes.Span.Slice(index * HashLength, HashLength));

    /// <summary>
    /// The facts of a root: those of <see cref="CertificateCatalogue"/> when it knows the certificate. Else what the timeline holds: no DER, names from
    /// text, no key identifiers, and <c>BasicConstraints(true, null, true)</c>, because every store that held it accepted it as an authority.
    /// A self-issued root counts as signed by its own key; nobody checks that of an anchor.
    /// </summary>
    public CertificateFacts this[int index] => _facts[index] ??= CertificateCatalogue.FindByHash(Hash(index))?.Facts ?? Build(index);

    private CertificateFacts Build(int index)
    {
        Sha256Hash key = Sha256Hash.FromBytes(_keyHashes.Span.Slice(index * HashLength, HashLength));
        DistinguishedName subject = DistinguishedName.Parse(_subjects[index]);
        bool isSelfIssued = _issuers[index].Length == 0;
        return new CertificateFacts
        {
            Sha256 = Hash(index),
            SpkiSha256 = key,
            Subject = subject,
            Issuer = isSelfIssued ? subject : DistinguishedName.Parse(_issuers[index]),
            SerialNumber = _serials[index],
            NotBefore = DateTimeOffset.FromUnixTimeSeconds(_notBefore[index]),
            NotAfter = DateTimeOffset.FromUnixTimeSeconds(_notAfter[index]),
            Key = Key(_keys[index]),
            SignatureAlgorithm = _signatures[index],
            BasicConstraints = new BasicConstraints(true, null, true),
            SignedBy = isSelfIssued ? key : null,
        };
    }

    // "RSA 2048", "EC P-256".
    private static PublicKeyInfo Key(string text)
    {
        string[] parts = text.Split(' ');
        return parts[0] is "EC"
            ? new PublicKeyInfo("EC", int.Parse(parts[1].AsSpan(2), null), parts[1])
            : new PublicKeyInfo(parts[0], int.Parse(parts[1], null));
    }

    private long[] Moments(TimelineReader reader)
    {
        long[] moments = new long[Count];
        for (int i = 0; i < Count; i++)
            moments[i] = reader.Signed();
        return moments;
    }

    private string[] Words(TimelineReader reader)
    {
        string[] table = reader.Text().Split('\n');
        string[] words = new string[Count];
        for (int i = 0; i < Count; i++)
            words[i] = table[reader.Count()];
        return words;
    }

    private Dictionary<Sha256Hash, int> Index(ReadOnlyMemory<byte> hashes, Func<int, bool> include)
    {
        var index = new Dictionary<Sha256Hash, int>(Count);
        foreach (int i in Enumerable.Range(0, Count).Where(include))
            index.TryAdd(Sha256Hash.FromBytes(hashes.Span.Slice(i * HashLength, HashLength)), i);
        return index;
    }
}

using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores;

/// <summary>A store while it is being read: entries so far, what was lost, and the limits that every format shares.</summary>
internal sealed class StoreDraft(StoreInput input)
{
    /// <summary>Certificates in one store. The largest public store known (Microsoft's) has some 500.</summary>
    public const int MaxCertificates = 20_000;

    /// <summary>Gaps reported for one store; a hostile file could claim one per line.</summary>
    public const int MaxGaps = 100;

    /// <summary>Bytes of one certificate. Real ones have 500 to 5,000; some carry large lists of names.</summary>
    public const int MaxCertificateLength = 1024 * 1024;

    private readonly ImmutableArray<StoreItem>.Builder _items = ImmutableArray.CreateBuilder<StoreItem>();
    private readonly ImmutableArray<Gap>.Builder _gaps = ImmutableArray.CreateBuilder<Gap>();
    private bool _hasTooManyGaps;

    /// <summary>The path that gaps name.</summary>
    public string Path => input.Path;

    /// <summary>Certificates read so far.</summary>
    public int Count => _items.Count;

    /// <summary>Gaps so far.</summary>
    public int GapCount => _gaps.Count;

    /// <summary>Whether the container holds a private key.</summary>
    public bool HasPrivateKeys { get; set; }

    /// <summary>Whether the container carries signatures over other content.</summary>
    public bool HasSigners { get; set; }

    /// <summary>Whether nothing was lost so far.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether the limit of certificates is reached; the caller stops then.</summary>
    public bool IsFull => _items.Count >= MaxCertificates;

    /// <summary>The entry at <paramref name="index"/>, to be looked at or replaced.</summary>
    public StoreItem this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>Reads one certificate and adds it; a certificate that cannot be read becomes a gap.</summary>
    public bool Add(
        ReadOnlyMemory<byte> der,
        string form,
        string? alias,
        long offset,
        string where,
        AnchorUsage usage = AnchorUsage.Any,
        bool hasPrivateKey = false,
        bool decides = true)
    {
        if (IsFull)
        {
            Lose($"more than {MaxCertificates} certificates; those from {where} on were not read", decides: decides);
            return false;
        }

        if (der.Length > MaxCertificateLength)
        {
            Lose($"the certificate {where} has more than {MaxCertificateLength} bytes", decides: decides);
            return false;
        }

        CertificateFacts? facts = CertificateReader.TryRead(der, out string? error);
        if (facts is null)
        {
            Lose($"the certificate {where} cannot be read: {error}", decides: decides);
            return false;
        }

        _items.Add(new StoreItem(facts, alias, offset, usage, hasPrivateKey) { Form = form });
        return true;
    }

    /// <summary>Adds an entry that is read already.</summary>
    public void Add(StoreItem item)
    {
        if (IsFull)
            Lose($"more than {MaxCertificates} certificates; the rest was not taken");
        else
            _items.Add(item);
    }

    /// <summary>Reports something that does not take entries away.</summary>
    public void Note(string reason, string? remedy = null, bool decides = true, string? place = null)
    {
        if (_gaps.Count < MaxGaps)
        {
            _gaps.Add(new Gap(place ?? input.Path, reason, remedy, decides));
        }
        else if (!_hasTooManyGaps)
        {
            _hasTooManyGaps = true;
            _gaps.Add(new Gap(input.Path, $"more than {MaxGaps} places in it cannot be read; the rest is not listed", null, !IsComplete || decides));
        }
    }

    /// <summary>Reports something by which entries are missing.</summary>
    public void Lose(string reason, string? remedy = null, bool decides = true, string? place = null)
    {
        IsComplete = false;
        Note(reason, remedy, decides, place);
    }

    /// <summary>The finished store.</summary>
    public StoreContent ToContent(string format) =>
        new(format, _items.ToImmutable(), HasPrivateKeys, IsComplete, _gaps.ToImmutable()) { HasSigners = HasSigners };
}

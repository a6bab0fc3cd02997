using System.Globalization;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Walks;

/// <summary>
/// wolfSSL's table of signers (src/ssl.c AddCA, GetCA, GetCAByName): one for each key identifier, the first that came, in rows by its first
/// bytes. What is out of its dates or cannot be read is not loaded from the store.
/// </summary>
internal sealed class WolfSslTable
{
    // wolfssl/internal.h CA_TABLE_SIZE.
    private const uint Rows = 11;

    private readonly WalkGround _ground;
    private readonly WolfSslOptions _options;
    private readonly List<WolfSslSigner> _signers = [];

    public WolfSslTable(WalkGround ground)
    {
        _ground = ground;
        _options = ground.Profile.WolfSsl;
        foreach (TrustAnchor entry in ground.Request.Anchors.Where(entry => entry.Usage != AnchorUsage.OtherOnly && IsLoaded(entry.Certificate)))
        {
            // What is loaded later has its issuer looked up among what was loaded before it.
            WolfSslSigner? signer = entry.Certificate.IsSelfIssued ? null : SignerOf(entry.Certificate);
            if (_options.PathLengths == WolfSslPathLengths.NotOfRoots || IsWithinLimit(entry.Certificate, signer))
                Add(new WolfSslSigner(entry.Certificate, [entry.Certificate], entry, MayFollow(entry.Certificate, signer)));
        }
    }

    /// <summary>Adds a signer, unless one with its key identifier is there.</summary>
    public void Add(WolfSslSigner signer)
    {
        if (!Has(signer.Certificate))
            _signers.Add(signer);
    }

    /// <summary>Whether there is a signer with the certificate's key identifier.</summary>
    public bool Has(CertificateFacts certificate) => ByKey(WolfSslSigner.KeyIdentifierOf(certificate)) is not null;

    /// <summary>
    /// ParseCertRelative: by the authority's key identifier, or its issuer and serial number, else by the certificate's own (which finds a root, and a cross-certificate's twin),
    /// both only if the name is the issuer's; else by the name alone, if no key identifier asks for another.
    /// </summary>
    public WolfSslSigner? SignerOf(CertificateFacts certificate)
    {
        bool asks = certificate.AuthorityKeyIdentifier is { } authority && (authority.KeyIdentifier is not null || _options.MatchesMissingKeyIdentifier);
        WolfSslSigner? signer = asks ? ByKey(certificate.AuthorityKeyIdentifier!.KeyIdentifier) ?? BySerial(certificate.AuthorityKeyIdentifier) : null;
        signer ??= ByKey(certificate.SubjectKeyIdentifier);
        if (signer is not null && _ground.NamesAgree(certificate, signer.Certificate))
            return signer;
        if (asks)
            return _signers.Find(entry => entry.KeyIdentifier is null && _ground.NamesAgree(certificate, entry.Certificate));
        return _signers.Where(entry => _ground.NamesAgree(certificate, entry.Certificate)).Reverse().OrderBy(static entry => Row(entry.KeyIdentifier)).FirstOrDefault();
    }

    /// <summary>Authorities that may follow below a certificate with this signer; null where nothing limits.</summary>
    public int? MayFollow(CertificateFacts certificate, WolfSslSigner? signer)
    {
        int? own = certificate.BasicConstraints?.PathLength, above = signer?.MayFollow;
        if (_options.PathLengths == WolfSslPathLengths.NotOfRoots)
        {
            if (certificate.IsSelfIssued || signer is null)
                return null;
            bool lowers = own is null || certificate.KeyUsage is { AllowsCertificateSigning: false } || above is null || own < above;
            return own is { } limit && lowers && certificate.KeyUsage is not { AllowsCertificateSigning: false } ? limit : above is { } left ? Math.Max(left - 1, 0) : null;
        }

        if (signer is null || above is null || !CountsForLength(certificate))
            return own;
        int follows = certificate.IsSelfIssued ? above.Value : Math.Max(above.Value - 1, 0);
        return own is { } stated ? Math.Min(stated, follows) : follows;
    }

    /// <summary>Whether a certificate that is an authority may stand below its signer.</summary>
    public bool IsWithinLimit(CertificateFacts certificate, WolfSslSigner? signer)
    {
        if (signer?.MayFollow is not 0 || certificate.BasicConstraints is not { IsAuthority: true })
            return true;
        return _options.PathLengths switch
        {
            WolfSslPathLengths.NotOfRoots => certificate.IsSelfIssued,
            WolfSslPathLengths.WithKeyUsage => certificate.IsSelfIssued || !CountsForLength(certificate),
            _ => !CountsForLength(certificate) || (certificate.IsSelfIssued && certificate.SpkiSha256 == signer.Certificate.SpkiSha256),
        };
    }

    private bool CountsForLength(CertificateFacts certificate) =>
        certificate.BasicConstraints is { IsAuthority: true }
        && (certificate.KeyUsage is { AllowsCertificateSigning: true } || (certificate.KeyUsage is null && _options.PathLengths == WolfSslPathLengths.Rfc5280))
        && (!certificate.IsSelfIssued || _options.PathLengths == WolfSslPathLengths.Rfc5280);

    private bool IsLoaded(CertificateFacts certificate) =>
        _ground.IsValid(certificate) && WolfSslReading.WhyNot(certificate, _options, isFromStore: true) is null && WolfSslReading.CriticalOf(certificate, _options) is null;

    private WolfSslSigner? ByKey(string? key) =>
        key is null ? null : _signers.Find(entry => string.Equals(entry.KeyIdentifier, key, StringComparison.Ordinal));

    /// <summary>GetCAByAKID.</summary>
    private WolfSslSigner? BySerial(AuthorityKeyIdentifier authority) =>
        authority is { Issuer: { } issuer, SerialNumber: { } serial } && _options.TakesSubjectForIssuer is { } takesSubject
            ? _signers.Find(entry => issuer.Equals(takesSubject ? entry.Certificate.Subject : entry.Certificate.Issuer) && string.Equals(serial, entry.Certificate.SerialNumber, StringComparison.Ordinal))
            : null;

    private static uint Row(string? key) =>
        key is { Length: >= 8 } && uint.TryParse(key.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out uint word) ? word % Rows : Rows;
}

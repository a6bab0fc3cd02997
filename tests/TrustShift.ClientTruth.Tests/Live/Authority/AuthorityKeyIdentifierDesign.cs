namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>RFC 5280 4.2.1.1: which parts are there, and whether they are right.</summary>
[Flags]
internal enum AuthorityKeyIdentifierDesign
{
    Absent = 0,

    KeyIdentifier = 1,

    /// <summary>The key identifier of nobody.</summary>
    WrongKeyIdentifier = 2,

    /// <summary>Issuer and serial number of the issuer's certificate.</summary>
    IssuerAndSerial = 4,

    /// <summary>Issuer and serial number of another certificate.</summary>
    WrongIssuerAndSerial = 8,
}

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>RFC 5280 4.2.1.2.</summary>
internal enum SubjectKeyIdentifierDesign
{
    /// <summary>SHA-1 of the key.</summary>
    Own,

    Absent,

    /// <summary>Not the one that other certificates name.</summary>
    Other,
}

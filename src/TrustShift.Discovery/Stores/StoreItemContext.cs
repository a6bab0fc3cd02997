namespace TrustShift.Discovery.Stores;

/// <summary>What a certificate stands in, where that says that no client trusts it.</summary>
public enum StoreItemContext
{
    /// <summary>Nothing that says so.</summary>
    None,

    /// <summary>A comment of code or settings.</summary>
    Comment,

    /// <summary>A signature: signed data of a program, an OCSP response.</summary>
    Signature,

    /// <summary>A key of a token, a message or a description of a service: SAML metadata, an XML signature, a set of JSON keys.</summary>
    Token,

    /// <summary>A certificate file, in a spelling that its clients do not read.</summary>
    Unreadable,
}

namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>What a certificate is for; a change is meant for some of them.</summary>
[Flags]
internal enum CertificateRole
{
    None = 0,

    /// <summary>The server's own.</summary>
    EndEntity = 1,

    /// <summary>An authority that another one signed.</summary>
    Intermediate = 2,

    /// <summary>An authority that signed itself.</summary>
    Root = 4,

    AnyAuthority = Intermediate | Root,

    Any = EndEntity | Intermediate | Root,
}

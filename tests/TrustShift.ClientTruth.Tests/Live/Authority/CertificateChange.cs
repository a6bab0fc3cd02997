namespace TrustShift.ClientTruth.Tests.Live.Authority;

/// <summary>One way in which a certificate can be other than usual.</summary>
/// <param name="Name">The word that stands after the underscore: <c>M_noBC</c>.</param>
/// <param name="Roles">The certificates that random cases apply it to.</param>
/// <param name="Apply">The change.</param>
internal sealed record CertificateChange(string Name, CertificateRole Roles, Func<CertificateDesign, CertificateDesign> Apply);

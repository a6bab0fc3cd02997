using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Stores.Java;
using TrustShift.Discovery.Stores.OpenSsl;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores;

/// <summary>
/// What a store is there for, by its content and its place. Only what surely is no TLS trust is taken out of judgement; everything else counts as trust,
/// because a store that is wrongly left out could hide an impact. Whether a store belongs to a runtime, or is named by a setting, is decided elsewhere
/// and goes before these rules.
/// </summary>
public static class StoreRoles
{
    // The first rule that applies gives the role.
    private static readonly ImmutableArray<StoreRoleRule> Rules =
    [
        new(CertificateRole.Signature, "every certificate in it belongs to a signature or an OCSP response", s => StandsIn(s, StoreItemContext.Signature)),
        new(CertificateRole.Unknown, "every certificate in it stands in a comment", s => StandsIn(s, StoreItemContext.Comment)),
        new(CertificateRole.Signature, "its certificates check signatures of tokens and documents, not servers", s => StandsIn(s, StoreItemContext.Token)),
        new(CertificateRole.Unknown, "every certificate in it is one with which a library tests itself", s =>
            !s.Content.Items.IsEmpty && s.Content.Items.All(static i => LibraryTestCertificates.Contain(i.Facts.Sha256))),
        new(CertificateRole.TlsIdentity, "it holds a private key and no trusted entry", s =>
            s is { IsKeystore: true, Content.HasPrivateKeys: true, HasTrustedEntry: false }),
        new(CertificateRole.TlsIdentity, "a private key stands in the same file", s =>
            s is { IsKeystore: false, Content.HasPrivateKeys: true, IsPublicAuthority: false } && s.Content.Items.Count(i => i.Facts.IsSelfIssued) < 2),
        new(CertificateRole.TlsTrust, "it is the certificate of a provider's server, whose key nobody else has: a program was given it to recognise that server", s =>
            s is { IsKeystore: false, IsHashedFolder: false, Content: { HasPrivateKeys: false, Items: [{ } only] } }
            && StoreRoleSubject.IsOfProvider(only.Facts)
            && !SamplePlaces.IsDocumentation(s) && !SamplePlaces.IsTestFixture(s)),
        new(CertificateRole.TlsIdentity, "it is one certificate of an end entity", s =>
            s is { IsKeystore: false, IsHashedFolder: false, Content: { Items: [{ } only], IsComplete: true } }
            && !StoreRoleSubject.IsAuthority(only.Facts)
            && !StoreNames.SpeaksOfTrust(s.FileName)),
        new(CertificateRole.TlsIdentity, "its private key stands beside it", KeyNeighbour.IsBeside),
        new(CertificateRole.CodeSigning, "the .NET SDK uses it to check signatures and time stamps of packages, not servers", s =>
            s.IsBelow("trustedroots") && (s.IsNamed("codesignctl.pem") || s.IsNamed("timestampctl.pem"))),
        new(CertificateRole.CodeSigning, "update-ca-trust makes it for the signatures of code, not for servers", s =>
            s.IsNamed("objsign-ca-bundle.pem") && (s.IsBelow("extracted") || s.IsBelow("ca-certificates"))),
        new(CertificateRole.Unknown, "update-ca-trust makes it for e-mail, not for servers", s =>
            s.IsNamed("email-ca-bundle.pem") && (s.IsBelow("extracted") || s.IsBelow("ca-certificates"))),
        new(CertificateRole.CodeSigning, "every certificate in it is limited to the signatures of code or time stamps", SigningPlaces.IsLimitedToSigning),
        new(CertificateRole.CodeSigning, "its name says that it is for the signatures of code or time stamps", SigningPlaces.IsNamedForSigning),
        new(CertificateRole.CodeSigning, "firmware and the kernel check with it what they start", SigningPlaces.IsOfBoot),
        new(CertificateRole.Signature, "it is the signature of an archive or a package", s =>
            s.HasSuffix(".p7s")
            || s.HasSuffix(".p7x")
            || s.HasSuffix(".cat")
            || s.HasSuffix(".mobileprovision")
            || s.HasSuffix(".provisionprofile")
            || s.IsBelow("_CodeSignature")
            || (s.Folders is [.., { } folder]
                && folder.Equals("META-INF", StringComparison.OrdinalIgnoreCase)
                && (s.HasSuffix(".RSA") || s.HasSuffix(".DSA") || s.HasSuffix(".EC")))),
        new(CertificateRole.Signature, "it is signed data; its certificates belong to the signature", s => s.Content.HasSigners),
        new(CertificateRole.Signature, "its certificates check signatures of tokens and documents, not servers", s =>
            s.Content.Format is "xml-signature" or "jwks" && s.Content.Items.All(static i => i.Usage is AnchorUsage.OtherOnly)),
        new(CertificateRole.Unknown, "a directory publishes its certificates, and does not say who trusts them", s =>
            s.Content.Format is "ldif" && s.Content.Items.All(static i => i.Usage is AnchorUsage.OtherOnly)),
        new(CertificateRole.Unknown, "it is an input of update-ca-certificates or update-ca-trust; what counts is the bundle made from it", s =>
            s.IsBelow("share", "ca-certificates")
            || s.IsBelow("ca-certificates", "mozilla")
            || s.IsBelow("etc", "pki", "ca-trust", "source")
            || s.IsBelow("share", "pki", "ca-trust-source")
            || s.IsBelow("etc", "ca-certificates", "trust-source")
            || s.IsBelow("etc", "pki", "trust")
            || s.IsBelow("share", "pki", "trust")),
        new(CertificateRole.Unknown, "it is an entry of a hashed folder; what counts is the folder", IsEntryOfHashedFolder),
        new(CertificateRole.Unknown, "it stands in documentation or samples", SamplePlaces.IsDocumentation),
        new(CertificateRole.Unknown, "it is a test fixture", SamplePlaces.IsTestFixture),
        new(CertificateRole.Unknown, "no certificate can be read from it and its name is not that of a store", s =>
            s.Content is { Format: "pem-bundle", Items.IsEmpty: true } && !StoreNames.IsStore(s.FileName)),
        // What uses such a database has its roots from elsewhere; one that refuses something stays in judgement.
        new(CertificateRole.Unknown, "nothing in it is trusted for TLS servers, nor refused", s =>
            FlaggedStores.Have(s.Content.Format) && s.Content.IsComplete && s.Content.Items.All(static i => i.Usage is AnchorUsage.OtherOnly)),
        new(CertificateRole.TlsTrust, "it is a folder of certificates of Android", s => s.Content.Format is AndroidCaFolder.Format),
        new(CertificateRole.TlsTrust, "it is a folder of certificates hashed for OpenSSL", s => s.Content.Format is CaPathDirectory.Format),
        new(CertificateRole.TlsTrust, "it is a keystore with trusted entries", s => s.IsKeystore && s.HasTrustedEntry),
        new(CertificateRole.TlsTrust, "it has the form or name of a trust store, and no certificate in it can be read", s =>
            s.Content is { Items.IsEmpty: true, IsComplete: false }),
        new(CertificateRole.TlsTrust, "it has the form or name of a trust store and is empty", s => s.Content.Items.IsEmpty),
        new(CertificateRole.TlsTrust, "it holds certificates of authorities", s => s.Content.Items.Any(i => StoreRoleSubject.IsAuthority(i.Facts))),
        new(CertificateRole.TlsTrust, "it holds certificates without a private key", _ => true),
    ];

    /// <summary>The role of a store and the reason for it.</summary>
    /// <param name="pathInTarget">
    /// Path of the store below the target (for the host, the whole path): the name of the target itself and what is above it must not be in it, because
    /// an application may well live in a folder named "test".
    /// </param>
    /// <param name="content">What was read.</param>
    /// <param name="neighbours">Names (without folders) of all files and links in the same folder, keys included; its comparer is that of the file system.</param>
    public static (CertificateRole Role, string Reason) Classify(string pathInTarget, StoreContent content, IReadOnlySet<string> neighbours)
    {
        var subject = new StoreRoleSubject(pathInTarget, content, neighbours);
        StoreRoleRule rule = Rules.First(r => r.Matches(subject));
        return (rule.Role, rule.Reason);
    }

    /// <summary>The role of one certificate of a store: that of the store, unless the entry itself says otherwise.</summary>
    /// <param name="item">The entry.</param>
    /// <param name="role">The role of the store.</param>
    /// <param name="reason">The reason for it.</param>
    public static (CertificateRole Role, string Reason) Of(StoreItem item, CertificateRole role, string reason) => (item, role) switch
    {
        ({ Context: StoreItemContext.Comment }, _) => (CertificateRole.Unknown, "it stands in a comment"),
        ({ Context: StoreItemContext.Signature }, _) => (CertificateRole.Signature, "it belongs to a signature or an OCSP response"),
        ({ Context: StoreItemContext.Token }, _) => (CertificateRole.Signature, "it checks signatures of tokens or documents, not servers"),
        ({ Context: StoreItemContext.Unreadable }, _) => (CertificateRole.Unknown, "its certificate file is written in a way that clients do not read"),
        ({ HasPrivateKey: true }, _) => (CertificateRole.TlsIdentity, "its private key is in the same entry"),
        ({ Usage: AnchorUsage.Rejected }, CertificateRole.TlsTrust) => (CertificateRole.Unknown, "the store names it as distrusted"),
        // A keystore of Java without the mark of a trusted entry leaves it open, and other programs take it.
        ({ Usage: AnchorUsage.OtherOnly }, CertificateRole.TlsTrust) when !JavaKeystores.Have(item.Form) => (CertificateRole.Unknown, "the store allows it for other purposes than TLS servers"),
        _ => (role, reason),
    };

    /// <summary>
    /// The gaps of a store, weighed by its role and place: behind signatures, inputs of update-ca-certificates, samples and fixtures no gap decides, also
    /// not where a key makes an identity of the fixture.
    /// </summary>
    /// <param name="pathInTarget">Path of the store below the target, as for <see cref="Classify"/>.</param>
    /// <param name="content">What was read.</param>
    /// <param name="role">The role that <see cref="Classify"/> gave.</param>
    public static ImmutableArray<Gap> GapsOf(string pathInTarget, StoreContent content, CertificateRole role)
    {
        var subject = new StoreRoleSubject(pathInTarget, content, ImmutableHashSet<string>.Empty);
        bool isSample = SamplePlaces.IsDocumentation(subject) || SamplePlaces.IsTestFixture(subject);
        return GapsOf(content, isSample ? CertificateRole.Unknown : role);
    }

    /// <summary>The gaps of a store, weighed by its role alone.</summary>
    /// <param name="content">What was read.</param>
    /// <param name="role">The role that <see cref="Classify"/> gave.</param>
    public static ImmutableArray<Gap> GapsOf(StoreContent content, CertificateRole role) =>
        role is CertificateRole.TlsTrust or CertificateRole.TlsIdentity ? content.Gaps : [.. content.Gaps.Select(g => g with { Decides = false })];

    private static bool StandsIn(StoreRoleSubject subject, StoreItemContext context) =>
        subject.Content is { Items.IsEmpty: false } && subject.Content.Items.All(i => i.Context == context);

    private static bool IsEntryOfHashedFolder(StoreRoleSubject subject)
    {
        if (subject.IsKeystore
            || subject.IsHashedFolder
            || subject.Content is not { Items: [{ } only], IsComplete: true }
            || (AndroidCaFolder.IsOne(subject.Folder) ? SubjectNameHash.OfOld(only.Facts.Subject.Der) : SubjectNameHash.Of(only.Facts.Subject.Der)) is not { } hash)
            return false;
        // The folder is read as OpenSSL does: under the right hash and from .0 on, this certificate is surely part of it.
        return subject.HasNeighbour(hash + ".0")
            && (!CaPathDirectory.IsHashName(subject.FileName) || subject.FileName.StartsWith(hash, StringComparison.Ordinal));
    }
}

using System.Collections.Immutable;
using TrustShift.Catalogue.Certificates;
using TrustShift.Discovery.Endpoints;
using TrustShift.Discovery.Stores.Java;
using TrustShift.Discovery.Stores.OpenSsl;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Paths;

namespace TrustShift.Discovery.Stores;

/// <summary>What the rules of <see cref="StoreRoles"/> look at.</summary>
internal sealed class StoreRoleSubject
{
    private readonly IReadOnlySet<string> _neighbours;

    /// <summary>Creates it.</summary>
    /// <param name="pathInTarget">Path below the target; with or without a leading slash, nested parts after '!'.</param>
    /// <param name="content">What was read.</param>
    /// <param name="neighbours">Names of all files and links in the same folder.</param>
    public StoreRoleSubject(string pathInTarget, StoreContent content, IReadOnlySet<string> neighbours)
    {
        ImmutableArray<string> parts = [.. pathInTarget.Split('/', '\\', '!').Where(p => p.Length > 0)];
        FileName = parts.IsEmpty ? "" : parts[^1];
        Folders = parts.IsEmpty ? [] : parts[..^1];
        Content = content;
        _neighbours = neighbours;
    }

    /// <summary>What was read.</summary>
    public StoreContent Content { get; }

    /// <summary>The file's (or hashed folder's) name.</summary>
    public string FileName { get; }

    /// <summary>The folders above it, below the target, outermost first.</summary>
    public ImmutableArray<string> Folders { get; }

    /// <summary>Whether the format itself tells trusted entries from identities.</summary>
    public bool IsKeystore => JavaKeystores.Have(Content.Format) || FlaggedStores.Have(Content.Format);

    /// <summary>Whether it is a folder with hash names.</summary>
    public bool IsHashedFolder => CaPathDirectory.IsFormat(Content.Format);

    /// <summary>The folder that it lies in.</summary>
    public string Folder => string.Join('/', Folders);

    /// <summary>Whether the file's name ends so.</summary>
    public bool HasSuffix(string suffix) => FileName.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the file has this name.</summary>
    public bool IsNamed(string name) => FileName.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one of the folders has this name.</summary>
    public bool IsBelow(params ReadOnlySpan<string> consecutiveFolders)
    {
        for (int start = 0; start + consecutiveFolders.Length <= Folders.Length; start++)
        {
            int i = 0;
            while (i < consecutiveFolders.Length && Folders[start + i].Equals(consecutiveFolders[i], StringComparison.OrdinalIgnoreCase))
                i++;
            if (i == consecutiveFolders.Length)
                return true;
        }

        return false;
    }

    /// <summary>Whether a file with this name stands beside it.</summary>
    public bool HasNeighbour(string name) => _neighbours.Contains(name);

    /// <summary>Whether the certificate is that of an authority: by basic constraints, or (older roots have none) because it is self-issued.</summary>
    public static bool IsAuthority(CertificateFacts certificate) => certificate.BasicConstraints?.IsAuthority ?? certificate.IsSelfIssued;

    /// <summary>
    /// Whether everything in it is the certificate of a public authority. Nobody but the authority has the key of it, so a key in the same file or beside it
    /// belongs to something else.
    /// </summary>
    public bool IsPublicAuthority =>
        !Content.Items.IsEmpty && Content.Items.All(i => IsAuthority(i.Facts) && !CertificateCatalogue.FindByKey(i.Facts.SpkiSha256).IsEmpty);

    /// <summary>Whether the certificate is one of a server of the providers whose hosts are known: "*.s3.amazonaws.com".</summary>
    public static bool IsOfProvider(CertificateFacts certificate) =>
        !IsAuthority(certificate) && certificate.DnsNames.Any(n => EndpointVocabulary.Current.Contains(n.TrimStart('*', '.').ToLowerInvariant()));

    /// <summary>Whether a keystore holds an entry that it trusts.</summary>
    public bool HasTrustedEntry => Content.Items.Any(i => i is { HasPrivateKey: false, Usage: AnchorUsage.Any or AnchorUsage.TlsServer });
}

using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>
/// Botan 2.17 src/lib/x509/x509_ext.cpp Name_Constraints::validate: the constraints must be critical, and bind the authority that has them too
/// unless it is the anchor. So an intermediate with permitted DNS names is refused by its own common name. Vector: M_ncDot|C2.
/// </summary>
internal static class BotanOldNameConstraints
{
    private const string ConstraintsOid = "2.5.29.30";

    private enum Match
    {
        NotFound,
        All,
        Some,
        None,
        Unknown,
    }

    /// <summary>The certificate that the constraints of the one at the place do not allow; null when all are allowed.</summary>
    public static CertificateFacts? Refused(IReadOnlyList<CertificateFacts> path, int index)
    {
        bool isAnchor = index == path.Count - 1;
        NameConstraints constraints = path[index].NameConstraints!;
        if (!constraints.Critical)
            return path[index];
        bool unknownFails = path[isAnchor ? index : index + 1].CriticalExtensions.Contains(ConstraintsOid, StringComparer.Ordinal);
        for (int i = 0; i <= index; i++)
        {
            if (!(i == index && isAnchor) && !Allows(constraints, path[i], unknownFails))
                return path[i];
        }

        return null;
    }

    private static bool Allows(NameConstraints constraints, CertificateFacts certificate, bool unknownFails)
    {
        bool permitted = constraints.Permitted.IsEmpty, failed = false;
        foreach (GeneralName tree in constraints.Permitted)
        {
            Match match = MatchOf(tree, certificate);
            permitted |= match is Match.NotFound or Match.All or Match.Unknown;
            if (match == Match.Unknown)
                failed = unknownFails;
        }

        foreach (GeneralName tree in constraints.Excluded)
        {
            Match match = MatchOf(tree, certificate);
            if (match is Match.All or Match.Some)
                failed = true;
            else if (match == Match.Unknown)
                failed = unknownFails;
        }

        return permitted && !failed;
    }

    private static Match MatchOf(GeneralName tree, CertificateFacts certificate)
    {
        List<bool> matches;
        switch (tree.Kind)
        {
            case GeneralNameKind.Dns:
                IEnumerable<string> names = certificate.DnsNames.Any(static name => name.Length > 0) ? certificate.DnsNames.Where(static name => name.Length > 0) : certificate.Subject.CommonNames;
                matches = [.. names.Select(name => IsDnsWithin(name, tree.Text))];
                break;
            case GeneralNameKind.Directory:
                IEnumerable<GeneralName> directories = (certificate.AlternativeNames ?? []).Where(static name => name.Kind == GeneralNameKind.Directory)
                    .Prepend(new GeneralName(GeneralNameKind.Directory, certificate.Subject.Der));
                matches = [.. directories.Select(name => BotanNameConstraints.IsDirectoryWithin(name, tree, BotanRules.Version217))];
                break;
            case GeneralNameKind.IpAddress:
                matches = [.. (certificate.AlternativeNames ?? []).Where(static name => name is { Kind: GeneralNameKind.IpAddress, Content.Length: 4 })
                    .Select(name => BotanNameConstraints.IsAddressWithin(name.Content.Span, tree.Content.Span))];
                break;
            default:
                return Match.Unknown;
        }

        if (matches.Count == 0)
            return Match.NotFound;
        return matches.TrueForAll(static match => match) ? Match.All : matches.Contains(true) ? Match.Some : Match.None;
    }

    private static bool IsDnsWithin(string name, string tree)
    {
        if (name.Length <= tree.Length)
            return string.Equals(name, tree, StringComparison.Ordinal);
        return name.EndsWith(tree.StartsWith('.') ? tree : "." + tree, StringComparison.Ordinal);
    }
}

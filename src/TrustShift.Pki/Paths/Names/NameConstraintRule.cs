using System.Text;
using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.Names;

/// <summary>Name constraints (RFC 5280 4.2.1.10 and 6.1.3 (b), (c)) by the forms of names that a client knows.</summary>
internal static class NameConstraintRule
{
    private const string EmailAddressOid = "1.2.840.113549.1.9.1";

    /// <summary>What the constraints of one certificate of a path say of those below it.</summary>
    /// <param name="path">End entity first.</param>
    /// <param name="index">Position of the certificate that has the constraints.</param>
    /// <param name="constraints">The constraints.</param>
    /// <param name="rules">The client's rules.</param>
    /// <param name="name">The certificate as a sentence names it.</param>
    /// <param name="isUnchecked">Whether a critical extension that is not understood is passed over.</param>
    public static IEnumerable<PathFinding> Check(
        IReadOnlyList<CertificateFacts> path, int index, NameConstraints constraints, ChainRules rules, string name, bool isUnchecked)
    {
        if (!rules.KnowsNameConstraints)
        {
            if (constraints.Critical && !isUnchecked)
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains names, which this client does not understand");
            yield break;
        }

        bool asOpenSsl = rules.ComparesConstraintsAsOpenSsl && !(constraints.Permitted.IsEmpty && constraints.Excluded.IsEmpty);
        if (!asOpenSsl && !rules.AllowsLeadingDotConstraints && constraints.PermittedDns.Any(static tree => tree.StartsWith('.')))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} permits names with a leading dot, which match nothing for this client");
        if (rules.RefusesEmptyConstraints && constraints.PermittedDns.Concat(constraints.ExcludedDns).Any(static tree => tree.Length == 0))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains by an empty name, at which this client fails");
        if (!rules.KnowsDirectoryConstraints && constraints.HasDirectoryNames && (constraints.Critical || rules.RefusesDirectoryConstraints))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains directory names, which this client does not understand");
        if (rules.RefusesUnknownConstraints && constraints.Critical && constraints.Permitted.Concat(constraints.Excluded).Any(static tree => !IsCommonForm(tree.Kind)))
            yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains names of a form that this client does not understand");
        bool constrainsDns = !(constraints.PermittedDns.IsEmpty && constraints.ExcludedDns.IsEmpty);
        long comparisons = 0;
        int end = rules.ConstraintScope switch { ConstraintScope.EndEntity => 1, ConstraintScope.BelowAndSelf => index + 1, _ => index };
        for (int i = 0; i < end; i++)
        {
            CertificateFacts below = path[i];
            if (i > 0 && below.IsSelfIssued && rules.ConstraintScope == ConstraintScope.ExceptSelfIssued)
                continue;
            if (rules.RefusesMalformedNames && constrainsDns && below.DnsNames.FirstOrDefault(static dns => dns.StartsWith('.') || dns.EndsWith('.')) is { } malformed)
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"{name} constrains names, and this client cannot read {DistinguishedNameText.Printable(malformed)}");
            comparisons += ((below.AlternativeNames?.Length ?? below.DnsNames.Length) + 1L) * (constraints.Permitted.Length + constraints.Excluded.Length);
            if (comparisons > rules.MaxConstraintComparisons)
            {
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"the name constraints of {name} take more than {rules.MaxConstraintComparisons} comparisons, which this client does not make");
                yield break;
            }

            if (asOpenSsl)
            {
                foreach (PathFinding finding in OpenSslNameConstraints.Check(constraints, below, i, index, rules, name))
                    yield return finding;
                continue;
            }

            IEnumerable<string> names = rules.ConstrainsCommonName && below.DnsNames.IsEmpty && IsHostName(below.Subject.CommonName) ? [below.Subject.CommonName] : below.DnsNames;
            if (names.FirstOrDefault(dns => !constraints.Allows(dns)) is { } outside)
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"the name constraints of {name} do not allow {DistinguishedNameText.Printable(outside)}");
            foreach (PathFinding finding in rules.JudgesEveryNameForm ? CheckEveryForm(below, index, constraints, name, rules.KnowsDirectoryConstraints) : CheckDnsOnly(below, isUnnamed: i == 0 && below.DnsNames.IsEmpty && !rules.ConstrainsCommonName, index, constraints, name))
                yield return finding;
        }
    }

    private static bool IsCommonForm(GeneralNameKind kind) => kind is GeneralNameKind.Dns or GeneralNameKind.IpAddress or GeneralNameKind.Email or GeneralNameKind.Uri;

    private static bool IsHostName(string text) => text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '*');

    private static IEnumerable<PathFinding> CheckDnsOnly(CertificateFacts below, bool isUnnamed, int index, NameConstraints constraints, string name)
    {
        if (isUnnamed && !(constraints.PermittedDns.IsEmpty && constraints.ExcludedDns.IsEmpty))
            yield return Undecided(index, $"{name} constrains DNS names, and the end entity's are not known");
        if (constraints.HasDirectoryNames || (constraints.HasOtherForms && below.HasOtherAlternativeNames))
            yield return Undecided(index, $"{name} constrains names of forms that are not evaluated here");
    }

    private static IEnumerable<PathFinding> CheckEveryForm(CertificateFacts below, int index, NameConstraints constraints, string name, bool withDirectoryNames)
    {
        // The catalogue knows of other forms only that there are some.
        if (constraints.HasOtherForms && constraints.Permitted.Concat(constraints.Excluded).All(static tree => tree.Kind == GeneralNameKind.Dns))
        {
            yield return Undecided(index, $"{name} constrains names of forms that are not known here");
            yield break;
        }

        foreach (GeneralName one in Names(below))
        {
            if ((withDirectoryNames || one.Kind != GeneralNameKind.Directory) && !Allows(constraints, one))
                yield return new PathFinding(PathFindingIds.NameConstraints, index, $"the name constraints of {name} do not allow {NameSyntax.Readable(one)}");
        }
    }

    /// <summary>
    /// The names that constraints bear on, but for DNS: those of the subject alternative name, the subject, and where there is no alternative
    /// name the e-mail addresses in the subject.
    /// </summary>
    private static IEnumerable<GeneralName> Names(CertificateFacts certificate)
    {
        foreach (GeneralName name in certificate.AlternativeNames ?? [])
        {
            if (name.Kind != GeneralNameKind.Dns)
                yield return name;
        }

        if (certificate.Subject.IsEmpty)
            yield break;
        yield return new GeneralName(GeneralNameKind.Directory, certificate.Subject.Der);
        if (certificate.AlternativeNames is not null)
            yield break;
        foreach (string address in certificate.Subject.ValuesOf(EmailAddressOid))
            yield return new GeneralName(GeneralNameKind.Email, Encoding.Latin1.GetBytes(address));
    }

    private static bool Allows(NameConstraints constraints, GeneralName name)
    {
        // A form without rule is one that must not be there (4.2.1.10: process the constraint or reject the certificate): what is not known to
        // be outside is excluded, what is not known to be within is not permitted.
        if (constraints.Excluded.Any(tree => tree.Kind == name.Kind && IsWithin(name, tree) is not false))
            return false;
        bool isConstrained = false;
        foreach (GeneralName tree in constraints.Permitted)
        {
            if (tree.Kind != name.Kind)
                continue;
            if (IsWithin(name, tree) is true)
                return true;
            isConstrained = true;
        }

        return !isConstrained;
    }

    /// <summary>Whether the name is within the subtree; null where one of them is malformed, or RFC 5280 has no rule for the form.</summary>
    private static bool? IsWithin(GeneralName name, GeneralName tree)
    {
        if (!NameSyntax.IsConstraint(tree))
            return null;
        switch (name.Kind)
        {
            case GeneralNameKind.Directory:
                return DistinguishedName.TryRead(name.Content)?.IsWithin(DistinguishedName.TryRead(tree.Content)!);
            case GeneralNameKind.IpAddress:
                return NameSyntax.IsAddress(name.Content.Span) ? IsInNetwork(name.Content.Span, tree.Content.Span) : null;
            case GeneralNameKind.Uri:
                return NameSyntax.HostOfUri(name.Text) is { } host && NameSyntax.IsHostName(host) ? IsOnHost(host, tree.Text) : null;
            case GeneralNameKind.Email when NameSyntax.IsMailbox(name.Text):
                return IsMailboxWithin(name.Text, tree.Text);
            default:
                return null;
        }
    }

    private static bool IsMailboxWithin(string mailbox, string tree)
    {
        int at = mailbox.IndexOf('@', StringComparison.Ordinal) + 1;
        // The local part is the mail server's own affair (RFC 5321 2.4); the domain has no case.
        return tree.Contains('@', StringComparison.Ordinal)
            ? tree.StartsWith(mailbox[..at], StringComparison.Ordinal) && tree[at..].Equals(mailbox[at..], StringComparison.OrdinalIgnoreCase)
            : IsOnHost(mailbox[at..], tree);
    }

    /// <summary>A tree that begins with a dot is a domain, without itself; any other is one host.</summary>
    private static bool IsOnHost(string host, string tree) =>
        tree.StartsWith('.') ? host.EndsWith(tree, StringComparison.OrdinalIgnoreCase) : host.Equals(tree, StringComparison.OrdinalIgnoreCase);

    private static bool IsInNetwork(ReadOnlySpan<byte> address, ReadOnlySpan<byte> network)
    {
        if (network.Length != 2 * address.Length)
            return false;
        for (int i = 0; i < address.Length; i++)
        {
            if (((address[i] ^ network[i]) & network[address.Length + i]) != 0)
                return false;
        }

        return true;
    }

    private static PathFinding Undecided(int index, string text) =>
        new(PathFindingIds.NameConstraints, index, text, Fatal: false) { Undecided = true };
}

using TrustShift.Pki.Certificates;
using TrustShift.Pki.Clients;

namespace TrustShift.Pki.Paths.HostNames;

/// <summary>The names of a certificate against the name asked for, by the client's own code.</summary>
internal static class HostNamePattern
{
    /// <summary>Whether one of the certificate's names stands for the host.</summary>
    /// <param name="endEntity">The certificate.</param>
    /// <param name="host">A DNS name as asked for, perhaps with a dot at its end.</param>
    /// <param name="rules">The client's rules.</param>
    public static bool Matches(CertificateFacts endEntity, string host, ChainRules rules)
    {
        // Only X509_check_host minds a dot at the end; the others take it away first.
        string bare = host.EndsWith('.') ? host[..^1] : host;
        bool Other(GeneralNameKind kind) => endEntity.AlternativeNames is { } names && names.Any(name => name.Kind == kind);
        return rules.HostNames switch
        {
            HostNameForm.OpenSsl => ByNames(endEntity, rules, name => OpenSslHostName.Matches(name, host, rules.AllowsPartialWildcards), hasOthers: false),
            HostNameForm.Node => ByNames(endEntity, rules, name => NodeHostName.Matches(name, bare), hasOthers: false),
            HostNameForm.NodeBefore2022 => ByNames(endEntity, rules, name => NodeHostName.Matches(name, bare), Other(GeneralNameKind.Uri) || Other(GeneralNameKind.IpAddress)),
            HostNameForm.Curl => ByNames(endEntity, rules, name => CurlHostName.Matches(name, bare, rules.PassesOverFinalDots), Other(GeneralNameKind.IpAddress)),
            HostNameForm.Ruby => ByNames(endEntity, rules, name => RubyHostName.Matches(name, bare), Other(GeneralNameKind.IpAddress)),
            HostNameForm.Perl => ByNames(endEntity, rules, name => PerlHostName.Matches(name, bare), hasOthers: false),
            HostNameForm.Php => ByNames(endEntity, rules, name => PhpHostName.Matches(name, bare), Other(GeneralNameKind.Uri)),
            HostNameForm.Python2 => ByNames(endEntity, rules, name => PythonHostName.Matches(name, bare, partialWildcards: true), hasOthers: false),
            HostNameForm.Python => ByNames(endEntity, rules, name => PythonHostName.Matches(name, bare, partialWildcards: true), Other(GeneralNameKind.IpAddress)),
            HostNameForm.PythonWholeLabel => ByNames(endEntity, rules, name => PythonHostName.Matches(name, bare, partialWildcards: false), Other(GeneralNameKind.IpAddress)),
            _ => ByNames(endEntity, rules, name => S2nHostName.Matches(name, bare), Other(GeneralNameKind.Uri) || Other(GeneralNameKind.IpAddress)),
        };
    }

    private static bool ByNames(CertificateFacts endEntity, ChainRules rules, Predicate<string> matches, bool hasOthers)
    {
        foreach (string name in endEntity.DnsNames)
        {
            if (matches(name))
                return true;
        }

        if (rules.CommonName == CommonNameRule.Never || (rules.CommonName != CommonNameRule.Always && (hasOthers || !endEntity.DnsNames.IsEmpty)))
            return false;
        List<string> names = [.. endEntity.Subject.CommonNames];
        // Node.js read the subject from its printed form, in which several attributes of a component are one line.
        if (rules.HostNames == HostNameForm.NodeBefore2022 && endEntity.Subject.HasMultiValuedComponents)
            return false;
        if (rules.HostNames is HostNameForm.Php or HostNameForm.Perl or HostNameForm.Ruby)
            names.RemoveAll(name => !IsOfBytes(endEntity.Subject, name));
        return rules.TriesEveryCommonName ? names.Exists(matches) : names.Count > 0 && matches(names[rules.HostNames is HostNameForm.Php or HostNameForm.Perl ? 0 : ^1]);
    }

    /// <summary>Whether the text stands in the name one byte a character: these clients compare bytes, and two bytes a character never match.</summary>
    private static bool IsOfBytes(DistinguishedName subject, string text) =>
        subject.Der.IsEmpty || subject.Der.Span.IndexOf(System.Text.Encoding.Latin1.GetBytes(text)) >= 0;
}

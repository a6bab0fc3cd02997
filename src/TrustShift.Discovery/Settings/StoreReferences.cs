using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Trust stores that configuration and code name by path under a word of their own: <c>trust-store: /opt/t.jks</c> (Spring), <c>ssl.truststore.location=</c> (Kafka),
/// <c>--cacert /opt/ca.pem</c>, <c>cafile = "ca.pem"</c>, <c>verify="/opt/ca.pem"</c> (Python requests), and in addresses of databases: <c>sslrootcert=</c> (libpq), <c>tlsCAFile=</c>
/// (MongoDB), <c>trustCertificateKeyStoreUrl=</c> (MySQL's JDBC driver), <c>trustStore=</c> (SQL Server's). Only values that have the name of a store count.
/// </summary>
public sealed class StoreReferences : LineDetector
{
    /// <summary>The mechanism in evidence.</summary>
    public const string Mechanism = "store-reference";

    // Between the word and the path stand the rest of the key and what separates key and value.
    private const int LongestKey = 60;

    private static readonly string[] s_words =
    [
        "--cacert", "--ca-certificate", "trust-store", "trustStore", "truststore", "trust_store", "TRUST_STORE", "TRUSTSTORE", "ca-file", "cafile", "ca_file", "caFile", "CAfile", "CAFile", "CA_FILE",
        "ca_certs", "ca-certs", "caCert", "ca_cert", "ca-cert", "sslrootcert", "ca-bundle", "ca_bundle", "caBundle", "CA_BUNDLE", "verify=", "verify:",
        "ssl-ca", "ssl_ca", "tlsCAFile", "TrustStore", "trustCertificateKeyStoreUrl", "certificate_authorities", "--cafile", "rootCAs", "CURLOPT_CAINFO", "ssl_verify",
    ];

    private static readonly SearchValues<string> s_anyWord = SearchValues.Create(s_words, StringComparison.Ordinal);
    private static readonly SearchValues<char> s_end = SearchValues.Create(" \t\r\n\"'`,;)]&|<>");

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [.. s_words.Where(static w => !s_words.Any(other => other.Length < w.Length && w.Contains(other, StringComparison.Ordinal)))];

    /// <inheritdoc/>
    public override bool ReadsMentioned => false;

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned || SettingFiles.KnowsWholly(findings.Path))
            return;
        for (int from = 0; from < hit.Line.Length && hit.Line[from..].IndexOfAny(s_anyWord) is >= 0 and var found;)
        {
            int at = from + found;
            from = at + 1;
            if (!hit.Owns(at) || IsReadElsewhere(hit.Line, at) || ValueAfter(hit.Line[at..]) is not { } value)
                continue;
            from = at + 4;
            string path = SettingValue.AsStore(SettingValue.FromBytes(value)) ?? "";
            if (SettingValue.IsPath(path) && TrustStoreNames.LooksLikeStore(path.AsSpan(path.AsSpan().LastIndexOfAny("/\\:") + 1)))
                findings.Add(new SettingEvidence(findings.Path, hit.Number, Mechanism, KeyOf(hit.Line[at..]), path));
        }
    }

    // The value begins after the first of = : blank and quotes that ends the key.
    private static string? ValueAfter(ReadOnlySpan<char> text)
    {
        int key = KeyLength(text);
        // The password of a store is not its path.
        if (key is 0 or > LongestKey || text[..key].Contains("pass", StringComparison.OrdinalIgnoreCase) || text[..key].Contains("pwd", StringComparison.OrdinalIgnoreCase))
            return null;
        ReadOnlySpan<char> rest = text[key..].TrimStart("\"'").TrimStart(" \t");
        if (!rest.IsEmpty && rest[0] is '=' or ':')
            rest = rest[1..].TrimStart(" \t>");
        else if (!text.StartsWith("--", StringComparison.Ordinal))
            return null;
        if (rest is ['b' or 'r' or 'u' or 'f', '"' or '\'', ..])
            rest = rest[1..];
        bool quoted = !rest.IsEmpty && rest[0] is '"' or '\'';
        int end = quoted ? rest[1..].IndexOf(rest[0]) + 1 : rest.IndexOfAny(s_end);
        ReadOnlySpan<char> value = quoted ? end > 0 ? rest[1..end] : [] : end < 0 ? rest : rest[..end];
        return value.IsEmpty ? null : value.ToString();
    }

    // The variables and properties that have detectors of their own.
    private static bool IsReadElsewhere(ReadOnlySpan<char> line, int at)
    {
        int start = at;
        while (start > 0 && at - start < LongestKey && (char.IsAsciiLetterOrDigit(line[start - 1]) || line[start - 1] is '_' or '.'))
            start--;
        ReadOnlySpan<char> whole = line[start..(at + KeyLength(line[at..]))];
        return whole.Contains("javax.net.ssl.trustStore", StringComparison.Ordinal) || TrustVariables.IsPathVariable(whole.ToString());
    }

    private static string KeyOf(ReadOnlySpan<char> text) => text[..KeyLength(text)].ToString();

    private static int KeyLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or '_' or '.'))
            length++;
        return length;
    }
}

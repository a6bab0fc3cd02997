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
        "--capath", "--ca-directory", "capath", "ca_path", "caPath", "verify =", "load_verify_locations", "readFileSync", "AppendCertsFromPEM", "CURLOPT_CAPATH",
        "ssl-ca", "ssl_ca", "tlsCAFile", "TrustStore", "trustCertificateKeyStoreUrl", "certificate_authorities", "--cafile", "rootCAs", "CURLOPT_CAINFO", "ssl_verify",
    ];

    // Words that mean a store of authorities and nothing else, whatever its name is.
    private static readonly string[] s_strong = ["cafile", "ca_file", "caFile", "CAfile", "ca_certs", "verify", "capath", "ca_path", "load_verify_locations", "CURLOPT_CAINFO", "CURLOPT_CAPATH", "sslrootcert", "cacert", "ca-certificate", "ca-directory", "ca-bundle", "ca", "AppendCertsFromPEM"];

    private static readonly SearchValues<char> s_unclear = SearchValues.Create("$%{<* ");

    private const int MostNames = 32;

    private static readonly SearchValues<string> s_anyWord = SearchValues.Create(s_words, StringComparison.Ordinal);
    private static readonly SearchValues<char> s_end = SearchValues.Create(" \t\r\n\"'`,;)]&|<>");

    /// <inheritdoc/>
    public override AnchorCase Case => AnchorCase.ExactForNames;

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
            if (!hit.Owns(at) || IsReadElsewhere(hit.Line, at))
                continue;
            // "ca: fs.readFileSync('ca.pem')", and in Go a file that is read before its certificates are appended.
            if (hit.Line[at..].StartsWith("readFileSync", StringComparison.Ordinal))
                AddRead("ca", IsAuthority(hit.Line[..at]) ? hit.Line[at..] : [], hit.Number, findings);
            else if (hit.Line[at..].StartsWith("AppendCertsFromPEM", StringComparison.Ordinal))
                AddRead("AppendCertsFromPEM", hit.Preceding.LastIndexOf("ReadFile(", StringComparison.Ordinal) is >= 0 and var read ? hit.Preceding[read..] : [], hit.Number, findings);
            else if (ValueAfter(hit.Line[at..], out bool isText) is { } value)
                Add(KeyOf(hit.Line[at..]), value, isText, hit.Number, hit.Line[..at].EndsWith("--", StringComparison.Ordinal) || hit.Line[at..].StartsWith("--", StringComparison.Ordinal), findings);
            from = at + 4;
        }
    }

    /// <summary>Adds the stores that a file names by a constant of its own: <c>CA = "/opt/ca.pem"</c>, and elsewhere <c>verify=CA</c>.</summary>
    /// <param name="findings">What was found in the file.</param>
    /// <param name="text">The file.</param>
    public static void Settle(FileFindings findings, ReadOnlySpan<char> text)
    {
        foreach ((string key, string name, int line) in findings.StoresByName)
        {
            for (int from = 0; from < text.Length && text[from..].IndexOf(name, StringComparison.Ordinal) is >= 0 and var found;)
            {
                int at = from + found;
                from = at + name.Length;
                if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '_'))
                    continue;
                ReadOnlySpan<char> rest = text[from..].TrimStart("\"']").TrimStart(" \t");
                rest = rest.StartsWith(":=", StringComparison.Ordinal) ? rest[2..] : !rest.IsEmpty && rest[0] is '=' or ':' && !rest.StartsWith("==", StringComparison.Ordinal) ? rest[1..] : [];
                rest = rest.TrimStart(" \t");
                int end = rest.IndexOfAny('\r', '\n');
                if (LiteralIn(end < 0 ? rest : rest[..end]) is { } value)
                    Add(key, value, isText: true, line, isOption: false, findings);
            }
        }
    }

    private static void AddRead(string key, ReadOnlySpan<char> call, int line, FileFindings findings)
    {
        int open = call.IndexOf('(');
        if (open < 0)
            return;
        ReadOnlySpan<char> argument = Argument(call[(open + 1)..]);
        if (LiteralIn(argument) is { } value)
            Add(key, value, isText: true, line, isOption: false, findings);
        else
            AddName(key, argument, line, findings);
    }

    private static void Add(string key, string value, bool isText, int line, bool isOption, FileFindings findings)
    {
        string path = SettingValue.AsStore(SettingValue.FromBytes(value)) ?? "";
        bool looks = TrustStoreNames.LooksLikeStore(path.AsSpan(path.AsSpan().LastIndexOfAny("/\\:") + 1));
        // In quotes or after an option, under a word that means nothing else, any path is one.
        if (SettingValue.IsPath(path) && (looks || ((isText || isOption) && path[0] is '/' && path.Length > 3 && path.AsSpan().IndexOfAny(s_unclear) < 0 && Array.Exists(s_strong, s => key.EndsWith(s, StringComparison.Ordinal)))))
            findings.Add(new SettingEvidence(findings.Path, line, Mechanism, key, path));
        else if (!isText)
            AddName(key, value, line, findings);
    }

    // verify=CA, cafile=self.ca_file: what the constant is, the rest of the file may tell.
    private static void AddName(string key, ReadOnlySpan<char> expression, int line, FileFindings findings)
    {
        ReadOnlySpan<char> name = expression[(expression.LastIndexOf('.') + 1)..].Trim();
        if (name.Length is < 2 or > LongestKey || name is "True" or "False" or "None" or "true" or "false" or "null" or "nil" or "undefined" || findings.StoresByName.Count >= MostNames)
            return;
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not '_')
                return;
        }

        findings.StoresByName.Add((key, name.ToString(), line));
    }

    // "ca:", "ca = ", "ca: [", "const caCert =".
    private static bool IsAuthority(ReadOnlySpan<char> before)
    {
        if (before.Contains("setDefaultCACertificates", StringComparison.Ordinal))
            return true;
        int dot = before.LastIndexOf("fs.", StringComparison.Ordinal);
        ReadOnlySpan<char> key = (dot >= 0 && dot == before.Length - 3 ? before[..dot] : before).TrimEnd().TrimEnd("([").TrimEnd();
        if (key.IsEmpty || key[^1] is not ('=' or ':' or ','))
            return false;
        key = key[..^1].TrimEnd().TrimEnd("\"'");
        int start = key.Length;
        while (start > 0 && (char.IsAsciiLetterOrDigit(key[start - 1]) || key[start - 1] is '_'))
            start--;
        ReadOnlySpan<char> name = key[start..];
        return name is "ca" or "CA" or "cas" || name.StartsWith("ca_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("caCert", StringComparison.OrdinalIgnoreCase) || name.StartsWith("caBundle", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("caFile", StringComparison.OrdinalIgnoreCase) || name.Contains("rootCa", StringComparison.OrdinalIgnoreCase) || name.Contains("root_ca", StringComparison.OrdinalIgnoreCase) || name.Contains("trust", StringComparison.OrdinalIgnoreCase);
    }

    // Up to the comma or the bracket that ends it.
    private static ReadOnlySpan<char> Argument(ReadOnlySpan<char> text)
    {
        int open = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'' or '`')
                quote = c;
            else if (c is '(' or '[' or '{')
                open++;
            else if ((c is ')' or ']' or '}' && --open < 0) || (c is ',' or ';' && open == 0) || c is '\n')
                return text[..i];
        }

        return text;
    }

    // The last text in quotes that has the name of a store: path.join(here, "ca.pem").
    private static string? LiteralIn(ReadOnlySpan<char> expression)
    {
        string? found = null;
        for (int i = 0; i < expression.Length; i++)
        {
            if (expression[i] is not ('"' or '\'' or '`'))
                continue;
            int close = expression[(i + 1)..].IndexOf(expression[i]);
            if (close < 0)
                break;
            ReadOnlySpan<char> text = expression.Slice(i + 1, close);
            if (text.Length > 3 && (TrustStoreNames.LooksLikeStore(text[(text.LastIndexOfAny("/\\:") + 1)..]) || text[0] == '/'))
                found = text.ToString();
            i += close + 1;
        }

        return found;
    }

    // The value begins after the first of = : blank and quotes that ends the key.
    private static string? ValueAfter(ReadOnlySpan<char> text, out bool isText)
    {
        isText = false;
        int key = KeyLength(text);
        // The password of a store is not its path.
        if (key is 0 or > LongestKey || text[..key].Contains("pass", StringComparison.OrdinalIgnoreCase) || text[..key].Contains("pwd", StringComparison.OrdinalIgnoreCase))
            return null;
        ReadOnlySpan<char> rest = text[key..].TrimStart("\"'").TrimStart(" \t");
        if (!rest.IsEmpty && rest[0] is '=' or ':' && !rest.StartsWith("==", StringComparison.Ordinal))
            rest = rest[1..].TrimStart(" \t>");
        else if (text.StartsWith("CURLOPT_", StringComparison.Ordinal) && rest.StartsWith(",", StringComparison.Ordinal))
            rest = rest[1..].TrimStart(" \t");
        else if (text.StartsWith("load_verify_locations", StringComparison.Ordinal) && rest.StartsWith("(", StringComparison.Ordinal))
            rest = rest[1..].TrimStart(" \t");
        else if (!text.StartsWith("--", StringComparison.Ordinal))
            return null;
        if (rest is ['b' or 'r' or 'u' or 'f', '"' or '\'', ..])
            rest = rest[1..];
        bool quoted = !rest.IsEmpty && rest[0] is '"' or '\'';
        int end = quoted ? rest[1..].IndexOf(rest[0]) + 1 : rest.IndexOfAny(s_end);
        ReadOnlySpan<char> value = quoted ? end > 0 ? rest[1..end] : [] : end < 0 ? rest : rest[..end];
        isText = quoted;
        // os.path.join(here, "ca.pem"): a text in the expression.
        if (!quoted && value.Contains('(') && LiteralIn(Argument(rest)) is { } literal)
        {
            isText = true;
            return literal;
        }

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

using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Settings;

/// <summary>
/// Java's trust store by system property (JSSE Reference Guide): <c>-Djavax.net.ssl.trustStore=PATH</c> in scripts, units and manifests,
/// <c>javax.net.ssl.trustStore=PATH</c> in properties, <c>setProperty("javax.net.ssl.trustStore", "PATH")</c> in code. The password is never kept.
/// </summary>
public sealed class JvmTrustStore : LineDetector
{
    private const string Property = "javax.net.ssl.trustStore";
    private static readonly SearchValues<char> s_end = SearchValues.Create(" \t\r\n\"',;)]&|<>`\\");
    private static readonly string[] s_names = [Property + "Type", Property + "Provider", Property];

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [Property];

    /// <inheritdoc/>
    public override bool ReadsNamedPlaces => true;

    /// <inheritdoc/>
    public override bool ReadsMentioned => false;

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (hit.IsBinary || hit.Strength == EvidenceStrength.Mentioned)
            return;
        int from = 0;
        while (from < hit.Line.Length && hit.Line[from..].IndexOf(Property, StringComparison.Ordinal) is >= 0 and var found)
        {
            int at = from + found;
            from = at + Property.Length;
            if (!hit.Owns(at))
                continue;
            foreach (string name in s_names)
            {
                if (hit.Line[at..].StartsWith(name, StringComparison.Ordinal) && ValueAfter(hit.Line[(at + name.Length)..]) is { Length: > 0 } value)
                {
                    bool isPath = name.Length == Property.Length;
                    // What a command line gives is the path, whatever it looks like.
                    bool isOption = at >= 2 && hit.Line[..at].EndsWith("-D", StringComparison.Ordinal) && hit.Line[(at + name.Length)..].StartsWith("=", StringComparison.Ordinal);
                    if (isPath ? isOption || value is "NONE" || SettingValue.IsPath(value) || value.Contains('.', StringComparison.Ordinal) : char.IsAsciiLetter(value[0]))
                        findings.Add(new SettingEvidence(findings.Path, hit.Number, "jvm-option", name, SettingValue.FromBytes(value)));
                    break;
                }
            }
        }
    }

    private static string? ValueAfter(ReadOnlySpan<char> after)
    {
        ReadOnlySpan<char> rest = after.TrimStart("\"'").TrimStart(" \t");
        if (rest.IsEmpty || rest[0] is not ('=' or ':' or ','))
            return null;
        rest = rest[1..].TrimStart(" \t");
        if (rest.IsEmpty)
            return null;
        if (rest[0] is '"' or '\'')
            return rest[1..].IndexOf(rest[0]) is >= 0 and var close ? rest.Slice(1, close).ToString() : null;
        // A comma separates the arguments of a call: there only a quoted text is a value.
        if (after.TrimStart("\"'").TrimStart(" \t")[0] == ',')
            return null;
        int end = rest.IndexOfAny(s_end);
        return (end < 0 ? rest : rest[..end]).ToString();
    }
}

using System.Buffers;
using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;

namespace TrustShift.Discovery.Scanning;

/// <summary>Certificates in PEM form that are base64 once more: <c>data</c> of Kubernetes secrets, <c>caBundle</c>, cloud-init files.</summary>
public sealed class EncodedPem : LineDetector
{
    // Base64 of "-----BEGIN ", as far as what follows cannot change it.
    private const string Anchor = "LS0tLS1CRUdJTi";

    private static readonly SearchValues<char> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [Anchor];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        int from = 0;
        while (from < hit.Line.Length && hit.Line[from..].IndexOf(Anchor, StringComparison.Ordinal) is >= 0 and var found)
        {
            int at = from + found;
            ReadOnlySpan<char> rest = hit.Line[at..];
            int length = rest.IndexOfAnyExcept(s_base64) is >= 0 and var end ? end : rest.Length;
            from = at + length;
            if (!hit.Owns(at))
                continue;
            byte[] bytes = new byte[length];
            bool isWhole = length % 4 == 0 && Convert.TryFromBase64Chars(rest[..length], bytes, out length);
            if (isWhole && bytes.AsSpan(0, length).IndexOf("PRIVATE KEY-----"u8) < 0)
                findings.NestedPem.Add((hit.Number, bytes.AsMemory(0, length)));
            else if (!isWhole)
                findings.Gaps.Add(new Gap($"{findings.Path}:{hit.Number}", "certificates or keys in PEM form, base64 once more, which are cut or too long to be read there", Decides: hit.Strength != EvidenceStrength.Mentioned));
        }
    }
}

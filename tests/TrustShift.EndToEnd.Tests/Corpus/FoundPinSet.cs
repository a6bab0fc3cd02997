using System.Text.Json;
using TrustShift.Testing;

namespace TrustShift.EndToEnd.Tests.Corpus;

/// <summary>A set of pins of a report.</summary>
/// <param name="Line">Its place, host, verdict and the id of its first reason.</param>
/// <param name="Reason">The id of its first reason.</param>
/// <param name="Texts">The texts of its reasons.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record FoundPinSet(string Line, string Reason, IReadOnlyList<string> Texts, IReadOnlyList<string> Fix)
{
    /// <summary>Reads one of <c>pins</c>.</summary>
    public static FoundPinSet Of(JsonElement pin)
    {
        List<JsonElement> reasons = [.. pin.GetProperty("reasons").EnumerateArray()];
        string reason = reasons[0].GetProperty("id").GetString()!;
        return new FoundPinSet(
            $"{pin.GetProperty("path").GetString()} {pin.GetProperty("host").GetString() ?? "-"}: {pin.GetProperty("verdict").GetString()}, {reason}", reason,
            [.. reasons.Select(static r => r.GetProperty("text").GetString()!)],
            [.. pin.GetProperty("fix").EnumerateArray().Select(static f => f.GetString()!)]);
    }

    /// <summary>A set that accepts every chain needs nothing; any other is told the keys of all anchors that are shipped, the one set that outlives each of them.</summary>
    public IEnumerable<string> FixProblems()
    {
        if (Reason is "pin-accepts-every-chain" or "pin-expired" or "no-chain-known")
        {
            if (Fix.Count > 0)
                yield return $"{Line}: a replacement is named for pins that accept everything";
            yield break;
        }

        foreach (string anchor in Directory.EnumerateFiles(Repository.PathOf("catalogue", "anchors"), "*.self.pem").Select(static f => Path.GetFileName(f).Replace(".self.pem", "", StringComparison.Ordinal)))
        {
            string key = Convert.ToBase64String(Convert.FromHexString(CorpusHashes.Of(anchor, isKey: true)));
            if (!Fix.Any(f => f.StartsWith("sha256/" + key, StringComparison.Ordinal)))
                yield return $"{Line}: the replacement does not name {anchor}";
        }
    }
}

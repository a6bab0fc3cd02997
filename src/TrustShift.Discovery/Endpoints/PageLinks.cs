using System.Buffers;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;

namespace TrustShift.Discovery.Endpoints;

/// <summary>What a page of HTML loads by itself is code like any other; what it merely leads to (<c>&lt;a href&gt;</c>) or talks about is only mentioned.</summary>
internal static class PageLinks
{
    // html.spec.whatwg.org: attributes whose URL is fetched, and texts by which scripts and styles fetch.
    private static readonly SearchValues<string> s_loads = SearchValues.Create(["src=", "srcset=", "poster=", "data=", "action=", "formaction=", "manifest=", "url(", "fetch(", "axios", "XMLHttpRequest", "importScripts(", "import ", "from ", "content=", "@import"], StringComparison.OrdinalIgnoreCase);

    /// <summary>How much the host at <paramref name="at"/> of the line says about use.</summary>
    public static EvidenceStrength StrengthOf(in TextHit hit, int at, FileFindings findings)
    {
        EvidenceStrength strength = hit.StrengthAt(at);
        if (strength != EvidenceStrength.Mentioned || hit.IsBinary || !IsPage(findings.Path) || PlaceNatures.IsInSampleFolder(findings.Path) || hit.Comments?.Contains(hit.Start + at) == true)
            return strength;
        return Loads(hit.Line[..at]) ? EvidenceStrength.Coded : strength;
    }

    private static bool IsPage(string path) =>
        path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase);

    private static bool Loads(ReadOnlySpan<char> before)
    {
        int tag = before.LastIndexOf('<');
        ReadOnlySpan<char> near = tag >= 0 ? before[tag..] : before;
        if (near.StartsWith("<a ", StringComparison.OrdinalIgnoreCase))
            return false;
        if (near.StartsWith("<link", StringComparison.OrdinalIgnoreCase) || near.StartsWith("<base", StringComparison.OrdinalIgnoreCase))
            return true;
        // Between tags it is text for readers, unless a script says so.
        return near.ContainsAny(s_loads);
    }
}

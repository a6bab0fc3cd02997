using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Software.Manifests;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>
/// JavaScript runtimes under whatever name: a program that <c>deno compile</c> or <c>bun build --compile</c> made, a single executable application of Node.js, an application on Electron. Each brings
/// its runtime whole, with the roots that are compiled into it.
/// </summary>
public sealed class BundledRuntimes : LineDetector
{
    // src/node_process_object.cc and node_metadata.cc: process.release.headersUrl. Also in Deno and Bun, which imitate Node.js.
    private const string NodeRelease = "nodejs.org/download/release/v";
    // node/src/node_options.cc, since 7.5 and 6.11; builds of others have no address of a release.
    private const string NodeBundled = "--use-bundled-ca";
    // deno/cli/args: the variable that chooses the roots; cli/standalone/binary.rs: what a compiled program ends with.
    private const string DenoStore = "DENO_TLS_CA_STORE";
    private const string DenoTrailer = "d3n0l4nd";
    private const string DenoName = "Deno/";
    // bun/src/StandaloneModuleGraph.zig, the trailer.
    private const string BunTrailer = "---- Bun! ----";
    private const string BunName = "Bun/";
    // electron/shell/app/electron_main_*.cc.
    private const string Electron = "ELECTRON_RUN_AS_NODE";
    private const string ElectronName = "Electron/";

    private const int Kept = 24;

    private const string Pem = "-----BEGIN CERTIFICATE-----";

    private static readonly string[] s_texts = [NodeRelease, NodeBundled, DenoStore, DenoTrailer, DenoName, BunTrailer, BunName, Electron, ElectronName];
    private static readonly NodeRuntimes s_node = new();
    private static readonly MozillaRuntimes s_mozilla = new();

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => [.. s_texts];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (!hit.IsBinary)
            return;
        CountPem(hit, findings.Programs);
        foreach (string text in s_texts)
        {
            for (int at = 0; hit.Line[at..].IndexOf(text, StringComparison.Ordinal) is >= 0 and var found;)
            {
                at += found + text.Length;
                string after = hit.Line[at..Math.Min(hit.Line.Length, at + Kept)].ToString();
                // Deno also holds names of older releases, for comparison: its own is the highest.
                if (!findings.Programs.RuntimeTexts.TryGetValue(text, out string? known) || IsHigher(after, known))
                    findings.Programs.RuntimeTexts[text] = after;
            }
        }
    }

    // A line ends there, or an escape sign stands for that, and the SEQUENCE of a certificate of 128 bytes and more follows. Texts that only speak of PEM have none.
    private static void CountPem(in TextHit hit, ProgramMarks marks)
    {
        for (int at = 0; hit.Line[at..].IndexOf(Pem, StringComparison.Ordinal) is >= 0 and var found;)
        {
            int start = at + found;
            at = start + Pem.Length;
            ReadOnlySpan<char> after = at < hit.Line.Length ? hit.Line[at..] : hit.Following;
            if (hit.Owns(start) && after.TrimStart("\\rn\r\n \t\"'+,").StartsWith("MI", StringComparison.Ordinal))
                marks.PemCertificates++;
        }
    }

    /// <summary>
    /// A gap where a certificate stands in the file that is none of its runtime's: the application that was packed into it brings it, and may trust it alone. The roots of Node.js stand there in PEM form, each once
    /// (src/node_root_certs.h); Deno and Bun have theirs in DER.
    /// </summary>
    /// <param name="findings">What was found in the file.</param>
    /// <param name="store">The certificates in it; null where there are none.</param>
    internal static void SettlePacked(FileFindings findings, StoreFinding? store)
    {
        if (MainText(findings) is not { } runtime || PlaceNatures.Of(findings.Path) == PlaceNature.Sample)
            return;
        int own = runtime is NodeBundled ? store?.Content.Items.Count(static i => i.Form is "embedded-pem") ?? 0 : 0;
        if (findings.Programs.PemCertificates > own)
        {
            findings.Gaps.Add(new Gap(
                findings.Path, "the application that is packed into this program brings certificates besides the roots of its runtime: whether its code trusts these alone is not known",
                "check the folder from which it was built", Decides: true));
        }
    }

    /// <summary>Says which runtime the file is; nothing when it is none, or one that its name shows already.</summary>
    internal static void Settle(FileFindings findings)
    {
        Dictionary<string, string> texts = findings.Programs.RuntimeTexts;
        ReadOnlySpan<char> name = Sources.PlacePath.NameOf(findings.Path);
        bool isArchived = findings.Path.Contains('!', StringComparison.Ordinal);
        if (!isArchived && (s_node.IsMarker(findings.Path, name) || s_mozilla.IsMarker(findings.Path, name)))
            return;
        switch (MainText(findings))
        {
            case DenoStore:
                findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.Deno, "Deno", VersionOf(texts, DenoName)));
                break;
            case BunTrailer:
                findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.Bun, "Bun", VersionOf(texts, BunName)));
                break;
            case Electron:
                findings.Software.AddRange(RootPackages.Present(findings.Path, "npm", "electron", VersionOf(texts, ElectronName), $"{findings.Path}!electron", SoftwareBasis.Embedded));
                break;
            case NodeBundled:
                findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.Node, "Node.js", VersionOf(texts, NodeRelease)));
                break;
            default:
                break;
        }
    }

    /// <summary>Whether the file is one of these runtimes, by whatever it was found.</summary>
    internal static bool IsOne(FileFindings findings) => MainText(findings) is not null;

    // The text that tells which runtime it is, or null. Deno and Bun have texts of Node.js; tools of Rust and Go name the variable of Electron to take it out of an environment.
    private static string? MainText(FileFindings findings)
    {
        Dictionary<string, string> texts = findings.Programs.RuntimeTexts;
        return texts.ContainsKey(DenoStore) || texts.ContainsKey(DenoTrailer) ? DenoStore
            : texts.ContainsKey(BunTrailer) ? BunTrailer
            : texts.ContainsKey(Electron) && findings.Programs is { HasRustls: false, HasGoVerification: false } ? Electron
            : texts.ContainsKey(NodeBundled) || (texts.TryGetValue(NodeRelease, out string? release) && release.Contains("/node-v", StringComparison.Ordinal)) ? NodeBundled
            : null;
    }

    private static bool IsHigher(string after, string known) =>
        Version.TryParse(VersionText.At(after), out Version? one) && (!Version.TryParse(VersionText.At(known), out Version? other) || one > other);

    private static string? VersionOf(Dictionary<string, string> texts, string text) =>
        texts.TryGetValue(text, out string? after) && VersionText.At(after) is { Length: > 2 } version && version.Contains('.', StringComparison.Ordinal) ? version : null;
}

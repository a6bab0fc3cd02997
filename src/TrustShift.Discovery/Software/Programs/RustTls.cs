using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Software.Manifests;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>
/// Programs of Rust that no list of packages describes: rustls by its error text, the packages that choose the store by the paths of their sources, which panics name
/// (<c>/registry/src/.../rustls-native-certs-0.7.0/src/lib.rs</c>), and roots that are compiled in by their keys (<see cref="CompiledAnchors"/>).
/// </summary>
public sealed class RustTls : LineDetector
{
    /// <summary>The name of rustls in a program that does not show which roots it is given.</summary>
    public const string Unlisted = "cargo:rustls";

    // rustls/src/error.rs, Display of Error::InvalidCertificate and, before 0.21, of InvalidCertificateData and InvalidCertificateSignature.
    private const string Rustls = "invalid peer certificate";

    private static readonly string[] s_packages = ["rustls-native-certs", "rustls-platform-verifier", "native-tls", "openssl"];
    private static readonly string[] s_anchors = [Rustls, "rustls-native-certs-", "rustls-platform-verifier-", "native-tls-0.", "openssl-0."];

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => [.. s_anchors];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (!hit.IsBinary)
            return;
        findings.Programs.HasRustls |= hit.Line.Contains(Rustls, StringComparison.Ordinal);
        foreach (string package in s_packages)
        {
            for (int at = 0; hit.Line[at..].IndexOf(package, StringComparison.Ordinal) is >= 0 and var found;)
            {
                int start = at + found;
                at = start + package.Length;
                if (start == 0 || hit.Line[start - 1] is not ('/' or '\\') || at >= hit.Line.Length || hit.Line[at] is not '-')
                    continue;
                string version = VersionText.At(hit.Line[(at + 1)..]);
                ReadOnlySpan<char> rest = hit.Line[(at + 1 + version.Length)..];
                if (version.Contains('.', StringComparison.Ordinal) && (rest.StartsWith("/src", StringComparison.Ordinal) || rest.StartsWith("\\src", StringComparison.Ordinal)))
                    findings.Programs.RustPackages.TryAdd(package, version);
            }
        }
    }

    /// <summary>Adds the evidence: what chooses the store, and where nothing tells which roots rustls was given, that.</summary>
    /// <param name="findings">What was found in the file.</param>
    /// <param name="anchors">Sets of roots that are compiled in, by the package that brings them.</param>
    internal static void Settle(FileFindings findings, IReadOnlyList<string> anchors)
    {
        ProgramMarks marks = findings.Programs;
        // The list of packages in the file is whole.
        bool isListed = findings.Software.Exists(static s => s.Kind is SoftwareKinds.RootPackage && s.Name.StartsWith("cargo:", StringComparison.Ordinal));
        foreach (string package in anchors.Where(a => !findings.Software.Exists(s => string.Equals(s.Name, "cargo:" + a, StringComparison.Ordinal))))
            Add(package, null);
        if (isListed)
            return;
        // native-tls speaks through openssl.
        if (marks.RustPackages.ContainsKey("native-tls"))
            marks.RustPackages.Remove("openssl");
        foreach ((string package, string? version) in marks.RustPackages.OrderBy(static p => p.Key, StringComparer.Ordinal))
            Add(package, version);
        if (marks.HasRustls && anchors.Count == 0 && marks.RustPackages.Count == 0)
            findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.RootPackage, Unlisted, null, $"{findings.Path}!rustls") { Basis = SoftwareBasis.Embedded });

        void Add(string package, string? version) =>
            findings.Software.AddRange(RootPackages.Present(findings.Path, "cargo", package, version, $"{findings.Path}!{package}", SoftwareBasis.Embedded));
    }
}

using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Software.Manifests;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>
/// Programs built by Go: the build information that the linker writes (debug/buildinfo), with the version of Go and the modules in it (cmd/go "go version -m").
/// </summary>
public sealed class GoPrograms : LineDetector
{
    /// <summary>The name of a program that was built for macOS.</summary>
    public const string ForMacOs = "Go program for macOS";

    /// <summary>The name of a program that was built for Windows.</summary>
    public const string ForWindows = "Go program for Windows";

    private const string Magic = " Go buildinf:";

    // A line "dep\tMODULE\tVERSION\tSUM\n", and "=>\tMODULE\tVERSION\tSUM\n" below it where it was replaced. Modules with roots, and AWS's, are on github.com and golang.org.
    private const string Dependency = "dep";
    private const string DependencyAnchor = Dependency + "\tg";

    // The name of a function of crypto/x509 (root.go), which the table of lines keeps in programs from which the build information was taken out.
    private const string SystemRoots = "crypto/x509.initSystemRoots";

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => [Magic, DependencyAnchor, SystemRoots];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (!hit.IsBinary)
            return;
        findings.Programs.HasGoVerification |= hit.Line.Contains(SystemRoots, StringComparison.Ordinal);
        if (hit.Line is Dependency && hit.Following.StartsWith("\tg", StringComparison.Ordinal))
            ReadModule(hit.Following[1..], findings);
        else if (hit.Line.StartsWith(Magic, StringComparison.Ordinal) && !findings.Software.Exists(s => s.Kind is SoftwareKinds.Go))
            ReadVersion(hit.Following, findings);
    }

    /// <summary>Adds a program without build information, and says of what system the program is.</summary>
    internal static void Settle(ProgramForm form, FileFindings findings)
    {
        int known = findings.Software.FindIndex(static s => s.Kind is SoftwareKinds.Go);
        if (known < 0 && findings.Programs.HasGoVerification)
        {
            known = findings.Software.Count;
            findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.Go, "Go program", null));
        }

        if (known >= 0 && form is not ProgramForm.Elf)
            findings.Software[known] = findings.Software[known] with { Name = form is ProgramForm.MachO ? ForMacOs : ForWindows };
    }

    private static void ReadVersion(ReadOnlySpan<char> following, FileFindings findings)
    {
        // Since Go 1.18 the version follows 18 bytes after the magic, its length before it; before, the size of a pointer and the order of its bytes follow (debug/buildinfo), and the version is
        // somewhere else. Without either the magic is only a text in some scanner.
        int at = following.IndexOf("go1.", StringComparison.Ordinal);
        if (at is >= 0 and <= 64 && VersionText.At(following[(at + 2)..]) is var version && version.Contains('.', StringComparison.Ordinal))
            findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.Go, "Go program", version));
        else if (following.Length > 18 && following[0] is '\u0004' or '\u0008' && following[1] is '\0' or '\u0001')
            findings.Software.Add(new SoftwareEvidence(findings.Path, SoftwareKinds.Go, "Go program", null));
    }

    private static void ReadModule(ReadOnlySpan<char> text, FileFindings findings)
    {
        int tab = text.IndexOf('\t');
        int end = tab < 0 ? -1 : text[(tab + 1)..].IndexOfAny('\t', '\n');
        if (end <= 0 || tab > 200 || end > 100 || findings.Software.Count > FileFindings.MostPerFile)
            return;
        string name = text[..tab].ToString();
        if (!RootPackages.Knows("golang", name) || findings.Software.Exists(s => s.Name.EndsWith(":" + name, StringComparison.Ordinal)))
            return;
        string version = text.Slice(tab + 1, end).TrimStart('v').ToString();
        findings.Software.AddRange(RootPackages.Present(findings.Path, "golang", name, version, $"{findings.Path}!{name}", SoftwareBasis.Embedded));
    }
}

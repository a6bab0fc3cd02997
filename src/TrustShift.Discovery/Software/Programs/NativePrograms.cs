using System.Collections.Immutable;
using TrustShift.Discovery.Evidence;
using TrustShift.Discovery.Scanning;
using TrustShift.Discovery.Sources;

namespace TrustShift.Discovery.Software.Programs;

/// <summary>
/// Executable files that speak TLS by a library which is linked into them or named by them, and of which nothing else is known: C, C++, .NET compiled ahead of time, whatever a packer put together. Which store each takes, its
/// code decides.
/// </summary>
public sealed class NativePrograms : LineDetector
{
    /// <summary>What the evidence calls them.</summary>
    public const string Name = "program that speaks TLS";

    private static readonly string[] s_texts =
    [
        // The text of X509_V_ERR and of SSL_R_CERTIFICATE_VERIFY_FAILED in OpenSSL, LibreSSL, BoringSSL and AWS-LC (ssl/ssl_err.c).
        "certificate verify failed",
        // elf(5), DT_NEEDED, and what is loaded by name.
        "libssl.so", "libgnutls.so", "libcurl.so", "libcurl-gnutls.so",
        // .NET (src/native/libs/System.Security.Cryptography.Native).
        "CryptoNative_Ssl",
        "mbedtls_ssl_", "wolfSSL_",
        // Windows and macOS verify themselves (learn.microsoft.com, developer.apple.com).
        "AcquireCredentialsHandle", "WinHttpOpen", "SecTrustEvaluate",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> Anchors => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> BinaryAnchors => [.. s_texts];

    /// <inheritdoc/>
    public override void Read(in TextHit hit, FileFindings findings)
    {
        if (!hit.IsBinary || findings.Programs.SpeaksTls)
            return;
        foreach (string text in s_texts)
            findings.Programs.SpeaksTls |= hit.Line.Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Adds the evidence where nothing else says what the program is.</summary>
    internal static void Settle(FileFindings findings)
    {
        if (!findings.Programs.SpeaksTls || findings.Software.Count > 0 || PlaceNatures.Of(findings.Path) == PlaceNature.Sample)
            return;
        // A library beside a program is some runtime's; in a program, it is that program's.
        ReadOnlySpan<char> name = PlacePath.NameOf(findings.Path);
        int archive = findings.Path.LastIndexOf('!');
        if (IsLibrary(name) && (archive < 0 || IsArchive(findings.Path.AsSpan(0, archive))))
            return;
        string program = archive > 0 && !IsArchive(findings.Path.AsSpan(0, archive)) ? findings.Path[..archive] : findings.Path;
        findings.Software.Add(new SoftwareEvidence(program, SoftwareKinds.NativeProgram, Name, null));
    }

    private static bool IsLibrary(ReadOnlySpan<char> name) =>
        name.Contains(".so", StringComparison.Ordinal) || name.EndsWith(".dylib", StringComparison.Ordinal) || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".node", StringComparison.Ordinal) || name.EndsWith(".pyd", StringComparison.Ordinal) || name.EndsWith(".a", StringComparison.Ordinal) || name.EndsWith(".o", StringComparison.Ordinal);

    // What is packed behind a program has the program's own name before it; an archive has one of an archive.
    private static bool IsArchive(ReadOnlySpan<char> path) => PlacePath.NameOf(path.ToString()) is var name && name.Contains('.') && !name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);
}

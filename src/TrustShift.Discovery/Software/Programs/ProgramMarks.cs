namespace TrustShift.Discovery.Software.Programs;

/// <summary>Texts in an executable file that tell what was built or linked into it.</summary>
public sealed class ProgramMarks
{
    /// <summary>Whether the name of the section in which a program of Rust lists its packages was seen.</summary>
    public bool NamesAuditSection { get; set; }

    /// <summary>Whether rustls is in it.</summary>
    public bool HasRustls { get; set; }

    /// <summary>Packages of Rust that choose the store, each with its version as far as the file states it.</summary>
    public Dictionary<string, string?> RustPackages { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether Go's own verification is in it, which takes the roots of the system.</summary>
    public bool HasGoVerification { get; set; }

    /// <summary>Whether a library that speaks TLS is in it or named by it.</summary>
    public bool SpeaksTls { get; set; }

    /// <summary>How many certificates in PEM form begin in it, each as often as it stands there.</summary>
    public int PemCertificates { get; set; }

    /// <summary>Texts of JavaScript runtimes that were seen (<see cref="BundledRuntimes"/>), each with what follows it.</summary>
    public Dictionary<string, string> RuntimeTexts { get; } = new(StringComparer.Ordinal);
}

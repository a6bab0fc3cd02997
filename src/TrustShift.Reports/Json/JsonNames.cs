using TrustShift.Assessment;
using TrustShift.Assessment.ErrorTexts;
using TrustShift.Assessment.Security;
using TrustShift.Catalogue.Migrations;
using TrustShift.Discovery.Evidence;
using TrustShift.Pki.Paths;

namespace TrustShift.Reports.Json;

/// <summary>The words of the JSON contract for each enum (DESIGN section 8), and back.</summary>
public static class JsonNames
{
    /// <summary>"high", "medium", "low".</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };

    /// <summary>"impacted", "notImpacted", "unknown".</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Impacted => "impacted",
        Verdict.NotImpacted => "notImpacted",
        _ => "unknown",
    };

    /// <summary>"accepted", "rejected", "undecided".</summary>
    public static string Of(PathOutcome outcome) => outcome switch
    {
        PathOutcome.Accepted => "accepted",
        PathOutcome.Rejected => "rejected",
        _ => "undecided",
    };

    /// <summary>"served", "possible".</summary>
    public static string Of(ChainStatus status) => status == ChainStatus.Served ? "served" : "possible";

    /// <summary>"tls-trust", "tls-identity", "code-signing", "signature", "unknown".</summary>
    public static string Of(CertificateRole role) => role switch
    {
        CertificateRole.TlsTrust => "tls-trust",
        CertificateRole.TlsIdentity => "tls-identity",
        CertificateRole.CodeSigning => "code-signing",
        CertificateRole.Signature => "signature",
        _ => "unknown",
    };

    /// <summary>"any", "tls-server", "other-only", "rejected".</summary>
    public static string Of(AnchorUsage usage) => usage switch
    {
        AnchorUsage.Any => "any",
        AnchorUsage.TlsServer => "tls-server",
        AnchorUsage.OtherOnly => "other-only",
        _ => "rejected",
    };

    /// <summary>"observed", "configured", "coded", "implied", "mentioned".</summary>
    public static string Of(EvidenceStrength strength) => strength switch
    {
        EvidenceStrength.Observed => "observed",
        EvidenceStrength.Configured => "configured",
        EvidenceStrength.Coded => "coded",
        EvidenceStrength.Implied => "implied",
        _ => "mentioned",
    };

    /// <summary>"installed", "embedded", "locked", "declared".</summary>
    public static string Of(SoftwareBasis basis) => basis switch
    {
        SoftwareBasis.Installed => "installed",
        SoftwareBasis.Embedded => "embedded",
        SoftwareBasis.Locked => "locked",
        _ => "declared",
    };

    /// <summary>"untrustedAuthority", "missingIntermediate", ...</summary>
    public static string Of(ErrorMeaning meaning) => meaning switch
    {
        ErrorMeaning.UntrustedAuthority => "untrustedAuthority",
        ErrorMeaning.MissingIntermediate => "missingIntermediate",
        ErrorMeaning.UntrustedOrMissing => "untrustedOrMissing",
        ErrorMeaning.Unstated => "unstated",
        ErrorMeaning.Expired => "expired",
        ErrorMeaning.NotYetValid => "notYetValid",
        ErrorMeaning.OutsideValidity => "outsideValidity",
        ErrorMeaning.NameMismatch => "nameMismatch",
        ErrorMeaning.PinFailure => "pinFailure",
        _ => "other",
    };

    /// <summary>The role with this name; null for any other text.</summary>
    public static CertificateRole? RoleOf(string name) => Find<CertificateRole>(name, Of);

    /// <summary>The basis with this name; null for any other text.</summary>
    public static SoftwareBasis? BasisOf(string name) => Find<SoftwareBasis>(name, Of);

    /// <summary>The usage with this name; null for any other text.</summary>
    public static AnchorUsage? UsageOf(string name) => Find<AnchorUsage>(name, Of);

    /// <summary>The strength with this name; null for any other text.</summary>
    public static EvidenceStrength? StrengthOf(string name) => Find<EvidenceStrength>(name, Of);

    private static T? Find<T>(string name, Func<T, string> nameOf)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (string.Equals(nameOf(value), name, StringComparison.Ordinal))
                return value;
        }

        return null;
    }
}

using TrustShift.Pki.Certificates;

namespace TrustShift.Discovery.Evidence;

/// <summary>A promise in code or configuration to accept only a certain key or certificate.</summary>
/// <param name="Path">File.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Kind">Form it has there: one of <see cref="PinKinds"/>.</param>
/// <param name="Value">The pinned SHA-256 value; where a SHA-1 is pinned, the SHA-256 of the same key or certificate; where a name is, the SHA-256 of its text.</param>
/// <param name="Host">The host it applies to, where the place says so; else null.</param>
/// <param name="Strength">How much the place says about use.</param>
public sealed record PinEvidence(string Path, int Line, string Kind, Sha256Hash Value, string? Host, EvidenceStrength Strength)
{
    /// <summary>What stands there, where that is no SHA-256: a SHA-1 in hexadecimal, or (a part of) the name of an issuer or subject; else null.</summary>
    public string? Text { get; init; }

    /// <summary>The day from which the pin is not enforced any more (Android's <c>expiration</c>); null when it does not end.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>"path:line" where code puts the pin to use for <see cref="Host"/>, when it is a constant that is defined elsewhere; else null.</summary>
    public string? UsedAt { get; init; }
}

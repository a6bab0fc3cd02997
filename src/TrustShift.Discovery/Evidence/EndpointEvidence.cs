namespace TrustShift.Discovery.Evidence;

/// <summary>A host that the target may talk to.</summary>
/// <param name="Path">File, or "--endpoint" for one stated by the user.</param>
/// <param name="Line">Line, from 1; 0 when there is none.</param>
/// <param name="Host">Host name in lower case, without port; may hold template variables as <c>{…}</c>.</param>
/// <param name="Scheme">"https", "http", another scheme, or null when the place states none.</param>
/// <param name="Strength">How much the place says about use.</param>
/// <param name="Count">How often the same host and scheme occur in the same file.</param>
public sealed record EndpointEvidence(string Path, int Line, string Host, string? Scheme, EvidenceStrength Strength, int Count = 1)
{
    /// <summary>Why it is one, where the place does not name the host itself: "an S3 client for which no region is set"; else null.</summary>
    public string? Basis { get; init; }

    /// <summary>The place of an endpoint that the user stated.</summary>
    public const string Stated = "--endpoint";
}

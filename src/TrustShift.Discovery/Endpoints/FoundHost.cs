namespace TrustShift.Discovery.Endpoints;

/// <summary>A host name that stands somewhere in a line.</summary>
/// <param name="Host">Lower case, without user, password and port; variables as <c>{…}</c>.</param>
/// <param name="Scheme">The scheme before it in lower case, or null.</param>
/// <param name="InVocabulary">Whether a provider's suffix ends it.</param>
/// <param name="IsImplied">Whether the place names no host, but one follows from it (<c>s3://bucket</c>).</param>
public readonly record struct FoundHost(string Host, string? Scheme, bool InVocabulary, bool IsImplied = false)
{
    /// <summary>Why it is one, where the place does not name the host itself: "an S3 client for which no region is set"; else null.</summary>
    public string? Basis { get; init; }
}

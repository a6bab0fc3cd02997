using System.Collections.Immutable;

namespace TrustShift.Assessment;

/// <summary>One client judged against one migration.</summary>
public sealed record ClientAssessment
{
    /// <summary>The client.</summary>
    public required TlsClient Client { get; init; }

    /// <summary>Its verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why, most important first.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>The answer for each chain that it may meet.</summary>
    public ImmutableArray<ChainAnswer> Chains { get; init; } = [];

    /// <summary>Commands that mend it, in order; empty when nothing is to be mended.</summary>
    public ImmutableArray<string> Fix { get; init; } = [];

    /// <summary>Whether new anchors in its store would mend anything. Where not, nothing but another release of the client does.</summary>
    public bool AnchorsMend { get; init; } = true;
}

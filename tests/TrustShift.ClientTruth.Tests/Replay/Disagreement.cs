using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Replay;

/// <summary>A prediction that is not what the real client did.</summary>
internal sealed record Disagreement(MeasuredClient Client, string Case, char Answer, PathResult Predicted)
{
    /// <summary>Whether the prediction trusts what the client refused: the one unforgivable kind.</summary>
    public bool IsFalseAccept => Predicted.IsAccepted;
}

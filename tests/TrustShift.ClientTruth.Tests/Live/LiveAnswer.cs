namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>What a real client did.</summary>
/// <param name="Accepted">Whether it accepted the chain; null when it failed before it judged the chain, crashed or did not end.</param>
/// <param name="Text">Its own words.</param>
internal sealed record LiveAnswer(bool? Accepted, string Text)
{
    /// <summary>Whether it could not be asked, because it cannot hold the store.</summary>
    public bool WasNotAsked { get; init; }
}

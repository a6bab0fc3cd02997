namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>What a real client did.</summary>
/// <param name="Accepted">Whether it accepted the chain; null when it failed for another reason, or did not finish.</param>
/// <param name="Text">Its own words.</param>
internal sealed record LiveAnswer(bool? Accepted, string Text);

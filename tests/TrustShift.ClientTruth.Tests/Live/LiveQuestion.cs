namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>A case as a client meets it.</summary>
/// <param name="Id">The case's id.</param>
/// <param name="Port">Port on the loopback address where the chain is served.</param>
/// <param name="Store">PEM file of what is trusted, as the client sees it.</param>
/// <param name="Name">The host name that the client asks for.</param>
internal sealed record LiveQuestion(string Id, int Port, string Store, string Name);

namespace TrustShift.ClientTruth.Tests.Live;

/// <summary>How many cases one client was asked, and what came of them.</summary>
/// <param name="Client">Its name in the tests.</param>
/// <param name="Profile">The profile of its version.</param>
/// <param name="Cases">Cases in all.</param>
/// <param name="Agreed">Those in which prediction and client agree.</param>
/// <param name="Accepted">Those of them that both accept.</param>
/// <param name="Open">Those which the profile leaves to chance.</param>
/// <param name="NotAsked">Those that the client could not be asked, because it cannot hold the store.</param>
internal sealed record LiveTally(string Client, string Profile, int Cases, int Agreed, int Accepted, int Open, int NotAsked)
{
    /// <summary>Those in which the client did other than predicted.</summary>
    public int Differed => Cases - Agreed - Open - NotAsked;

    /// <summary>Both together.</summary>
    public LiveTally Plus(LiveTally other) => this with
    {
        Cases = Cases + other.Cases, Agreed = Agreed + other.Agreed, Accepted = Accepted + other.Accepted, Open = Open + other.Open, NotAsked = NotAsked + other.NotAsked,
    };
}

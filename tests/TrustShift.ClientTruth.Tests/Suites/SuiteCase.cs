using TrustShift.Pki.Paths;

namespace TrustShift.ClientTruth.Tests.Suites;

/// <summary>One case of a public suite: what a conforming validator should answer.</summary>
/// <param name="Id">The suite's own name of the case.</param>
/// <param name="Request">The question; null where the end entity cannot be read, which is an answer: refused.</param>
/// <param name="Profile">The profile that is asked: <c>webpki</c>, with the case's own limits as options.</param>
/// <param name="Accept">Whether the suite wants it accepted.</param>
/// <param name="NotApplicable">The rule by which the case does not apply; null where it does.</param>
internal sealed record SuiteCase(string Id, PathRequest? Request, string Profile, bool Accept, string? NotApplicable = null)
{
    /// <summary>What the suite wants.</summary>
    public PathOutcome Expected => Accept ? PathOutcome.Accepted : PathOutcome.Rejected;
}

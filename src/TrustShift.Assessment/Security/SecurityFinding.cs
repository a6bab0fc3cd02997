using System.Collections.Immutable;

namespace TrustShift.Assessment.Security;

/// <summary>
/// Certificates of servers are not verified somewhere. It is no verdict: whoever verifies nothing is not broken by a new authority, and anybody on the way can pretend to be the server.
/// </summary>
/// <param name="Id">Stable id of what it is: "verification-off", "names-not-checked", "unverified-by-default".</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">For people: what, and whom it concerns.</param>
/// <param name="Setting">What says so: "NODE_TLS_REJECT_UNAUTHORIZED=0".</param>
/// <param name="Concerns">Whom it concerns: a started program, a file; null where that is not known.</param>
/// <param name="Evidence">Places that show it.</param>
public sealed record SecurityFinding(string Id, Severity Severity, string Text, string Setting, string? Concerns, ImmutableArray<string> Evidence);

using System.Collections.Immutable;

namespace TrustShift.Reports.Explanations;

/// <summary>One link of a chain of reasons, and what it rests on.</summary>
/// <param name="Kind">"application", "client", "reason", "chain", "store", "rule", "evidence", "endpoint", "pin", "gap", "security", "target".</param>
/// <param name="Text">The statement.</param>
/// <param name="Finding">Its id; null where it has none of its own.</param>
/// <param name="Verdict">"impacted", "notImpacted", "unknown" where it is a verdict; else null.</param>
/// <param name="Places">Paths, with a line where there is one.</param>
/// <param name="Because">What it rests on, most important first.</param>
public sealed record ExplanationLink(string Kind, string Text, string? Finding, string? Verdict, ImmutableArray<string> Places, ImmutableArray<ExplanationLink> Because)
{
    /// <summary>A link with nothing below it.</summary>
    public static ExplanationLink Of(string kind, string text, params ImmutableArray<string> places) => new(kind, text, null, null, places, []);
}

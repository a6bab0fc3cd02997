using System.Collections.Immutable;

namespace TrustShift.Reports.Explanations;

/// <summary>The whole chain of reasons behind one line of a report.</summary>
/// <param name="Target">What was judged: "directory ./app".</param>
/// <param name="Migration">Id of the migration.</param>
/// <param name="Title">Title of the migration.</param>
/// <param name="At">The moment that was judged, as the report has it.</param>
/// <param name="Chain">The line itself, with what it rests on below it.</param>
public sealed record Explanation(string Target, string Migration, string Title, string At, ExplanationLink Chain);

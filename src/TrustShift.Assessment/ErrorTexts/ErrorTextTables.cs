using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>Every text of every client family.</summary>
public static class ErrorTextTables
{
    /// <summary>The list; the first match wins, so the telling families stand before the ones whose words others borrow.</summary>
    public static ImmutableArray<ErrorText> All { get; } = [];
}

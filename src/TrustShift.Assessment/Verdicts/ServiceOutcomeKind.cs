namespace TrustShift.Assessment.Verdicts;

/// <summary>How a client stands to the chains of one service, worst last within a verdict.</summary>
public enum ServiceOutcomeKind
{
    /// <summary>It accepts every chain that may be presented.</summary>
    AcceptsAll,
    /// <summary>It accepts every chain that is served and rejects one that is only possible.</summary>
    Fragile,
    /// <summary>It rejects a chain, and provably never meets it.</summary>
    NeverMeets,
    /// <summary>The migration describes no new chain for that day, so nothing could be accepted.</summary>
    NoChain,
    /// <summary>It accepts, but which store it uses is not certain.</summary>
    UncertainStore,
    /// <summary>The certificates that the migration's facts know have expired on the day that is judged: nothing is known of what is served then.</summary>
    FactsEnd,
    /// <summary>Nothing names the store, it holds no certificate of any chain, old or new, and rejects them all: it serves something else.</summary>
    OtherPurpose,
    /// <summary>The path builder could not decide.</summary>
    Undecided,
    /// <summary>It rejects a chain as far as its store could be read, which is not wholly.</summary>
    IncompleteStore,
    /// <summary>It rejects a chain, and nothing says whether it meets it.</summary>
    BreaksIfItConnects,
    /// <summary>It rejects a chain of a service that it uses.</summary>
    Breaks,
}

namespace TrustShift.Reports.Text;

/// <summary>How a piece of text is to be seen; without colour it is the words that count.</summary>
public enum Tone
{
    /// <summary>Ordinary.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>Less important.</summary>
    Quiet,

    /// <summary>Something to type or copy.</summary>
    Command,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Not decided.</summary>
    Doubt,

    /// <summary>Broken.</summary>
    Bad,
}

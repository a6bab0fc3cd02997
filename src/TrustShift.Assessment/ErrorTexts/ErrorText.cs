using System.Collections.Immutable;

namespace TrustShift.Assessment.ErrorTexts;

/// <summary>One text that a client prints.</summary>
/// <param name="Client">The client for people: "OpenSSL", "Java", "curl".</param>
/// <param name="Parts">Substrings that must all occur in the line (ordinal, case ignored).</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Source">Where the text is stated.</param>
public sealed record ErrorText(string Client, ImmutableArray<string> Parts, ErrorMeaning Meaning, string Source)
{
    /// <summary>Whether this client printed the line.</summary>
    public bool Matches(string line)
    {
        foreach (string part in Parts)
        {
            if (!line.Contains(part, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }
}

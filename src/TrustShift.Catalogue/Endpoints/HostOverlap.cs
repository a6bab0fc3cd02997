namespace TrustShift.Catalogue.Endpoints;

/// <summary>Whether a host with variables could turn out to match a pattern, whatever the variables hold.</summary>
internal static class HostOverlap
{
    // A capture of a pattern, in the flat form that is compared below; a whole first capture may also hold dots.
    private const char Capture = '\u0003';
    private const char Labels = '\u0004';

    /// <summary>
    /// Two wildcard texts overlap when some text matches both. Dynamic programming over both: at most 1,024 × 253 steps, no backtracking.
    /// A variable stands for any text, empty and dots included; a capture for at least one character.
    /// </summary>
    public static bool IsPossible(string host, HostPattern pattern)
    {
        string flat = Flat(pattern);
        // reachable[j]: some text matches host[..i] and flat[..j].
        bool[] reachable = new bool[flat.Length + 1];
        reachable[0] = true;
        CloseEmpty(reachable, flat);
        foreach (char c in host)
        {
            bool[] next = new bool[flat.Length + 1];
            for (int j = 0; j <= flat.Length; j++)
            {
                if (!reachable[j])
                    continue;
                if (HostTemplate.IsVariable(c))
                {
                    // It may take nothing, or the text of any further part of the pattern.
                    next[j] = true;
                    if (j < flat.Length && !(c == HostTemplate.RegionVariable && flat[j] is not (Capture or Labels)))
                        reachable[j + 1] = next[j + 1] = true;
                }
                else if (j < flat.Length && Takes(flat[j], c))
                {
                    next[j + 1] = true;
                    if (flat[j] is Capture or Labels)
                        next[j] = true;
                }
            }

            reachable = next;
            CloseEmpty(reachable, flat);
        }

        return reachable[flat.Length];
    }

    // A capture may end wherever it has begun; it is entered as "may still be empty" so that "at least one" errs on the careful side.
    private static void CloseEmpty(bool[] reachable, string flat)
    {
        for (int j = 0; j < flat.Length; j++)
        {
            if (reachable[j] && flat[j] is Capture or Labels)
                reachable[j + 1] |= reachable[j];
        }
    }

    private static bool Takes(char part, char c) => part switch
    {
        Labels => true,
        Capture => c != '.',
        _ => part == c,
    };

    private static string Flat(HostPattern pattern) => string.Join('.', pattern.Labels.Select((label, index) =>
        label.Capture is null ? label.Prefix : index == 0 && label.IsWhole ? Labels.ToString() : label.Prefix + Capture + label.Suffix));
}

namespace TrustShift.Cli;

/// <summary>Finds what was probably meant.</summary>
public static class Nearest
{
    /// <summary>The known word with the smallest edit distance, when it is near enough to be a slip; else null.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = Math.Max(2, word.Length / 3) + 1;
        foreach (string candidate in known)
        {
            int distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>The known words that are at most two slips away, the nearest first.</summary>
    public static IEnumerable<string> All(string word, IEnumerable<string> known) =>
        from candidate in known
        let distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())
        where distance <= 2
        orderby distance
        select candidate;

    /// <summary><c>; did you mean "x"?</c>, or the list of what is known when nothing is near.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> known) =>
        Of(word, known) is { } near ? $"; did you mean \"{near}\"?"
        : known.Count == 0 ? "" : $" (known: {string.Join(", ", known)})";

    // Optimal string alignment: insert, delete, replace, swap of neighbours. Words are options and ids; a longer one is no slip.
    private static int Distance(string a, string b)
    {
        const int MaximumLength = 128;
        if (a.Length > MaximumLength || b.Length > MaximumLength)
            return int.MaxValue;
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}

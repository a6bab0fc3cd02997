namespace TrustShift.Catalogue.Yaml;

/// <summary>Finds the known word that somebody probably meant.</summary>
internal static class Suggestion
{
    private const int LongestWord = 64;

    /// <summary>The nearest of <paramref name="known"/> within a third of the word's length (at least 2) edits; null when none is near.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
            return null;
        string? best = null;
        int bestDistance = Math.Max(2, word.Length / 3) + 1;
        foreach (string candidate in known.Where(candidate => candidate.Length <= LongestWord))
        {
            int distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    // Levenshtein, one row.
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int above = row[j];
                int change = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}

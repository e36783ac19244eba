namespace Tern.Idl.Text;

/// <summary>Finds what somebody may have meant.</summary>
internal static class Spelling
{
    private const int MaxLength = 64;
    private const int MaxCandidates = 2_000;

    /// <summary>The candidate that differs from a name by a few letters only; <see langword="null"/> if there is none.</summary>
    public static string? Closest(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        string? best = null;
        int bestDistance = Math.Max(1, (name.Length + 1) / 3) + 1;
        foreach (string candidate in candidates.Take(MaxCandidates))
        {
            if (candidate != name && Math.Abs(candidate.Length - name.Length) < bestDistance && Distance(name, candidate, bestDistance) is int distance && distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    // Letters to insert, remove or replace; upper and lower case count as the same.
    private static int Distance(string left, string right, int limit)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        int[] row = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int change = left[i - 1] == right[j - 1] || char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
                least = Math.Min(least, row[j]);
            }

            if (least >= limit)
            {
                return limit;
            }

            (above, row) = (row, above);
        }

        return above[right.Length];
    }
}

// case: neg-loop-merge
// category: negative-loop-carried
// rationale: loops of a log importer start with null and are safe by an index test, a flag, an emptiness check or a fallback after the search
// csc: silent

namespace NullSafety.Blind22a.NegLoopMerge;

public sealed record Entry(DateTime At, string Level, string Text);

public sealed class Burst(Entry first)
{
    public List<Entry> Entries { get; } = [first];

    public bool Accepts(Entry e) => Entries[^1].Level == e.Level;
}

public static class LogImport
{
    public static IEnumerable<Burst> Group(IEnumerable<Entry> entries)
    {
        Burst current = null!;
        foreach (var entry in entries)
        {
            if (current != null && current.Accepts(entry))
            {
                current.Entries.Add(entry);
                continue;
            }

            if (current != null)
            {
                yield return current;
            }

            current = new Burst(entry);
        }

        if (current != null)
        {
            yield return current;
        }
    }

    public static TimeSpan LongestGap(IReadOnlyList<Entry> entries)
    {
        var longest = TimeSpan.Zero;
        Entry previous = null!;
        for (int i = 0; i < entries.Count; i++)
        {
            if (i > 0)
            {
                var gap = entries[i].At - previous.At;
                longest = gap > longest ? gap : longest;
            }

            previous = entries[i];
        }

        return longest;
    }

    public static string LastError(IReadOnlyList<Entry> entries)
    {
        Entry? found = null;
        bool any = false;
        for (int i = entries.Count - 1; i >= 0 && !any; i--)
        {
            if (entries[i].Level == "error")
            {
                found = entries[i];
                any = true;
            }
        }

        return any ? found!.Text.Trim() : "";
    }

    public static string Latest(Entry[] entries)
    {
        ArgumentOutOfRangeException.ThrowIfZero(entries.Length);
        Entry latest = null!;
        foreach (var e in entries)
        {
            latest = latest == null || e.At > latest.At ? e : latest;
        }

        return latest.Text;
    }
}

public static class Case
{
    private static Entry At(int minute, string level) => new(new DateTime(2024, 5, 1, 8, minute, 0), level, "m" + minute);

    public static void DemoGroup() => _ = LogImport.Group([At(1, "info"), At(2, "info"), At(4, "error")]).Sum(b => b.Entries.Count);
    public static void DemoGap() => LogImport.LongestGap([At(1, "info"), At(9, "info")]);
    public static void DemoError() => _ = LogImport.LastError([At(1, "error"), At(2, "info")]) + LogImport.LastError([]);
    public static void DemoLatest() => LogImport.Latest([At(3, "info"), At(2, "info")]);
}

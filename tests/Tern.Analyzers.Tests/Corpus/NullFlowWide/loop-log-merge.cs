// case: loop-log-merge
// category: loop-carried
// rationale: a merge keeps the previous record across iterations and clears it on a gap; a chain walk runs off its end
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.LoopLogMerge;

public sealed class Entry
{
    public required DateTime At { get; init; }
    public string Text { get; init; } = "";
    public Entry Parent { get; set; } = null!;
}

public static class LogMerge
{
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(1);

    public static int Continued(IEnumerable<Entry> entries)
    {
        Entry last = null!;
        int joined = 0;
        int index = 0;
        foreach (var e in entries)
        {
            if (index++ > 0 && e.Text.StartsWith('+'))
            {
                joined += last.Text.Length; // want: null-deref
            }

            last = e.Text == "---" ? null! : e;
        }

        return joined;
    }

    public static int ContinuedSafe(IEnumerable<Entry> entries)
    {
        Entry? last = null;
        int joined = 0;
        foreach (var e in entries)
        {
            if (last != null && e.At - last.At < Gap)
            {
                joined += last.Text.Length;
            }

            last = e;
        }

        return joined;
    }

    public static Entry Root(Entry e, string mark)
    {
        while (e.Text != mark) // want: null-deref
        {
            e = e.Parent;
        }

        return e;
    }

    public static Entry Top(Entry e)
    {
        while (e.Parent != null)
        {
            e = e.Parent;
        }

        return e;
    }
}

public static class Case
{
    private static Entry E(string text) => new() { At = DateTime.UnixEpoch, Text = text };

    public static void Demo1() => LogMerge.Continued([E("a"), E("+b"), E("---"), E("+c")]);

    public static void Demo2() => LogMerge.Root(new Entry { At = default, Text = "x", Parent = E("y") }, "z");

    public static void Demo3() => _ = LogMerge.ContinuedSafe([E("a"), E("b")]) + LogMerge.Top(E("t")).Text.Length + LogMerge.Root(E("z"), "z").Text.Length;
}

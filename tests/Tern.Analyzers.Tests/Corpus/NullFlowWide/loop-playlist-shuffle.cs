// case: loop-playlist-shuffle
// category: loops
// rationale: previous track on the first turn, a not-found search, a run that is closed and reset at its end
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.LoopPlaylistShuffle;

public sealed class Track(string title, int bpm)
{
    public string Title { get; } = title;

    public int Bpm { get; } = bpm;
}

public static class Mixdown
{
    public static int Jumps(IReadOnlyList<Track> tracks)
    {
        int jumps = 0;
        Track previous = null!;
        foreach (var t in tracks)
        {
            jumps += Math.Abs(t.Bpm - previous.Bpm); // want: null-deref
            previous = t;
        }

        return jumps;
    }

    public static int JumpsFromFirst(IReadOnlyList<Track> tracks)
    {
        int jumps = 0;
        Track previous = null!;
        for (int i = 0; i < tracks.Count; i++)
        {
            jumps += i == 0 ? 0 : tracks[i].Bpm - previous.Bpm;
            previous = tracks[i];
        }

        return jumps;
    }

    public static string Slowest(IReadOnlyList<Track> tracks, int limit)
    {
        Track slow = null!;
        int i = 0;
        while (i < tracks.Count && slow == null)
        {
            slow = tracks[i].Bpm < limit ? tracks[i] : null!;
            i++;
        }

        return slow.Title.Trim(); // want: null-deref
    }

    public static string Runs(IReadOnlyList<Track> tracks)
    {
        List<string> run = new();
        string text = "";
        foreach (var t in tracks)
        {
            run.Add(t.Title); // want: null-deref
            if (t.Bpm > 120)
            {
                text += string.Join('+', run);
                run = null!;
            }
        }

        return text;
    }
}

public static class Case
{
    private static readonly Track[] Set = [new("a", 100), new("b", 128), new("c", 90)];

    public static void Demo1() => Mixdown.Jumps(Set);
    public static void Demo2() => Mixdown.JumpsFromFirst(Set);
    public static void Demo3() => Mixdown.Slowest(Set, 10);
    public static void Demo4() => Mixdown.Slowest(Set, 95);
    public static void Demo5() => Mixdown.Runs(Set);
}

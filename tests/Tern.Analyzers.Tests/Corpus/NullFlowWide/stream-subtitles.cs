// case: stream-subtitles
// category: streams
// rationale: an iterator yields null for a gap and an async stream ends with a null sentinel; one consumer skips, one does not
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.StreamSubtitles;

public sealed class Cue(int start, string text)
{
    public int Start { get; } = start;
    public string Text { get; } = text;
}

public static class SubtitleReader
{
    public static IEnumerable<Cue> Read(params string[] lines)
    {
        int clock = 0;
        foreach (string line in lines)
        {
            clock += 10;
            yield return line.Length == 0 ? null! : new Cue(clock, line);
        }
    }

    public static async IAsyncEnumerable<Cue> FollowAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return new Cue(i, "live " + i);
        }

        yield return null!;
    }
}

public static class Renderer
{
    public static int Width(params string[] lines)
    {
        int width = 0;
        foreach (var cue in SubtitleReader.Read(lines))
            width = Math.Max(width, cue.Text.Length); // want: null-deref

        return width;
    }

    public static int WidthOfCues(params string[] lines) => SubtitleReader.Read(lines).Where(c => c is not null).Sum(c => c.Text.Length);

    public static async Task<int> LastStartAsync()
    {
        int last = 0;
        await foreach (var cue in SubtitleReader.FollowAsync(2))
        {
            last = cue.Start; // want: null-deref
        }

        return last;
    }

    public static async Task<int> UntilEndAsync()
    {
        int last = 0;
        await foreach (var cue in SubtitleReader.FollowAsync(2))
        {
            if (cue == null)
                break;

            last += cue.Text.Length;
        }

        return last;
    }
}

public static class Case
{
    public static void Demo1() => Renderer.Width("a", "", "b");
    public static void Demo2() => Renderer.WidthOfCues("a", "", "b");
    public static Task Demo3() => Renderer.LastStartAsync();
    public static Task Demo4() => Renderer.UntilEndAsync();
}

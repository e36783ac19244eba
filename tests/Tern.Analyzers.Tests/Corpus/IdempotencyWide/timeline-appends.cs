// case: timeline-appends
// category: append
// rationale: collections of several kinds grow, others stay as they are
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.TimelineAppends;

public interface ITimeline
{
    [Idempotent] Task PostAsync(string text);
    [Idempotent] Task PinAsync(string text);
    [Idempotent] Task BagAsync(string text);
    [Idempotent] Task ScrawlAsync(string text);
    [Idempotent] Task FollowAsync(string user, string text);
    [Idempotent] Task TagAsync(string tag);
}

public sealed class Timeline : ITimeline
{
    private readonly LinkedList<string> _posts = new();
    private readonly Queue<string> _pins = [];
    private readonly ConcurrentBag<string> _bag = [];
    private readonly StringBuilder _wall = new();
    private readonly Dictionary<string, List<string>> _byUser = [];
    private readonly SortedSet<string> _tags = [];

    public string State => $"{_posts.Count} {_pins.Count} {_bag.Count} {_wall.Length} {_byUser.Values.Sum(l => l.Count)} {_tags.Count}";

    public Task PostAsync(string text)
    {
        _posts.AddFirst(text); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task PinAsync(string text)
    {
        _pins.Enqueue(text.ToUpperInvariant()); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task BagAsync(string text) => Task.Run(() => _bag.Add(text)); // want: TERN2008

    public Task ScrawlAsync(string text)
    {
        _wall.Append(text).Append('\n'); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task FollowAsync(string user, string text)
    {
        if (!_byUser.TryGetValue(user, out List<string>? lines))
        {
            _byUser[user] = lines = [];
        }

        lines.Add(text); // want: TERN2008
        return Task.CompletedTask;
    }

    public Task TagAsync(string tag)
    {
        _tags.Add(tag);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        Timeline timeline = new();
        return Twice(async () => { await timeline.PostAsync("a"); return timeline.State; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        Timeline timeline = new();
        return Twice(async () => { await timeline.PinAsync("a"); return timeline.State; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        Timeline timeline = new();
        return Twice(async () => { await timeline.BagAsync("a"); return timeline.State; });
    }

    public static IAsyncEnumerable<string> Demo4()
    {
        Timeline timeline = new();
        return Twice(async () => { await timeline.ScrawlAsync("a"); return timeline.State; });
    }

    public static IAsyncEnumerable<string> Demo5()
    {
        Timeline timeline = new();
        return Twice(async () => { await timeline.FollowAsync("u", "a"); return timeline.State; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        Timeline timeline = new();
        return Twice(async () => { await timeline.TagAsync("a"); return timeline.State; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}

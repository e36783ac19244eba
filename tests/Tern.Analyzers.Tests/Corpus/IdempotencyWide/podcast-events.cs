// case: podcast-events
// category: event sourcing
// rationale: an event is appended without looking at what the stream holds, and a feed gets a new secret at each attempt
// rule: TERN2006, TERN2008

using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.PodcastEvents;

public abstract record ShowEvent(string ShowId);

public sealed record EpisodePublished(string ShowId, int Number, string Title) : ShowEvent(ShowId);

public sealed record EpisodeWithdrawn(string ShowId, int Number) : ShowEvent(ShowId);

public sealed record PrivateFeed(string ShowId, string Secret);

public sealed class EventStore
{
    private readonly Dictionary<string, List<ShowEvent>> _streams = [];

    public IReadOnlyList<ShowEvent> Read(string stream) => _streams.TryGetValue(stream, out List<ShowEvent>? events) ? events : [];

    public void Append(string stream, ShowEvent e)
    {
        if (!_streams.TryGetValue(stream, out List<ShowEvent>? events))
        {
            _streams[stream] = events = [];
        }

        events.Add(e); // want: TERN2008
    }
}

public sealed class Show
{
    private readonly SortedSet<int> _published = [];

    public static Show Rehydrate(IEnumerable<ShowEvent> history)
    {
        Show show = new();
        foreach (ShowEvent e in history)
        {
            _ = e switch
            {
                EpisodePublished p => show._published.Add(p.Number),
                EpisodeWithdrawn w => show._published.Remove(w.Number),
                _ => false,
            };
        }

        return show;
    }
    public bool Has(int number) => _published.Contains(number);
}

public sealed class ShowCommands(EventStore store)
{
    private readonly Dictionary<string, PrivateFeed> _feeds = [];
    public IReadOnlyDictionary<string, PrivateFeed> Feeds => _feeds;
    [Idempotent]
    public void Publish(string showId, int number, string title)
        => store.Append($"show-{showId}", new EpisodePublished(showId, number, title));

    [Idempotent]
    public void Withdraw(string showId, int number)
    {
        Show show = Show.Rehydrate(store.Read($"show-{showId}"));
        if (show.Has(number))
        {
            store.Append($"show-{showId}", new EpisodeWithdrawn(showId, number));
        }
    }
    [Idempotent]
    public void OpenPrivateFeed(string showId)
        => _feeds[showId] = new PrivateFeed(showId, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))); // want: TERN2006
}

public static class Case
{
    private static readonly EventStore Store = new();
    private static readonly ShowCommands Commands = new(Store);
    public static IAsyncEnumerable<string> DemoPublish() => Twice(() => Commands.Publish("p1", 7, "Salt"), () => Store.Read("show-p1").Count);
    public static IAsyncEnumerable<string> DemoFeed() => Twice(() => Commands.OpenPrivateFeed("p1"), () => Commands.Feeds["p1"]);
    public static IAsyncEnumerable<string> SafeWithdraw() => Twice(() => Commands.Withdraw("p1", 7), () => Store.Read("show-p1").Count);

    private static async IAsyncEnumerable<string> Twice(Action act, Func<object?> state)
    {
        act();
        yield return $"{state()}";
        await Task.Yield();
        act();
        yield return $"{state()}";
    }
}

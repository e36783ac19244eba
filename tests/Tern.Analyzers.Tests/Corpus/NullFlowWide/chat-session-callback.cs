// case: chat-session-callback
// category: stale-after-call
// rationale: a test of the session's current room is invalidated by a hook or an await that leaves the room; a local copy keeps the answer
// csc: none

namespace NullSafety.Blind22a.ChatSessionCallback;

public sealed class Room(string topic)
{
    private readonly List<string> _log = new();

    public string Topic { get; } = topic;

    public void Post(string line) => _log.Add(line);
}

public sealed class Session
{
    private readonly List<Action<string>> _filters = new();
    private Room? _room;

    public void Join(Room room) => _room = room;

    public void Leave() => _room = null;

    public void AddFilter(Action<string> filter) => _filters.Add(filter);

    public void Say(string line)
    {
        if (_room == null)
            return;

        foreach (var filter in _filters)
            filter(line);

        _room.Post(line); // want: null-deref
    }

    public void SayToSnapshot(string line)
    {
        if (_room is not { } room)
            return;

        _filters.ForEach(f => f(line));
        room.Post(line);
    }

    public async Task<string> DescribeAsync(Func<Task> refresh)
    {
        if (_room is null)
            return "lobby";

        await refresh();
        return _room.Topic.ToUpperInvariant(); // want: null-deref
    }

    public async Task<string> DescribeAgainAsync(Func<Task> refresh)
    {
        await refresh();
        return _room is null ? "lobby" : _room.Topic;
    }
}

public static class Moderation
{
    public static Action<string> KickOn(Session session, string word) => line =>
    {
        if (line.Contains(word))
        {
            session.Leave();
        }
    };
}

public static class Case
{
    private static Session Joined()
    {
        var s = new Session();
        s.Join(new Room("gardening"));
        s.AddFilter(Moderation.KickOn(s, "spam"));
        return s;
    }

    public static void DemoKicked() => Joined().Say("buy spam");

    public static void DemoSnapshot() => Joined().SayToSnapshot("buy spam");

    public static void DemoRefresh()
    {
        var s = Joined();
        s.DescribeAsync(async () => { await Task.Yield(); s.Leave(); }).GetAwaiter().GetResult();
    }

    public static void DemoRefreshAgain()
    {
        var s = Joined();
        s.DescribeAgainAsync(() => { s.Leave(); return Task.CompletedTask; }).GetAwaiter().GetResult();
    }
}

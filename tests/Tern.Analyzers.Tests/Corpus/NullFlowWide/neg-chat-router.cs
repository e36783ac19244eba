// case: neg-chat-router
// category: negative-maps-events
// rationale: map lookups, stored nulls and an event without handlers, each behind the right test
// csc: silent

using System.Collections.Concurrent;

namespace NullSafety.NegChatRouter;

public sealed record Message(string From, string Room, string Text);

public sealed class MessageEventArgs(Message message) : EventArgs
{
    public Message Message { get; } = message;
}

public sealed class Room(string name)
{
    private readonly Dictionary<string, string> _topics = [];

    public string Name { get; } = name;
    public event EventHandler<MessageEventArgs>? Posted;

    public void Post(Message message) => Posted?.Invoke(this, new(message));

    public void ClearTopic(string key) => _topics[key] = null!;

    public void SetTopic(string key, string text) => _topics[key] = text;

    public int TopicLength(string key)
        => _topics.TryGetValue(key, out var topic) && topic != null ? topic.Length : 0;

    public bool TryTopic(string key, out string topic)
    {
        topic = _topics.GetValueOrDefault(key)!;
        return topic is not null;
    }
}

public sealed class Router
{
    private readonly ConcurrentDictionary<string, Room> _rooms = new(StringComparer.OrdinalIgnoreCase);

    public Room Open(string name) => _rooms.GetOrAdd(name, static n => new Room(n));

    private Room Find(string name) => _rooms.TryGetValue(name, out var room) ? room : null!;

    public bool Route(Message message)
    {
        var room = Find(message.Room);
        if (room is null) return false;
        room.Post(message);
        return true;
    }

    public int Shout(string roomName, string key)
    {
        if (!_rooms.ContainsKey(roomName)) return -1;
        var room = Find(roomName);
        return room.TryTopic(key, out var topic) ? topic.Length : room.TopicLength(key);
    }
}

public static class Case
{
    public static void DemoRoute()
    {
        var router = new Router();
        router.Route(new("ada", "lobby", "hi"));
        router.Open("lobby");
        router.Route(new("ada", "Lobby", "hi"));
    }

    public static void DemoTopics()
    {
        var router = new Router();
        var room = router.Open("dev");
        room.SetTopic("today", "release");
        room.ClearTopic("yesterday");
        room.TopicLength("yesterday");
        router.Shout("dev", "yesterday");
        router.Shout("dev", "today");
        router.Shout("ops", "today");
    }
}

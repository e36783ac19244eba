// case: neg-chat-room
// category: negative-stale-test
// rationale: tests look stale but locals hold the value, the called methods leave the field alone, delegates never run empty
// csc: silent

namespace NullSafety.ChatRooms;

public sealed class User
{
    public User(string nick) => Nick = nick;

    public string Nick { get; }
}

public sealed class Room
{
    private readonly List<string> _log = new();
    private User? _speaker;

    public event Action<string> Posted = delegate { };

    public Action<User>? Left { get; set; }
    public User? Speaker => _speaker;

    public void Give(User user) => _speaker = user;

    public void Post(string text)
    {
        if (_speaker != null)
        {
            Note(text);
            Posted(_speaker.Nick + ": " + text);
        }
    }

    public string Release()
    {
        var speaker = Interlocked.Exchange(ref _speaker, null);
        if (speaker == null) return "";
        Left?.Invoke(speaker);
        return speaker.Nick;
    }

    public async Task<string> FarewellAsync()
    {
        if (_speaker is not { } speaker)
        {
            return "nobody";
        }

        await Task.Yield();
        _speaker = null;
        return "bye " + speaker.Nick;
    }

    private void Note(string text) => _log.Add(text);
}

public static class RoomView
{
    public static string Title(Room room)
    {
        if (room.Speaker == null)
        {
            return "quiet";
        }

        return room.Speaker.Nick;
    }
}

public static class Case
{
    private static Room Open()
    {
        var room = new Room();
        room.Give(new User("ada"));
        return room;
    }

    public static void DemoPost()
    {
        var room = Open();
        room.Post("hello");
        RoomView.Title(room);
        room.Release();
        RoomView.Title(room);
        room.Post("lost");
    }
    public static void DemoLeave()
    {
        var room = Open();
        room.Left = _ => room.Release();
        room.Release();
    }
    public static void DemoFarewell() => Open().FarewellAsync().GetAwaiter().GetResult();
    public static void DemoNobody() => new Room().FarewellAsync().GetAwaiter().GetResult();
}

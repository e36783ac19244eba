// case: chat-room-handlers
// category: events-delegates
// rationale: the last member leaves and the event is null again; removing the only filter leaves a null delegate
// csc: none

namespace NullSafety.ChatRoomHandlers;

public sealed class MessageEventArgs(string from, string text) : EventArgs
{
    public string From { get; } = from;
    public string Text { get; } = text;
}

public sealed class Room
{
    private Func<string, string> _filters = s => s.Trim();

    public event EventHandler<MessageEventArgs> MessagePosted = null!;
    public event EventHandler Closed = delegate { };

    public void AddFilter(Func<string, string> filter) => _filters += filter;

    public void UseOnly(Func<string, string> filter) => _filters = filter;

    public void DropFilter(Func<string, string> filter) => _filters = (_filters - filter)!;

    public void Post(string from, string text)
    {
        var args = new MessageEventArgs(from, text);
        MessagePosted(this, args); // want: null-deref
    }

    public void PostQuietly(string from, string text)
    {
        var handlers = MessagePosted;
        if (handlers != null) handlers(this, new MessageEventArgs(from, text));
    }

    public string Preview(string text)
    {
        return _filters(text); // want: null-deref
    }

    public string PreviewOrRaw(string text) => _filters?.Invoke(text) ?? text;

    public void Close() => Closed(this, EventArgs.Empty);
}

public sealed class Member
{
    private readonly List<string> _inbox = new();

    public void Join(Room room) => room.MessagePosted += OnMessage;
    public void Leave(Room room) => room.MessagePosted -= OnMessage;

    private void OnMessage(object? sender, MessageEventArgs e) => _inbox.Add($"{e.From}: {e.Text}");
}

public static class Case
{
    private static string Shout(string s) => s.ToUpperInvariant();

    private static Room Deserted()
    {
        var room = new Room();
        var ann = new Member();
        ann.Join(room);
        room.Post("ann", "anyone here?");
        ann.Leave(room);
        return room;
    }

    private static Room Unfiltered()
    {
        var room = new Room();
        room.UseOnly(Shout);
        room.DropFilter(Shout);
        return room;
    }

    public static void DemoPost() => Deserted().Post("bot", "bye");
    public static void DemoQuiet() => Deserted().PostQuietly("bot", "bye");
    public static void DemoClose() => Deserted().Close();
    public static void DemoPreview() => Unfiltered().Preview("hi");
    public static void DemoPreviewSafe() => Unfiltered().PreviewOrRaw("hi");
}

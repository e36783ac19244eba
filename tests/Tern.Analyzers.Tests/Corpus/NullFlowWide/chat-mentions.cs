// case: chat-mentions
// category: enumeration
// rationale: a parser returns null instead of an empty list, and a room without members holds no list at all
// csc: none

namespace NullSafety.Blind.ChatMentions;

public sealed record Message(string Author, string Body);

public static class MentionParser
{
    public static IReadOnlyList<string> Parse(string body)
    {
        List<string>? found = null;
        foreach (string word in body.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 1 && word[0] == '@')
            {
                (found ??= []).Add(word[1..]);
            }
        }

        return found!;
    }
}

public sealed class Room
{
    private readonly Dictionary<string, int> _unread = [];

    public required string Name { get; init; }

    public string[] Moderators { get; init; } = null!;

    public void Notify(Message message)
    {
        foreach (string nick in MentionParser.Parse(message.Body)) // want: null-deref
        {
            Bump(nick);
        }
    }

    public void NotifyIfAny(Message message)
    {
        var mentioned = MentionParser.Parse(message.Body) ?? [];
        foreach (string nick in mentioned)
        {
            Bump(nick);
        }
    }

    public void Escalate()
    {
        foreach (string nick in Moderators) // want: null-deref
        {
            Bump(nick);
        }
    }

    public void EscalateUnlessOpen()
    {
        if (Moderators is { Length: > 0 })
        {
            foreach (string nick in Moderators)
            {
                Bump(nick);
            }
        }
    }

    private void Bump(string nick)
    {
        _unread.TryGetValue(nick, out int n);
        _unread[nick] = n + 1;
    }
}

public static class Case
{
    public static void DemoPlainMessage()
    {
        var room = new Room { Name = "lobby", Moderators = ["ana"] };
        room.Notify(new Message("bo", "hi @cy"));
        room.Notify(new Message("bo", "anyone here?"));
    }

    public static void DemoOpenRoom() => new Room { Name = "open" }.Escalate();

    public static void DemoSafe()
    {
        var room = new Room { Name = "open" };
        room.NotifyIfAny(new Message("bo", "anyone here?"));
        room.EscalateUnlessOpen();
        new Room { Name = "staff", Moderators = ["ana", "bo"] }.EscalateUnlessOpen();
    }
}

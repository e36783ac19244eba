// case: service-chat-rooms
// category: service
// rationale: chat server with connections that come and go and an envelope whose members go with its kind
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide.ChatRooms;

public enum EnvelopeKind { Text, Join, Leave, Typing }

/// <summary>One frame from a client. Text frames have a body, join and leave frames have a room.</summary>
public sealed record Envelope(EnvelopeKind Kind, string Sender, string? Room, string? Body)
{
    public static Envelope Text(string sender, string room, string body) => new(EnvelopeKind.Text, sender, room, body);
    public static Envelope Join(string sender, string room) => new(EnvelopeKind.Join, sender, room, null);
    public static Envelope Leave(string sender, string room) => new(EnvelopeKind.Leave, sender, room, null);
    public static Envelope Typing(string sender) => new(EnvelopeKind.Typing, sender, null, null);
}

public sealed class Connection(int capacity)
{
    private readonly Queue<string> _outbox = new();
    public bool IsFull => _outbox.Count >= capacity;
    public void Send(string line) => _outbox.Enqueue(line);
    public string? Poll() => _outbox.TryDequeue(out var line) ? line : null;
}

public sealed class Member(string nick)
{
    public string Nick { get; } = nick;
    public Connection? Connection { get; private set; }
    public Room? Current { get; set; }
    public bool IsOnline => Connection != null;
    public void Attach(Connection connection) => Connection = connection;

    public void Detach()
    {
        Connection = null;
        Current = null;
    }

    public void Send(string line)
    {
        if (IsOnline)
            Connection.Send(line); // csc-false
    }
}

public sealed class HistoryLine(string text)
{
    public string Text { get; } = text;
    public HistoryLine? Older { get; set; }
    public HistoryLine? Newer { get; set; }
}

/// <summary>The last lines of a room, newest first.</summary>
public sealed class History(int limit)
{
    private readonly int _limit = Math.Max(1, limit);
    private HistoryLine? _newest;
    private HistoryLine? _oldest;
    private int _count;

    public void Add(string text)
    {
        var line = new HistoryLine(text) { Older = _newest };
        if (_newest == null)
            _oldest = line;
        else
            _newest.Newer = line;
        _newest = line;
        if (++_count > _limit)
        {
            _oldest = _oldest.Newer; // csc-false
            _oldest!.Older = null; // needless
            _count--;
        }
    }

    public IEnumerable<string> Lines()
    {
        for (var line = _newest; line != null; line = line.Older)
            yield return line.Text;
    }
}

public sealed class Room
{
    private readonly Dictionary<string, Member> _members = new();

    public Room(string name, Member owner)
    {
        Name = name;
        Owner = owner;
        Enter(owner);
    }

    public string Name { get; }
    public Member Owner { get; private set; }
    public History History { get; } = new(3);
    public IReadOnlyCollection<Member> Members => _members.Values;

    public void Enter(Member member)
    {
        _members[member.Nick] = member;
        member.Current = this;
    }

    public void Exit(Member member)
    {
        if (!_members.Remove(member.Nick))
            return;
        member.Current = null;
        if (member == Owner)
            Owner = _members.Values.FirstOrDefault()!;
    }

    public string Describe()
    {
        var last = History.Lines().FirstOrDefault() ?? "(silence)";
        return Name + " run by " + Owner.Nick + ": " + last; // missed: null-deref
    }
}

/// <summary>Routes envelopes of connected members.</summary>
public sealed class ChatServer
{
    private readonly Dictionary<string, Member> _members = new();
    private readonly Dictionary<string, Room> _rooms = new();
    private readonly List<string> _order = new();
    private readonly Dictionary<EnvelopeKind, Action<Member, Envelope>> _handlers;

    public ChatServer()
    {
        _handlers = new Dictionary<EnvelopeKind, Action<Member, Envelope>>
        {
            [EnvelopeKind.Text] = OnText,
            [EnvelopeKind.Join] = OnJoin,
            [EnvelopeKind.Leave] = OnLeave,
            [EnvelopeKind.Typing] = OnTyping,
        };
        Evicted += member => _evictions.Add(member.Nick);
    }

    private readonly List<string> _evictions = new();
    public event Action<Member> Evicted;
    public IReadOnlyList<string> Evictions => _evictions;

    public Member Connect(string nick, int capacity)
    {
        if (!_members.TryGetValue(nick, out var member))
            _members[nick] = member = new Member(nick);
        member.Attach(new Connection(capacity));
        return member;
    }

    public void Receive(Envelope envelope)
    {
        var member = _members.GetValueOrDefault(envelope.Sender);
        if (member?.IsOnline != true)
            throw new InvalidOperationException(envelope.Sender + " is not connected");
        _handlers[envelope.Kind](member, envelope);
    }

    public Room Room(string name) => _rooms.GetValueOrDefault(name) ?? throw new KeyNotFoundException(name);
    public IEnumerable<string> Directory() => _order.Select(name => _rooms[name].Name + "/" + _rooms[name].Members.Count);

    private void OnJoin(Member member, Envelope envelope)
    {
        var name = envelope.Room!;
        if (_rooms.TryGetValue(name, out var room))
            room.Enter(member);
        else
        {
            _rooms.Add(name, new Room(name, member));
            _order.Add(name);
        }
    }

    private void OnLeave(Member member, Envelope envelope)
    {
        if (InRoom(member))
        {
            var left = member.Current;
            left.Exit(member); // csc-false
            Broadcast(left, member.Nick + " left " + envelope.Room!.ToLowerInvariant());
        }
    }

    private void OnText(Member member, Envelope envelope)
    {
        var room = _rooms[envelope.Room!];
        var line = member.Nick + ": " + envelope.Body!.Trim();
        room.History.Add(line);
        Broadcast(room, line);
    }

    private void OnTyping(Member member, Envelope envelope)
    {
        foreach (var other in member.Current?.Members.ToArray() ?? [])
        {
            if (other.Connection != null && other != member)
            {
                EvictIfSlow(other);
                other.Connection.Send(member.Nick + " is typing"); // want: null-deref
            }
        }
    }

    private void Broadcast(Room room, string line)
    {
        foreach (var member in room.Members.ToArray())
        {
            EvictIfSlow(member);
            member.Send(line);
        }
    }

    private void EvictIfSlow(Member member)
    {
        if (member.Connection is { IsFull: true })
        {
            member.Current?.Exit(member);
            member.Detach();
            Evicted(member);
        }
    }

    private static bool InRoom(Member member) => member.Current is not null;
}

public static class Case
{
    private static ChatServer Server(int capacity)
    {
        var server = new ChatServer();
        server.Connect("ann", 20);
        server.Connect("bob", capacity);
        server.Receive(Envelope.Join("ann", "Main"));
        server.Receive(Envelope.Join("bob", "Main"));
        return server;
    }

    public static void DemoTalk()
    {
        var server = Server(20);
        for (int i = 0; i < 5; i++)
            server.Receive(Envelope.Text("bob", "Main", " hello "));
        server.Receive(Envelope.Typing("bob"));
        server.Receive(Envelope.Leave("ann", "Main"));
        _ = server.Room("Main").Describe() + string.Join(",", server.Directory());
        server.Connect("bob", 2).Connection?.Poll();
    }

    public static void DemoSlowReader()
    {
        var server = Server(1);
        server.Receive(Envelope.Text("ann", "Main", "one"));
        server.Receive(Envelope.Text("ann", "Main", "two"));
        _ = server.Evictions.Count;
    }

    public static void DemoTypingToSlowReader()
    {
        var server = Server(1);
        server.Receive(Envelope.Text("ann", "Main", "one"));
        server.Receive(Envelope.Typing("ann"));
    }

    public static void DemoEmptyRoom()
    {
        var server = Server(20);
        server.Receive(Envelope.Leave("ann", "Main"));
        server.Receive(Envelope.Leave("bob", "Main"));
        server.Room("Main").Describe();
    }
}

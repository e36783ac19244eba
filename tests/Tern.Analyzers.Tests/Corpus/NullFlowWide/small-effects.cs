// case: small-effects
// category: several small cases of one topic
namespace Rows.Effects;

public sealed class FileLog : IDisposable
{
    private StringWriter _writer = new();

    public void Write(string line)
    {
        _writer.WriteLine(line); // want: null-deref
    }

    public void Dispose()
    {
        _writer.Dispose();
        _writer = null!;
    }
}

public sealed class LogHub
{
    private readonly List<FileLog> _logs = new();

    public FileLog Track(FileLog log)
    {
        _logs.Add(log);
        return log;
    }

    public void Broadcast(string line) => _logs.ForEach(l => l.Write(line));
}

public sealed class Meter : IDisposable
{
    private List<double>? _samples = new();

    public void Record(double value)
    {
        if (_samples is null)
        {
            return;
        }

        _samples.Add(value);
    }

    public void Dispose() => _samples = null;
}

public sealed class ChatSession
{
    private readonly List<Action<ChatSession, string>> _plugins = new();
    private List<string>? _transcript = new();

    public void Use(Action<ChatSession, string> plugin) => _plugins.Add(plugin);

    public void Close() => _transcript = null;

    public void Receive(string text)
    {
        if (_transcript == null)
        {
            return;
        }

        foreach (var plugin in _plugins)
        {
            plugin(this, text);
        }

        _transcript.Add(text); // want: null-deref
    }
}

public sealed class GameRoom
{
    private readonly List<Action<GameRoom>> _hooks = new();
    private Stack<int>? _moves = new();

    public void Hook(Action<GameRoom> hook) => _hooks.Add(hook);

    public void Leave() => _moves = null;

    public int Play(int move)
    {
        var moves = _moves;
        if (moves == null)
        {
            return 0;
        }

        foreach (var hook in _hooks)
        {
            hook(this);
        }

        moves.Push(move);
        return moves.Count;
    }
}

public sealed class Document(string name)
{
    public string Name { get; } = name;

    public bool Dirty { get; private set; } = true;

    public void MarkClean() => Dirty = false;
}

public sealed class Editor
{
    public event Action<string>? Saving;

    public Document? Active { get; set; }

    public void Save()
    {
        if (Active is null)
        {
            return;
        }

        Saving?.Invoke(Active.Name);
        Active.MarkClean(); // want: null-deref
    }
}

public sealed class Viewer
{
    private Document _shown = new("empty");

    public event EventHandler<string>? Showing;

    public void Replace(string name) => _shown = new Document(name);

    public int Show()
    {
        Showing?.Invoke(this, _shown.Name);
        _shown.MarkClean();
        return _shown.Name.Length;
    }
}

public sealed class Ledger
{
    private List<string>? _pending;

    public Scope Begin()
    {
        _pending = new List<string>();
        return new Scope(this);
    }

    public void Post(string entry) => _pending?.Add(entry);

    public int Commit()
    {
        int count = _pending!.Count; // want: null-deref
        _pending = null;
        return count;
    }

    public readonly struct Scope(Ledger owner) : IDisposable
    {
        public void Dispose() => owner._pending = null;
    }
}

public sealed class Message
{
    public string Body { get; set; } = "";
}

public sealed class MessagePool
{
    private readonly Stack<Message> _free = new();

    public Message Rent(string body)
    {
        var message = _free.Count > 0 ? _free.Pop() : new Message();
        message.Body = body;
        return message;
    }

    public void Return(Message message)
    {
        message.Body = null!;
        _free.Push(message);
    }
}

public sealed class Clock
{
    private Action _tick;
    private readonly Action _print;

    public Clock()
    {
        _print = () => Ticks++;
        _tick = _print;
    }

    public int Ticks { get; private set; }

    public void Mute() => _tick = (_tick - _print)!;

    public void Advance()
    {
        _tick(); // want: null-deref
    }
}

public sealed class Folder(string name)
{
    public string Name { get; } = name;

    public Folder? Parent { get; set; }

    public List<Folder> Children { get; } = new();

    public Folder Add(Folder child)
    {
        child.Parent = this;
        Children.Add(child);
        return child;
    }

    public void Accept(IFolderVisitor visitor) => visitor.Visit(this);
}

public interface IFolderVisitor
{
    void Visit(Folder folder);
}

public sealed class Detacher : IFolderVisitor
{
    public void Visit(Folder folder)
    {
        if (folder.Children.Count == 0)
        {
            folder.Parent = null;
        }
    }
}

public sealed class Feed : IDisposable
{
    private StringReader? _reader = new("one\ntwo");

    public string Next() => _reader?.ReadLine() ?? "";

    public void Dispose() => Interlocked.Exchange(ref _reader, null)?.Dispose();
}

public static class Demos
{
    public static void DemoLog()
    {
        var hub = new LogHub();
        using (var log = hub.Track(new FileLog()))
        {
            log.Write("open");
        }

        hub.Broadcast("late");
    }

    public static void DemoMeter()
    {
        var meter = new Meter();
        meter.Record(1);
        meter.Dispose();
        meter.Record(2);
    }

    public static void DemoChat()
    {
        var session = new ChatSession();
        session.Use((s, text) =>
        {
            if (text.StartsWith('/'))
            {
                s.Close();
            }
        });
        session.Receive("hello");
        session.Receive("/quit");
    }

    public static void DemoRoom()
    {
        var room = new GameRoom();
        room.Hook(r => r.Leave());
        room.Play(1);
        room.Play(2);
    }

    public static void DemoEditor()
    {
        var editor = new Editor { Active = new Document("notes") };
        editor.Saving += _ => editor.Active = null;
        editor.Save();
    }

    public static void DemoViewer()
    {
        var viewer = new Viewer();
        viewer.Showing += (sender, name) => ((Viewer)sender!).Replace(name + "'");
        viewer.Show();
        viewer.Show();
    }

    public static void DemoLedger()
    {
        var ledger = new Ledger();
        using (ledger.Begin())
        {
            ledger.Post("rent");
        }

        ledger.Commit();
    }

    public static void DemoPool()
    {
        var pool = new MessagePool();
        var first = pool.Rent("abc");
        pool.Return(first);
        var audit = new[] { first }.Select(m => m.Body.Length); // want: null-deref
        audit.Sum();
    }

    public static void DemoPoolReuse()
    {
        var pool = new MessagePool();
        pool.Return(pool.Rent("abc"));
        var again = pool.Rent("de");
        int length = again.Body.Length;
        pool.Return(again);
        length.ToString();
    }

    public static void DemoClock()
    {
        var clock = new Clock();
        clock.Advance();
        clock.Mute();
        clock.Advance();
    }

    public static void DemoFolder()
    {
        var leaf = new Folder("root").Add(new Folder("leaf"));
        if (leaf.Parent == null)
        {
            return;
        }

        leaf.Accept(new Detacher());
        leaf.Parent.Children.Remove(leaf); // want: null-deref
    }

    public static void DemoFeed()
    {
        var feed = new Feed();
        feed.Next();
        feed.Dispose();
        feed.Dispose();
        feed.Next().Trim();
    }
}

// case: small-phases
// category: several small cases of one topic
namespace Rows.Phases;

public enum LinkState
{
    Closed,
    Open,
    Draining,
}

public sealed class Link
{
    private LinkState _state;
    private MemoryStream _stream = null!;

    public void Open()
    {
        _stream = new MemoryStream();
        _state = LinkState.Open;
    }

    public void Drain()
    {
        _stream = null!;
        _state = LinkState.Draining;
    }

    public void Send(byte value)
    {
        if (_state == LinkState.Closed)
        {
            return;
        }

        _stream.WriteByte(value); // want: null-deref
    }
}

public sealed class Port
{
    private LinkState _state = LinkState.Closed;
    private List<byte>? _buffer;

    public void Open()
    {
        _buffer = new List<byte>();
        _state = LinkState.Open;
    }

    public void Close()
    {
        _state = LinkState.Closed;
        _buffer = null;
    }

    public int Send(byte value)
    {
        switch (_state)
        {
            case LinkState.Open:
                _buffer!.Add(value);
                return _buffer.Count;
            default:
                return 0;
        }
    }
}

public sealed record Token(char Kind);

public sealed class Parser
{
    private readonly Token[] _tokens;
    private int _next;
    private Token _current = null!;

    public Parser(string text)
    {
        _tokens = text.Where(c => c != ' ').Select(c => new Token(c)).ToArray();
        Advance();
    }

    private void Advance() => _current = _next < _tokens.Length ? _tokens[_next++] : null!;

    private bool Accept(char kind)
    {
        if (_current.Kind != kind) // want: null-deref
        {
            return false;
        }

        Advance();
        return true;
    }

    public int Depth() => Accept('(') ? Depth() + (Accept(')') ? 1 : 0) : 0;
}

public sealed class Scanner
{
    private static readonly Token End = new('\0');
    private readonly string _text;
    private int _next;
    private Token _current;

    public Scanner(string text)
    {
        _text = text;
        _current = Read();
    }

    private Token Read() => _next < _text.Length ? new Token(_text[_next++]) : End;

    public int Skip(char kind)
    {
        int skipped = 0;
        while (_current.Kind == kind && _current != End)
        {
            _current = Read();
            skipped++;
        }

        return skipped;
    }
}

public sealed class PathBuilder
{
    private List<string> _parts = new();

    public PathBuilder Add(string part)
    {
        _parts.Add(part); // want: null-deref
        return this;
    }

    public string Build()
    {
        var parts = _parts;
        _parts = null!;
        return string.Join('/', parts);
    }
}

public sealed class BatchBuilder
{
    private List<int>? _items;

    public BatchBuilder Add(int item)
    {
        (_items ??= new List<int>()).Add(item);
        return this;
    }

    public IReadOnlyList<int> Build()
    {
        var items = _items ?? [];
        _items = null;
        return items;
    }
}

public sealed class Checkout
{
    private enum Step { Cart, Address, Confirm }

    private Step _step;
    private string? _address;

    public void Next(string input)
    {
        (_step, _address) = _step switch
        {
            Step.Cart => (Step.Address, input.Length > 0 ? input : null),
            Step.Address => (Step.Confirm, _address),
            _ => (_step, _address),
        };
    }

    public void Back() => (_step, _address) = (Step.Address, null);

    public string Finish()
    {
        return _step == Step.Confirm ? _address!.Trim() : ""; // want: null-deref
    }
}

public sealed class Job(int size)
{
    public int Left { get; private set; } = size;

    public void Step() => Left--;
}

public sealed class Worker
{
    private Job? _job;

    public bool Running { get; private set; }

    public void Start(Job job) => (_job, Running) = (job, true);

    public void Fail() => (_job, Running) = (null, false);

    public void Retry() => Running = true;

    public void Tick()
    {
        if (!Running)
        {
            return;
        }

        _job!.Step(); // want: null-deref
    }
}

public sealed class Resumer
{
    private Job? _job;
    private Job? _parked;

    public void Start(Job job) => (_job, _parked) = (job, null);

    public void Fail() => (_job, _parked) = (null, _job ?? _parked);

    public void Retry() => _job = _parked ?? _job;

    public int Tick()
    {
        Retry();
        if (_job == null && _parked == null)
        {
            return 0;
        }

        _job!.Step();
        return _job.Left;
    }
}

public abstract record PlayState;

public sealed record Idle : PlayState;

public sealed record Playing(string Title) : PlayState;

public sealed record Paused(Playing Resume) : PlayState;

public sealed class Player
{
    private PlayState _state = new Idle();

    public void Play(string title) => _state = new Playing(title);

    public void Pause() => _state = new Paused((_state as Playing)!);

    public int Shown() => _state switch
    {
        Playing p => p.Title.Length,
        Paused p => Remaining(p),
        _ => 0,
    };

    private static int Remaining(Paused paused)
    {
        return paused.Resume.Title.Length; // want: null-deref
    }
}

public sealed class Deck
{
    private PlayState _state = new Idle();

    public void Play(string title) => _state = new Playing(title);

    public void Pause()
    {
        if (_state is Playing playing)
        {
            _state = new Paused(playing);
        }
    }

    public int Shown() => _state is Paused { Resume: var resume } ? resume.Title.Length : 0;
}

public sealed class RowReader(IEnumerator<string[]> rows)
{
    public string[] Row { get; private set; } = [];

    public bool Read()
    {
        bool more = rows.MoveNext();
        Row = more ? rows.Current : null!;
        return more;
    }

    public static int Widest(RowReader reader)
    {
        int widest = 0;
        while (reader.Read())
        {
            widest = Math.Max(widest, reader.Row.Length);
        }

        return Math.Max(widest, reader.Row.Length); // want: null-deref
    }
}

public static class Demos
{
    public static void DemoLink()
    {
        var link = new Link();
        link.Send(1);
        link.Open();
        link.Send(2);
        link.Drain();
        link.Send(3);
    }

    public static void DemoPort()
    {
        var port = new Port();
        port.Send(1);
        port.Open();
        port.Send(2);
        port.Close();
        port.Send(3);
    }

    public static void DemoParser()
    {
        new Parser("()x").Depth();
        new Parser("(").Depth();
    }

    public static void DemoScanner()
    {
        new Scanner("").Skip('a');
        new Scanner("aa").Skip('a');
        new Scanner("\0").Skip('\0');
    }

    public static void DemoPath()
    {
        var builder = new PathBuilder().Add("usr");
        string root = builder.Build();
        builder.Add(root);
    }

    public static void DemoBatch()
    {
        var builder = new BatchBuilder();
        int none = builder.Build().Count;
        builder.Add(none).Build();
        int one = builder.Add(1).Add(2).Build().Count;
        builder.Add(one);
    }

    public static void DemoCheckout()
    {
        var checkout = new Checkout();
        checkout.Next("Main St");
        checkout.Next("");
        checkout.Finish();
        checkout.Back();
        checkout.Next("ok");
        checkout.Finish();
    }

    public static void DemoWorker()
    {
        var worker = new Worker();
        worker.Tick();
        worker.Start(new Job(3));
        worker.Tick();
        worker.Fail();
        worker.Retry();
        worker.Tick();
    }

    public static void DemoResumer()
    {
        var resumer = new Resumer();
        resumer.Fail();
        resumer.Tick();
        resumer.Start(new Job(3));
        resumer.Fail();
        resumer.Fail();
        resumer.Tick();
    }

    public static void DemoPlayer()
    {
        var player = new Player();
        player.Play("aria");
        player.Pause();
        player.Shown();
        player.Pause();
        player.Shown();
    }

    public static void DemoDeck()
    {
        var deck = new Deck();
        deck.Pause();
        deck.Play("aria");
        deck.Pause();
        deck.Pause();
        deck.Shown();
    }

    public static void DemoReader()
    {
        List<string[]> rows = [["a"], ["b", "c"]];
        RowReader.Widest(new RowReader(rows.GetEnumerator()));
    }
}

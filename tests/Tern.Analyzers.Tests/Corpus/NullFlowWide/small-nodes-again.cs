// case: small-nodes-again
// category: several small cases of one topic
namespace Probe.Nodes;

internal sealed class LruEntry
{
    public LruEntry Prev = null!;
    public LruEntry Next = null!;
    public string Key = "";
}

internal sealed class Lru
{
    private readonly Dictionary<string, LruEntry> _map = new();
    private readonly int _capacity;
    private LruEntry? _head;
    private LruEntry? _tail;

    public Lru(int capacity) => _capacity = Math.Max(1, capacity);

    public void Put(string key)
    {
        if (_tail != null && _map.Count >= _capacity)
        {
            _map.Remove(_tail.Key);
            _tail = _tail.Prev;
            _tail.Next = null!; // want: null-deref
        }

        var e = new LruEntry { Key = key };
        if (_head == null)
        {
            _tail = e;
        }
        else
        {
            e.Next = _head;
            _head.Prev = e;
        }

        _head = e;
        _map[key] = e;
    }
}

internal sealed class Ring
{
    private readonly LruEntry _root = new();
    private int _count;

    public Ring() => _root.Next = _root.Prev = _root;

    public void Push(string key)
    {
        var e = new LruEntry { Key = key, Prev = _root, Next = _root.Next };
        _root.Next.Prev = e;
        _root.Next = e;
        if (++_count > 1)
        {
            DropLast();
        }
    }

    private void DropLast()
    {
        var last = _root.Prev;
        last.Prev.Next = _root;
        _root.Prev = last.Prev;
        _count--;
    }
}

internal sealed class Chain<T>
{
    private Cell? _top;

    public bool IsEmpty => _top is null;

    public void Push(T value) => _top = new Cell(value, _top);

    public T Pop()
    {
        if (_top is not var (value, below))
        {
            return default!;
        }

        _top = below;
        return value;
    }

    private sealed record Cell(T Value, Cell? Below);
}

internal sealed class Edit
{
    public required int Position { get; init; }
}

internal sealed class Editor
{
    private readonly Chain<Edit> _undo = new();
    private readonly Chain<Edit> _redo = new();
    private int _caret;

    public void Type(int at) => _undo.Push(new Edit { Position = _caret = at });

    public void Undo()
    {
        var edit = _undo.Pop();
        _redo.Push(edit);
    }

    public int Redo()
    {
        while (!_redo.IsEmpty)
        {
            _caret = _redo.Pop().Position; // want: null-deref
        }

        return _caret;
    }
}

internal static class Rpn
{
    public static int Drain(params string[] tokens)
    {
        var pending = new Chain<string>();
        foreach (var t in tokens)
        {
            pending.Push(t);
        }

        int n = 0;
        while (!pending.IsEmpty)
        {
            n += pending.Pop().Length;
        }

        return n + new Chain<int>().Pop().ToString().Length;
    }
}

internal sealed class Job
{
    public Job(string name) => Name = name;

    public string Name { get; }

    public Job Next { get; set; } = null!;
}

internal sealed class JobQueue
{
    private Job _head = null!;
    private Job _tail = null!;
    private int _length;

    public bool Any => _length > 0;

    public void Enqueue(Job job)
    {
        _length++;
        if (_tail is null)
        {
            _head = _tail = job;
            return;
        }

        _tail.Next = job;
        _tail = job;
    }

    public string Dequeue()
    {
        _length--;
        string name = _head.Name; // want: null-deref
        _head = _head.Next;
        return name;
    }
}

internal sealed class Trie
{
    private readonly Trie[] _kids = new Trie[26];
    private bool _word;

    public void Add(string word)
    {
        var at = this;
        foreach (char c in word)
        {
            at = at._kids[(c & 31) % 26] ??= new Trie();
        }

        at._word = true;
    }

    public bool Has(ReadOnlySpan<char> word)
    {
        Trie at = this;
        while (!word.IsEmpty)
        {
            at = at._kids[(word[0] & 31) % 26]; // missed: null-deref
            word = word[1..];
        }

        return at is { _word: true };
    }
}

internal sealed class Folder
{
    public Folder(string name, Folder? parent)
    {
        Name = name;
        Parent = parent!;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public string Name { get; }

    public Folder Parent { get; }

    public int Depth { get; }

    public static Folder Root(Folder f)
    {
        while (f.Depth > 0)
        {
            f = f.Parent;
        }

        return f;
    }

    public static Folder Shared(Folder a, Folder b)
    {
        var seen = new HashSet<Folder>();
        for (var f = a; f != null; f = f.Parent)
        {
            seen.Add(f);
        }

        var at = b;
        while (at != null && !seen.Contains(at))
        {
            at = at.Parent;
        }

        return at!;
    }
}

internal sealed class TimerWheel
{
    private readonly LinkedList<Action> _due = new();

    public LinkedListNode<Action> Schedule(Action a) => _due.AddLast(a);

    public static int Cancel(LinkedListNode<Action> handle)
    {
        var list = handle.List!;
        list.Remove(handle); // missed: null-deref
        return list.Count;
    }

    public int Fire()
    {
        int n = 0;
        for (var node = _due.First; node != null;)
        {
            var next = node.Next;
            node.Value();
            if (node.List == _due)
            {
                _due.Remove(node);
            }

            node = next;
            n++;
        }

        return n;
    }
}

internal static class Merge
{
    public static Job? Sorted(Job? a, Job? b)
    {
        var dummy = new Job("");
        var tail = dummy;
        while (a != null && b != null)
        {
            ref Job? smaller = ref (string.CompareOrdinal(a.Name, b.Name) <= 0 ? ref a : ref b);
            tail.Next = smaller!;
            tail = tail.Next;
            smaller = tail.Next;
        }

        tail.Next = (a ?? b)!;
        return dummy.Next;
    }
}

public static class NodeDemos
{
    public static void DemoEvictOnly()
    {
        var lru = new Lru(1);
        lru.Put("a");
        lru.Put("b");
    }

    public static void DemoRing()
    {
        var ring = new Ring();
        ring.Push("a");
        ring.Push("b");
        ring.Push("c");
    }

    public static int DemoRedoAfterEmptyUndo()
    {
        var e = new Editor();
        e.Type(3);
        e.Undo();
        e.Undo();
        return e.Redo();
    }

    public static int DemoDrain() => Rpn.Drain() + Rpn.Drain("1", "+");

    public static string DemoQueueReuse()
    {
        var q = new JobQueue();
        q.Enqueue(new Job("a"));
        q.Dequeue();
        q.Enqueue(new Job("b"));
        return q.Any ? q.Dequeue() : "";
    }

    public static bool DemoUnknownPrefix()
    {
        var t = new Trie();
        t.Add("tea");
        t.Add("ten");
        return t.Has("tea") && !t.Has("te") && t.Has("toad");
    }

    public static string DemoTwoDrives()
    {
        var c = new Folder("C", null);
        var d = new Folder("D", null);
        var shared = Folder.Shared(new Folder("src", c), new Folder("bin", d));
        return shared.Name; // want: null-deref
    }

    public static string DemoClimb()
    {
        var c = new Folder("C", null);
        return Folder.Root(new Folder("src", new Folder("app", c))).Name + Folder.Root(c).Name;
    }

    public static int DemoCancelTwice()
    {
        var w = new TimerWheel();
        var h = w.Schedule(() => { });
        return TimerWheel.Cancel(h) + TimerWheel.Cancel(h);
    }

    public static int DemoFire()
    {
        var w = new TimerWheel();
        w.Schedule(() => { });
        w.Schedule(() => w.Schedule(() => { }));
        return w.Fire() + w.Fire() + w.Fire();
    }

    public static string DemoMerge()
    {
        var left = new Job("a") { Next = new Job("c") };
        var all = Merge.Sorted(left, new Job("b"));
        return (Merge.Sorted(null, null)?.Name ?? "") + all?.Name;
    }
}

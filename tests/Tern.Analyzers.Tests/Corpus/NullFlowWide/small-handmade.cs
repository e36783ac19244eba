// case: small-handmade
// category: several small cases of one topic
namespace Probes.Handmade;

internal sealed class UndoStack<T>
{
    private sealed class Frame(T value, Frame below)
    {
        public T Value { get; } = value;

        public Frame Below { get; } = below;
    }

    private Frame _top = null!;

    public void Push(T value) => _top = new Frame(value, _top);

    public T Pop()
    {
        T value = _top.Value; // want: null-deref
        _top = _top.Below;
        return value;
    }
}

internal sealed class RedoStack<T>
{
    private sealed record Frame(T Value, Frame? Below);

    private Frame? _top;

    public void Push(T value) => _top = new Frame(value, _top);

    public bool TryPop(out T value)
    {
        if (_top is not var (item, below))
        {
            value = default!;
            return false;
        }

        (value, _top) = (item, below);
        return true;
    }
}

internal sealed class Link
{
    public string Text = "";
    public Link Next = null!;
}

internal sealed class PrintQueue
{
    private Link _head = null!;
    private Link _tail = null!;

    public int Count { get; private set; }

    public void Enqueue(string text)
    {
        var link = new Link { Text = text };
        if (_tail == null)
        {
            _head = link;
        }
        else
        {
            _tail.Next = link;
        }

        _tail = link;
        Count++;
    }

    public string Dequeue()
    {
        if (Count == 0)
        {
            return "";
        }

        string text = _head.Text; // want: null-deref
        _head = _head.Next;
        Count--;
        return text;
    }
}

internal sealed class MailQueue
{
    private Link? _head;
    private Link? _tail;

    public void Enqueue(string text)
    {
        var link = new Link { Text = text };
        if (_head is null)
        {
            _head = _tail = link;
            return;
        }

        _tail!.Next = link;
        _tail = link;
    }

    public string? Dequeue()
    {
        var first = _head;
        _head = first?.Next;
        return first?.Text;
    }
}

internal sealed class Bst
{
    private sealed class Node
    {
        public required int Key;
        public Node Left = null!, Right = null!;
    }

    private Node _root = null!;

    public void Add(int key)
    {
        ref Node slot = ref _root;
        while (slot is not null)
        {
            slot = ref key < slot.Key ? ref slot.Left : ref slot.Right;
        }

        slot = new Node { Key = key };
    }

    public int Successor(int key)
    {
        var node = _root;
        while (node != null && node.Key != key)
        {
            node = key < node.Key ? node.Left : node.Right;
        }

        return node == null ? -1 : Leftmost(node.Right);
    }

    private static int Leftmost(Node node)
    {
        while (node.Left != null) // want: null-deref
        {
            node = node.Left;
        }

        return node.Key;
    }
}

internal sealed class Entry(string key)
{
    public string Key { get; } = key;
    public Entry Prev = null!;
    public Entry Next = null!;
}

internal sealed class RecentList
{
    private Entry _first = null!;

    public Entry Insert(string key)
    {
        var entry = new Entry(key) { Next = _first };
        if (_first != null)
        {
            _first.Prev = entry;
        }

        _first = entry;
        return entry;
    }

    public void Unlink(Entry entry)
    {
        entry.Prev.Next = entry.Next; // want: null-deref
        if (entry.Next != null)
        {
            entry.Next.Prev = entry.Prev;
        }
    }
}

internal sealed class Ring
{
    private readonly Entry _sentinel = new("");

    public Ring() => _sentinel.Prev = _sentinel.Next = _sentinel;

    public void Insert(string key)
    {
        var entry = new Entry(key) { Prev = _sentinel, Next = _sentinel.Next };
        _sentinel.Next.Prev = entry;
        _sentinel.Next = entry;
    }

    public string RemoveLast()
    {
        var last = _sentinel.Prev;
        if (last != _sentinel)
        {
            last.Prev.Next = last.Next;
            last.Next.Prev = last.Prev;
        }

        return last.Key;
    }
}

internal static class Chains
{
    public static Link Of(params string[] texts)
    {
        Link head = null!;
        foreach (var text in texts.Reverse())
        {
            head = new Link { Text = text, Next = head };
        }

        return head;
    }

    public static string Middle(Link head)
    {
        Link slow = head, fast = head;
        while (fast != null)
        {
            fast = fast.Next.Next; // want: null-deref
            slow = slow.Next;
        }

        return slow.Text;
    }

    public static string MiddleOf(Link? head)
    {
        var slow = head;
        for (var fast = head; fast?.Next != null; fast = fast.Next.Next)
        {
            slow = slow!.Next;
        }

        return slow == null ? "" : slow.Text;
    }
}

internal abstract class Expr
{
    public abstract int Eval();
}

internal sealed class Num(int value) : Expr
{
    public override int Eval() => value;
}

internal sealed class Bin(char op, Expr left, Expr right) : Expr
{
    public override int Eval()
    {
        int l = left.Eval();
        int r = right.Eval(); // want: null-deref
        return op == '+' ? l + r : l - r;
    }
}

internal sealed class ExprParser(string text)
{
    private int _at;

    private Expr Atom()
    {
        if (_at < text.Length && char.IsDigit(text[_at]))
        {
            return new Num(text[_at++] - '0');
        }

        return null!;
    }

    public Expr Parse()
    {
        Expr left = Atom() ?? new Num(0);
        while (_at < text.Length)
        {
            left = new Bin(text[_at++], left, Atom());
        }

        return left;
    }
}

internal sealed class Folder
{
    private readonly List<Folder> _children = new();

    public Folder(string name, Folder? parent = null)
    {
        Name = name;
        Parent = parent!;
        parent?._children.Add(this);
    }

    public string Name { get; }

    public Folder Parent { get; }

    public Folder Ancestor(string name)
    {
        var folder = this;
        while (folder.Name != name) // want: null-deref
        {
            folder = folder.Parent;
        }

        return folder;
    }
}

internal sealed class Directory
{
    private readonly List<Directory> _children = new();
    private readonly Directory? _parent;
    private readonly string _name;

    public Directory(string name, Directory? parent = null)
    {
        (_name, _parent) = (name, parent);
        _parent?._children.Add(this);
    }

    public string Path()
    {
        string path = _name;
        for (var up = this; up._parent != null; up = up._parent)
        {
            path = up._parent._name + "/" + path;
        }

        return path;
    }
}

internal static class HandmadeDemos
{
    public static void DemoUndo()
    {
        var undo = new UndoStack<string>();
        undo.Push("type");
        undo.Pop();
        undo.Pop();
    }

    public static void DemoRedo()
    {
        var redo = new RedoStack<string>();
        redo.Push("type");
        while (redo.TryPop(out var step))
        {
            step.ToUpperInvariant();
        }
    }

    public static void DemoPrintQueue()
    {
        var queue = new PrintQueue();
        queue.Enqueue("a");
        queue.Dequeue();
        queue.Enqueue("b");
        queue.Dequeue();
    }

    public static void DemoMailQueue()
    {
        var queue = new MailQueue();
        queue.Enqueue("a");
        queue.Dequeue();
        queue.Dequeue();
        queue.Enqueue("b");
        queue.Enqueue("c");
        queue.Dequeue();
    }

    public static void DemoSuccessor()
    {
        var tree = new Bst();
        tree.Add(5);
        tree.Add(8);
        tree.Successor(5);
        tree.Successor(8);
    }

    public static void DemoUnlink()
    {
        var recent = new RecentList();
        var a = recent.Insert("a");
        var b = recent.Insert("b");
        recent.Unlink(a);
        recent.Unlink(b);
    }

    public static void DemoRing()
    {
        var ring = new Ring();
        ring.RemoveLast();
        ring.Insert("a");
        ring.Insert("b");
        ring.RemoveLast();
        ring.RemoveLast();
        ring.RemoveLast();
    }

    public static void DemoMiddle() => Chains.Middle(Chains.Of("a", "b", "c"));

    public static void DemoMiddleOf()
    {
        Chains.MiddleOf(Chains.Of("a", "b", "c"));
        Chains.MiddleOf(Chains.Of("a", "b"));
        Chains.MiddleOf(Chains.Of());
    }

    public static void DemoExpr() => new ExprParser("1+2-").Parse().Eval();

    public static void DemoAncestor() => new Folder("src", new Folder("repo")).Ancestor("home");

    public static void DemoPath() => new Directory("src", new Directory("repo")).Path();
}

// case: neg-linked-history
// category: silent
// rationale: the head and tail of a hand-made list are null only while the count is zero, and every use is behind the count
// csc: silent

namespace NullSafety.NegLinkedHistory;

public sealed class Entry
{
    public Entry(string command) => Command = command;

    public string Command { get; }
    public Entry? Next { get; set; }
}

public sealed class History
{
    private readonly int _limit;
    private Entry? _head;
    private Entry? _tail;

    public History(int limit) => _limit = limit;

    public int Count { get; private set; }

    public void Push(string command)
    {
        var entry = new Entry(command);
        if (_tail is null)
        {
            _head = entry;
        }
        else
        {
            _tail.Next = entry;
        }

        _tail = entry;
        Count++;
        if (Count > _limit)
        {
            DropOldest();
        }
    }

    public string Oldest()
    {
        if (_head is null)
        {
            return "";
        }

        return _head.Command.Trim();
    }

    public int Width()
    {
        int width = 0;
        for (var entry = _head; entry is not null; entry = entry.Next)
        {
            width += entry.Command.Length;
        }

        return width;
    }

    private void DropOldest()
    {
        var dropped = _head!;
        _head = dropped.Next;
        if (_head is null)
        {
            _tail = null;
        }

        Count--;
    }
}

public static class Shell
{
    public static void DemoLimit()
    {
        var history = new History(2);
        history.Push("ls");
        history.Push("cd src");
        history.Push("make");
        history.Oldest();
        history.Width();
    }

    public static void DemoZero()
    {
        var history = new History(0);
        history.Push("ls");
        history.Oldest();
        history.Push("pwd");
        history.Width();
    }
}

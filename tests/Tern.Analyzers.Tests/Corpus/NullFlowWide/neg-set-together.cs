// case: neg-set-together
// category: negative-correlation
// rationale: head and tail, key and value, start and end: members that are null together or not at all
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegSetTogether;

public sealed class Item(string text)
{
    public string Text { get; } = text;

    public Item? Next { get; set; }
}

public sealed class Fifo
{
    private Item? _head;
    private Item? _tail;
    private int _count;

    public void Enqueue(string text)
    {
        var item = new Item(text);
        if (_head == null)
        {
            _head = _tail = item;
        }
        else
        {
            _tail.Next = item; // csc-false
            _tail = item;
        }

        _count++;
    }

    public string Dequeue()
    {
        if (_count == 0) return "";
        var item = _head;
        _head = item.Next; // csc-false
        if (_head == null) _tail = null;

        _count--;
        return item.Text;
    }

    public string Ends() => _head is null ? "" : _head.Text + _tail!.Text.Trim();
}

public sealed class Selection
{
    private (string? Anchor, string? Active) _range;

    public void Set(string? from, string? to)
    {
        if (from == null || to == null)
        {
            _range = default;
            return;
        }

        _range = (from, to);
    }

    public int Length() => _range.Anchor != null ? _range.Anchor.Length + _range.Active.Length : 0; // csc-false
}

public static class Case
{
    public static int Demo1()
    {
        var q = new Fifo();
        q.Enqueue("a");
        q.Enqueue("b");
        int n = q.Ends().Length + q.Dequeue().Length + q.Dequeue().Length + q.Dequeue().Length + q.Ends().Length;
        q.Enqueue("c");
        var s = new Selection();
        s.Set("x", null);
        n += s.Length();
        s.Set("x", "y");
        return n + s.Length() + q.Dequeue().Length;
    }
}

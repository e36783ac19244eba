// case: neg-linked-post-office
// category: negative-linked
// rationale: head and tail of the queue are null together and only when it is empty
// csc: false-positive
using System;
using System.Collections.Generic;

namespace NullSafety.WideSafe9.PostOffice;

public sealed class Parcel(string to, int grams)
{
    public string To { get; } = to;
    public int Grams { get; } = grams;
    public Parcel? Behind { get; set; }
}

public sealed class Chute
{
    private Parcel? _head;
    private Parcel? _tail;

    public void Push(Parcel parcel)
    {
        if (parcel.Behind is not null)
            throw new ArgumentException("already queued", nameof(parcel));
        if (_head is null)
            _head = parcel;
        else
            _tail.Behind = parcel; // csc-false
        _tail = parcel;
    }

    public bool IsEmpty() => _head is null;

    public Parcel Pop()
    {
        if (IsEmpty())
            throw new InvalidOperationException("chute is empty");
        Parcel? first = _head;
        _head = first.Behind; // csc-false
        if (_head is null)
            _tail = null;
        first.Behind = null;
        return first;
    }

    public string Window() => _tail is null ? "closed" : _head.To + " to " + _tail.To; // csc-false

    public void Append(Chute other)
    {
        if (ReferenceEquals(this, other) || other.IsEmpty())
            return;
        if (IsEmpty())
            _head = other._head;
        else
            _tail.Behind = other._head; // csc-false
        _tail = other._tail;
        other._head = other._tail = null;
    }

    public int Heaviest()
    {
        if (IsEmpty())
            return 0;
        int max = _head.Grams; // csc-false
        for (var p = _head.Behind; p is not null; p = p.Behind)
            max = Math.Max(max, p.Grams);
        return max;
    }
}

public static class PostDemo
{
    public static List<string> Demo1()
    {
        var log = new List<string>();
        var chute = new Chute();
        log.Add(chute.Window() + chute.Heaviest());
        chute.Push(new Parcel("Bath", 200));
        log.Add(chute.Window());
        chute.Push(new Parcel("York", 900));
        chute.Push(new Parcel("Rye", 400));
        log.Add(chute.Window() + chute.Heaviest());
        while (!chute.IsEmpty())
            log.Add(chute.Pop().To);
        try { chute.Pop(); }
        catch (InvalidOperationException e) { log.Add(e.Message); }
        return log;
    }

    public static string Demo2()
    {
        var left = new Chute();
        var right = new Chute();
        left.Append(right);
        right.Push(new Parcel("Hull", 10));
        left.Append(right);
        right.Push(new Parcel("Ely", 30));
        left.Append(right);
        left.Append(left);
        string text = left.Window() + right.Window();
        var p = left.Pop();
        left.Push(p);
        return text + left.Window() + left.Heaviest();
    }
}

// Elements that are copied into another array, are given with their index, or are set at an index that a caller passes.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.CopiedElements;

public sealed class Sample
{
    public int Value;
}

public sealed class Window
{
    private readonly Sample[] _kept;
    private int _next;

    public Window(int size) => _kept = new Sample[size];

    public void Keep(Sample sample)
    {
        _kept[_next] = sample;
        _next = (_next + 1) % _kept.Length;
    }

    public Sample[] Kept()
    {
        var copy = new Sample[_kept.Length];
        Array.Copy(_kept, _next, copy, 0, _kept.Length - _next);
        Array.Copy(_kept, 0, copy, _kept.Length - _next, _next);
        return copy;
    }
}

public sealed class FullWindow
{
    private readonly Sample[] _kept;

    public FullWindow(int size)
    {
        _kept = new Sample[size];
        for (int i = 0; i < _kept.Length; i++)
        {
            _kept[i] = new Sample();
        }
    }

    public void Keep(int at, Sample sample) => _kept[at] = sample;

    public Sample[] Kept()
    {
        var copy = new Sample[_kept.Length];
        Array.Copy(_kept, copy, copy.Length);
        return copy;
    }
}

public sealed class Board
{
    private readonly List<string> _names = new() { "a", "b" };

    public void Leave(int at) => _names[at] = null!;

    public int First() => _names[0].Length;

    public int Second() => _names[1].Length; // want: null-deref
}

public static class Case
{
    public static int Demo1()
    {
        var window = new Window(3);
        window.Keep(new Sample());
        int sum = 0;
        foreach (var sample in window.Kept())
        {
            sum += sample.Value; // want: null-deref
        }

        return sum;
    }

    public static int Demo2()
    {
        var window = new FullWindow(3);
        window.Keep(1, new Sample());
        int sum = 0;
        foreach (var sample in window.Kept())
        {
            sum += sample.Value;
        }

        return sum;
    }

    public static int Demo3()
    {
        var names = new List<string?> { "a", null };
        return names.Select((name, at) => name!.Length + at).Sum(); // want: null-deref
    }

    public static int Demo4()
    {
        var names = new List<string?> { "a", null };
        return names.Select((name, at) => name is null ? at : name.Length).Sum();
    }

    public static int Demo5()
    {
        var board = new Board();
        board.Leave(1);
        return board.Second();
    }

    public static int Demo6()
    {
        var board = new Board();
        board.Leave(1);
        return board.First();
    }
}

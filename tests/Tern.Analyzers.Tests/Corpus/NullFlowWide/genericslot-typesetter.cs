// case: genericslot-typesetter
// category: generic-slot
// rationale: a bounded history whose generic slots start as default, seen through a struct view and an interface
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.GenericslotTypesetter;

public interface IHistory<T>
{
    T Previous { get; }
}

public sealed class History<T> : IHistory<T>
{
    private readonly T[] _ring;
    private int _at;

    public History(int size) => _ring = new T[size];

    public T Previous => _ring[(_at + _ring.Length - 1) % _ring.Length];

    public bool Any => _at > 0;

    public void Push(T item) => _ring[_at++ % _ring.Length] = item;
}

public sealed class Font
{
    public string Family { get; init; } = "serif";
}

public readonly struct Span2<T>(T left, T right)
{
    public T Left { get; } = left;
    public T Right { get; } = right;
}

public sealed class Line
{
    private readonly History<Font> _fonts = new(4);
    private readonly History<int> _sizes = new(4);
    private Span2<Font> _ends;

    public void Use(Font f)
    {
        _fonts.Push(f);
        _ends = new Span2<Font>(f, f);
    }

    public string Revert() => Name(_fonts);

    private static string Name(IHistory<Font> h) => h.Previous.Family; // want: null-deref

    public string RevertIfAny() => _fonts.Any ? _fonts.Previous.Family : "serif";

    public int Size() => _sizes.Previous.GetHashCode();

    public int Edge() => _ends.Right.Family.Length; // want: null-deref

    public int EdgeOrZero() => _ends.Right is null ? 0 : _ends.Right.Family.Length;
}

public static class Case
{
    public static void Demo1() => new Line().Revert();

    public static void Demo2() => new Line().Edge();

    public static void Demo3() => _ = new Line().RevertIfAny().Length + new Line().Size() + new Line().EdgeOrZero();

    public static void Demo4()
    {
        var line = new Line();
        line.Use(new Font());
        _ = line.RevertIfAny().Length + line.EdgeOrZero();
    }
}

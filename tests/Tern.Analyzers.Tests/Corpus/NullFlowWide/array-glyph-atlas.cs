// case: array-glyph-atlas
// category: array-element
// rationale: a grown array is read past its fill mark; an array made from an empty template keeps holes
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.ArrayGlyphAtlas;

public sealed class Glyph(char c)
{
    public char Char { get; } = c;
    public int Width => 8;
}

public sealed class Atlas
{
    private Glyph[] _glyphs = [];
    private int _count;

    public void Add(Glyph g)
    {
        if (_count == _glyphs.Length)
        {
            Array.Resize(ref _glyphs, Math.Max(4, _count * 2));
        }

        _glyphs[_count++] = g;
    }

    public int LineWidth()
    {
        int w = 0;
        foreach (var g in _glyphs)
        {
            w += g.Width; // want: null-deref
        }

        return w;
    }

    public int UsedWidth() => _glyphs.Take(_count).Sum(g => g.Width);
}

public static class Ligatures
{
    private static Glyph?[] Expand(string text)
    {
        var all = new Glyph?[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            all[i] = char.IsLetter(text[i]) ? new Glyph(text[i]) : null;
        }

        return all;
    }

    private static Glyph[] Dense(string text)
    {
        var all = new Glyph[text.Length];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = new Glyph(text[i]);
        }

        return all;
    }

    public static char Last(string text) => Expand(text)[^1]!.Char; // want: null-deref

    public static char DenseLast(string text) => Dense(text)[^1].Char;
}

public static class Case
{
    private static Atlas Filled() { var a = new Atlas(); a.Add(new Glyph('q')); return a; }
    public static void Demo1() => Filled().LineWidth();
    public static void Demo2() => Ligatures.Last("a1");
    public static void Demo3() => _ = Filled().UsedWidth() + Ligatures.DenseLast("a1");
}

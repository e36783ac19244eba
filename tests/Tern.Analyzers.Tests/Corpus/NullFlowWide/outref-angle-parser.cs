// case: outref-angle-parser
// category: out-ref-deconstruct
// rationale: parts of a coordinate handed out through out, ref and Deconstruct are null for some inputs
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.OutrefAngleParser;

public sealed class Angle
{
    private readonly string? _hemisphere;

    public Angle(int degrees, string? hemisphere)
    {
        Degrees = degrees;
        _hemisphere = hemisphere;
    }

    public int Degrees { get; }

    public void Deconstruct(out int degrees, out string hemisphere)
    {
        degrees = Degrees;
        hemisphere = _hemisphere!;
    }
}

public static class AngleParser
{
#nullable disable
    public static int Cut(string text, out string number, out string suffix)
    {
        int at = text.IndexOf('°');
        number = at < 0 ? text : text.Substring(0, at);
        suffix = at < 0 || at == text.Length - 1 ? null : text.Substring(at + 1);
        return at;
    }

    public static void Shrink(ref string suffix)
    {
        if (suffix.Length > 1)
        {
            suffix = suffix.Substring(0, 1);
        }
        else
        {
            suffix = null;
        }
    }
#nullable restore

    public static Angle Parse(string text)
    {
        Cut(text, out var number, out var suffix);
        return new Angle(int.Parse(number), suffix);
    }

    public static bool North(string text)
    {
        var (degrees, hemisphere) = Parse(text);
        return degrees > 0 && hemisphere.StartsWith('N'); // want: null-deref
    }

    public static int Tail(string text)
    {
        int at = Cut(text, out var number, out var suffix);
        return at < 0 ? number.Length : number.Length + suffix.Length; // want: null-deref
    }

    public static int Initial(string word)
    {
        Shrink(ref word);
        return word.Length; // want: null-deref
    }

    public static int TailOrZero(string text) => Cut(text, out var number, out var suffix) + number.Length + (suffix == null ? 0 : suffix.Length);
}

public static class Case
{
    public static void Demo1() => AngleParser.North("12");
    public static void Demo2() => AngleParser.Tail("12°");
    public static void Demo3() => AngleParser.Initial("N");
    public static void Demo4() => _ = AngleParser.TailOrZero("12°") + AngleParser.Tail("12°S") + AngleParser.Tail("3") + AngleParser.Initial("NW");
}

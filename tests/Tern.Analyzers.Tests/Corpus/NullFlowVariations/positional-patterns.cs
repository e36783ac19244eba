// Records that patterns take apart by position hold what they were made with.
using System.Collections.Generic;

namespace Variations.PositionalPatterns;

public sealed record Leaf(string? Text, int Line);

public sealed class Outline
{
    private Leaf? _last;

    public void Add(string? text, int line) => _last = new Leaf(text, line);

    public string Text()
    {
        if (_last is not var (text, _))
        {
            return "";
        }

        return text!;
    }

    public string Checked() => _last is (string text, _) ? text : "";

    public string Upper() => _last is (var text, > 0) ? text!.ToUpperInvariant() : ""; // want: null-deref
}

public static class Case
{
    public static int Demo1()
    {
        var outline = new Outline();
        outline.Add(null, 1);
        return outline.Text().Length; // want: null-deref
    }

    public static int Demo2()
    {
        var outline = new Outline();
        outline.Add("a", 1);
        return outline.Text().Length;
    }

    public static int Demo3()
    {
        var outline = new Outline();
        outline.Add(null, 1);
        return outline.Checked().Length;
    }

    public static string Demo4()
    {
        var outline = new Outline();
        outline.Add(null, 2);
        return outline.Upper();
    }

    public static string Demo5()
    {
        var outline = new Outline();
        outline.Add(null, 0);
        return outline.Upper();
    }
}

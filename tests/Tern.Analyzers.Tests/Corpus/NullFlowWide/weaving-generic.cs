// case: weaving-generic
// category: generics
// rationale: generic search helpers return default when nothing matches, which is null only for reference types
// csc: none

namespace NullSafety.WeavingGeneric;

public sealed record Yarn(string Fibre, int Tex);

public static class Pick
{
    public static T Best<T>(IEnumerable<T> items, Func<T, int> score, int minimum)
    {
        T best = default!;
        int top = minimum;
        foreach (var item in items)
        {
            int s = score(item);
            if (s >= top)
            {
                best = item;
                top = s;
            }
        }

        return best;
    }

    public static T BestOr<T>(IEnumerable<T> items, Func<T, int> score, int minimum, T fallback)
        where T : class
    {
        return Best(items, score, minimum) ?? fallback;
    }

    public static TOut Try<TIn, TOut>(TIn input, Func<TIn, TOut> step)
    {
        try
        {
            return step(input);
        }
        catch (ArgumentException)
        {
            return default!;
        }
    }
}

public sealed class Loom
{
    private readonly List<Yarn> _stock = new() { new Yarn("wool", 40), new Yarn("silk", 12) };

    public string Heaviest(int minimum)
    {
        var yarn = Pick.Best(_stock, y => y.Tex, minimum);
        return yarn.Fibre; // want: null-deref
    }

    public string HeaviestOr(int minimum)
    {
        var yarn = Pick.BestOr(_stock, y => y.Tex, minimum, new Yarn("jute", 80));
        return yarn.Fibre;
    }

    public string TopTex(int minimum) => Pick.Best(_stock.Select(y => y.Tex), t => t, minimum).ToString();

    public int Pattern(string code)
    {
        var rows = Pick.Try(code, Draft);
        return rows.Length; // want: null-deref
    }

    public int Shafts(string code) => Pick.Try(code, c => Draft(c).Length).CompareTo(4);

    private static string[] Draft(string code)
    {
        return code.Contains('/') ? code.Split('/') : throw new ArgumentException("no rows", nameof(code));
    }
}

public static class Case
{
    public static void Demo1() => new Loom().Heaviest(100);

    public static void Demo2() => new Loom().Pattern("twill");

    public static void Demo3()
    {
        var loom = new Loom();
        loom.Heaviest(20);
        loom.HeaviestOr(100);
        loom.TopTex(100);
        loom.Pattern("1/2/3");
        loom.Shafts("twill");
    }
}

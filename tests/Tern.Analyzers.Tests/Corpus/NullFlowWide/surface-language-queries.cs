// case: surface-language-queries
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageQueries;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } public Item? Next; }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a" + n) { Size = n } : null;
    static readonly int[] ones = [1, 2];
    static readonly int[] twos = [2, 3];

    // select
    static int SelectBad() => (from n in ones select Find(n)).First()!.Size; // want: null-deref
    static int SelectGood() => (from n in twos select Find(n)).First()!.Size;
    public static void DemoSelectBad() => SelectBad();
    public static void DemoSelectGood() => SelectGood();

    // let
    static int LetBad()
    {
        var q = from n in ones
                let it = Find(n)
                select it!.Size; // want: null-deref
        return q.Sum();
    }
    static int LetGood()
    {
        var q = from n in ones
                let it = Find(n)
                where it != null
                select it.Size;
        return q.Sum();
    }
    public static void DemoLetBad() => LetBad();
    public static void DemoLetGood() => LetGood();

    // where that keeps only nulls
    static int WhereBad()
    {
        var q = from n in ones
                let it = Find(n)
                where it == null
                select it!.Size; // want: null-deref
        return q.Sum();
    }
    static int WhereGood()
    {
        var q = from n in twos
                let it = Find(n)
                where it == null
                select it!.Size;
        return q.Sum();
    }
    public static void DemoWhereBad() => WhereBad();
    public static void DemoWhereGood() => WhereGood();

    // orderby key
    static int OrderBad()
    {
        var q = from it in new[] { new Item("x"), Find(1) }
                orderby it!.Size // want: null-deref
                select it;
        return q.Count() + q.First()!.Size;
    }
    static int OrderGood()
    {
        var q = from it in new[] { new Item("x"), Find(1) }
                orderby it?.Size descending
                select it;
        return q.Count() + q.First()!.Size; // needless
    }
    public static void DemoOrderBad() => OrderBad();
    public static void DemoOrderGood() => OrderGood();

    // join into with DefaultIfEmpty
    static int JoinBad()
    {
        var right = new[] { new Item("a") { Size = 2 } };
        var q = from n in ones
                join r in right on n equals r.Size into g
                from r in g.DefaultIfEmpty()
                select r!.Name.Length; // want: null-deref
        return q.Sum();
    }
    static int JoinGood()
    {
        var right = new[] { new Item("a") { Size = 2 } };
        var q = from n in ones
                join r in right on n equals r.Size
                select r.Name.Length;
        return q.Sum();
    }
    public static void DemoJoinBad() => JoinBad();
    public static void DemoJoinGood() => JoinGood();

    // group into: the key may be null
    static int GroupBad()
    {
        var q = from it in new[] { new Item("x") }
                group it by it.Next into g
                select g.Key!.Size; // want: null-deref
        return q.Sum();
    }
    static int GroupGood()
    {
        var q = from it in new[] { new Item("x") }
                group it by it.Name into g
                select g.Key.Length + g.First().Size;
        return q.Sum();
    }
    public static void DemoGroupBad() => GroupBad();
    public static void DemoGroupGood() => GroupGood();

    // several from
    static int FromFromBad()
    {
        var q = from n in ones from m in twos select (Find(n), Find(m));
        return q.First().Item1!.Size; // want: null-deref
    }
    static int FromFromGood()
    {
        var q = from n in ones from m in twos select (Find(n), Find(m));
        return q.First().Item2!.Size; // needless
    }
    public static void DemoFromFromBad() => FromFromBad();
    public static void DemoFromFromGood() => FromFromGood();

    // select into continues
    static int IntoBad()
    {
        var q = from n in ones
                select Find(n) into it
                select it!.Size; // want: null-deref
        return q.Sum();
    }
    static int IntoGood()
    {
        var q = from n in ones
                select Find(n) ?? new Item("d") into it
                select it.Size;
        return q.Sum();
    }
    public static void DemoIntoBad() => IntoBad();
    public static void DemoIntoGood() => IntoGood();

    // a query that is never run does not dereference; run later it does
    static Item? late = new("l");
    static int LaterBad()
    {
        late = new Item("l");
        var q = from n in ones
                select late!.Size; // want: null-deref
        late = null;
        return q.Sum();
    }
    static int LaterGood()
    {
        late = null;
        var q = from n in ones
                select late!.Size;
        late = new Item("l");
        return q.Sum();
    }
    public static void DemoLaterBad() => LaterBad();
    public static void DemoLaterGood() => LaterGood();

    // anonymous type
    static int AnonBad() { var a = new { It = Find(1), N = 1 }; return a.It!.Size; } // want: null-deref
    static int AnonGood() { var a = new { It = Find(2), N = 1 }; return a.It!.Size; }
    public static void DemoAnonBad() => AnonBad();
    public static void DemoAnonGood() => AnonGood();

    // with on an anonymous type
    static int AnonWithBad() { var a = new { It = Find(2), N = 1 }; var b = a with { It = null }; return b.It!.Size; } // want: null-deref
    static int AnonWithGood() { var a = new { It = Find(1), N = 1 }; var b = a with { It = new Item("x") }; return b.It!.Size; }
    public static void DemoAnonWithBad() => AnonWithBad();
    public static void DemoAnonWithGood() => AnonWithGood();

    // FirstOrDefault over a query
    static int FirstBad() => (from i in twos let it = Find(i) where it!.Size > 9 select it).FirstOrDefault()!.Size; // want: null-deref
    static int FirstGood() => (from i in twos let it = Find(i) where it!.Size > 2 select it).FirstOrDefault()!.Size; // needless
    public static void DemoFirstBad() => FirstBad();
    public static void DemoFirstGood() => FirstGood();
}

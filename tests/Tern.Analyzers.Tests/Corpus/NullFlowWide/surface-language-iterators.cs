// case: surface-language-iterators
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Collections;
namespace NullSafety.SurfaceLanguageIterators;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } public Item? Next; }
public class Chain : IEnumerable<Item?>
{
    public Item? Head;
    public IEnumerator<Item?> GetEnumerator() { for (var i = Head; i != null; i = i.Next) yield return i.Next; }
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
public class Duck
{
    int at;
    readonly Item?[] all;
    public Duck(params Item?[] a) => all = a;
    public Duck GetEnumerator() => this;
    public bool MoveNext() => at++ < all.Length;
    public Item? Current => all[at - 1];
}
public static class DuckExt { public static IEnumerator<Item?> GetEnumerator(this int n) { yield return n > 1 ? new Item("n") : null; } }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static Item? slot;

    static IEnumerable<Item?> Two(int n) { yield return new Item("first"); yield return Find(n); }

    // yield gives a null
    static int YieldBad() { int s = 0; foreach (var it in Two(1)) s += it!.Size; return s; } // want: null-deref
    static int YieldGood() { int s = 0; foreach (var it in Two(2)) s += it!.Size; return s; }
    public static void DemoYieldBad() => YieldBad();
    public static void DemoYieldGood() => YieldGood();

    // nothing runs until MoveNext
    static IEnumerable<int> Fill() { slot = new Item("x"); yield return 1; }
    static int LazyBad() { slot = null; var e = Fill(); return slot!.Size + e.Count(); } // want: null-deref
    static int LazyGood() { slot = null; var n = Fill().Count(); return slot!.Size + n; }
    public static void DemoLazyBad() => LazyBad();
    public static void DemoLazyGood() => LazyGood();

    // an iterator's body reads the variable when it runs
    static IEnumerable<int> ReadSlot()
    {
        yield return slot!.Size; // want: null-deref
    }
    static IEnumerable<int> ReadSlotSafe()
    {
        yield return slot!.Size;
    }
    public static void DemoLaterBad() { slot = new Item("x"); var e = ReadSlot(); slot = null; _ = e.Sum(); }
    public static void DemoLaterGood() { slot = null; var e = ReadSlotSafe(); slot = new Item("x"); _ = e.Sum(); }

    // run twice: the second run finds what the first left
    static IEnumerable<int> Once()
    {
        int n = slot!.Size; // want: null-deref
        slot = null;
        yield return n;
    }
    static IEnumerable<int> OnceSafe()
    {
        int n = slot!.Size;
        slot = new Item("again");
        yield return n;
    }
    public static void DemoTwiceBad() { slot = new Item("x"); var e = Once(); _ = e.Sum(); _ = e.Sum(); }
    public static void DemoTwiceGood() { slot = new Item("x"); var e = OnceSafe(); _ = e.Sum(); _ = e.Sum(); }

    // finally of an iterator runs at Dispose
    static IEnumerable<int> WithFinally() { try { yield return 1; yield return 2; } finally { slot = null; } }
    static int FinallyBad() { slot = new Item("x"); foreach (var n in WithFinally()) if (n == 1) break; return slot!.Size; } // want: null-deref
    static int FinallyGood() { slot = new Item("x"); foreach (var n in WithFinally()) if (n == 1) return slot!.Size; return 0; } // needless
    public static void DemoFinallyBad() => FinallyBad();
    public static void DemoFinallyGood() => FinallyGood();

    // finally of an iterator that was never started does not run
    static IEnumerable<int> Restores() { try { yield return 1; } finally { slot = new Item("r"); } }
    static int NotStartedBad() { slot = null; using (var e = Restores().GetEnumerator()) { } return slot!.Size; } // want: null-deref
    static int NotStartedGood() { slot = null; using (var e = Restores().GetEnumerator()) { e.MoveNext(); } return slot!.Size; }
    public static void DemoNotStartedBad() => NotStartedBad();
    public static void DemoNotStartedGood() => NotStartedGood();

    // yield break before the assignment
    static IEnumerable<int> Early(bool stop) { if (stop) yield break; slot = new Item("x"); yield return 1; }
    static int BreakBad() { slot = null; _ = Early(true).Count(); return slot!.Size; } // want: null-deref
    static int BreakGood() { slot = null; _ = Early(false).Count(); return slot!.Size; }
    public static void DemoBreakBad() => BreakBad();
    public static void DemoBreakGood() => BreakGood();

    // own enumerable
    static int OwnBad() { int s = 0; foreach (var it in new Chain { Head = new Item("h") }) s += it!.Size; return s; } // missed: null-deref
    static int OwnGood() { int s = 0; foreach (var it in new Chain()) s += it!.Size; return s; }
    public static void DemoOwnBad() => OwnBad();
    public static void DemoOwnGood() => OwnGood();

    // pattern based foreach
    static int DuckBad() { int s = 0; foreach (var it in new Duck(new Item("x"), Find(1))) s += it!.Size; return s; } // want: null-deref
    static int DuckGood() { int s = 0; foreach (var it in new Duck(new Item("x"), Find(2))) s += it!.Size; return s; }
    public static void DemoDuckBad() => DuckBad();
    public static void DemoDuckGood() => DuckGood();

    // extension GetEnumerator
    static int ExtEnumBad() { int s = 0; foreach (var it in 1) s += it!.Size; return s; } // missed: null-deref
    static int ExtEnumGood() { int s = 0; foreach (var it in 2) s += it!.Size; return s; }
    public static void DemoExtEnumBad() => ExtEnumBad();
    public static void DemoExtEnumGood() => ExtEnumGood();

    // foreach over null
    static Item[]? Many(int n) => n > 1 ? [new Item("m")] : null;
    static int OverNullBad() { int s = 0; foreach (var it in Many(1)!) s += it.Size; return s; } // want: null-deref
    static int OverNullGood() { int s = 0; foreach (var it in Many(1) ?? []) s += it.Size; return s; }
    public static void DemoOverNullBad() => OverNullBad();
    public static void DemoOverNullGood() => OverNullGood();

    // iterator with a null argument: thrown in the body, at the run
    static IEnumerable<char> Chars(string? s)
    {
        for (int i = 0; i < s!.Length; i++) yield return s[i]; // want: null-deref
    }
    static IEnumerable<char> CharsSafe(string? s)
    {
        for (int i = 0; i < s!.Length; i++) yield return s[i];
    }
    public static void DemoArgBad() => _ = Chars(null).Count();
    public static void DemoArgGood() => _ = CharsSafe(null);

    // foreach with deconstruction
    static int ForDeconBad() { int s = 0; foreach (var (it, n) in new[] { (Find(2), 1), (Find(1), 2) }) s += it!.Size + n; return s; } // want: null-deref
    static int ForDeconGood() { int s = 0; foreach (var (it, n) in new[] { (Find(2), 1), (Find(3), 2) }) s += it!.Size + n; return s; }
    public static void DemoForDeconBad() => ForDeconBad();
    public static void DemoForDeconGood() => ForDeconGood();

    // foreach ref over a span
    static int ForRefBad() { Item?[] a = [new Item("x")]; foreach (ref var it in a.AsSpan()) it = null; return a[0]!.Size; } // want: null-deref
    static int ForRefGood() { Item?[] a = [null]; foreach (ref var it in a.AsSpan()) it = new Item("x"); return a[0]!.Size; }
    public static void DemoForRefBad() => ForRefBad();
    public static void DemoForRefGood() => ForRefGood();
}

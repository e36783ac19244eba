// case: surface-language-control
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageControl;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } public Item? Next; }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static readonly object gate = new();

    // goto label over the assignment
    static int GotoBad(bool skip)
    {
        Item? it = null;
        if (skip) goto done;
        it = new Item("x");
    done:
        return it!.Size; // want: null-deref
    }
    static int GotoGood(bool skip)
    {
        Item? it = null;
        if (skip) goto done;
        it = new Item("x");
        return it.Size;
    done:
        return 0;
    }
    public static void DemoGotoBad() => GotoBad(true);
    public static void DemoGotoGood() { GotoGood(true); GotoGood(false); }

    // goto backwards
    static int BackBad()
    {
        Item? it = new Item("x");
        int n = 0;
    again:
        n += it!.Size + 1; // want: null-deref
        if (n < 2) { it = it.Next; goto again; }
        return n;
    }
    static int BackGood()
    {
        Item? it = new Item("x") { Next = new Item("y") };
        int n = 0;
    again:
        n += it!.Size + 1;
        if (n < 2) { it = it.Next; goto again; }
        return n;
    }
    public static void DemoBackBad() => BackBad();
    public static void DemoBackGood() => BackGood();

    // do/while: the body runs before the test
    static int DoBad(int n)
    {
        Item? it = Find(n);
        int s = 0;
        do { s += it!.Size; it = it.Next; } while (it != null); // want: null-deref
        return s;
    }
    static int DoGood(int n)
    {
        Item? it = Find(n);
        int s = 0;
        while (it != null) { s += it.Size; it = it.Next; }
        return s;
    }
    public static void DemoDoBad() => DoBad(1);
    public static void DemoDoGood() => DoGood(1);

    // while ends with the null
    static int WhileEndBad()
    {
        Item? it = new Item("x");
        while (it != null) it = it.Next;
        return it!.Size; // want: null-deref
    }
    static int WhileEndGood()
    {
        Item it = new Item("x");
        while (it.Next != null) it = it.Next;
        return it.Size;
    }
    public static void DemoWhileEndBad() => WhileEndBad();
    public static void DemoWhileEndGood() => WhileEndGood();

    // for with several variables
    static int ForBad()
    {
        int s = 0;
        for (Item? a = new Item("x"), b = a.Next; a != null; a = a.Next)
            s += a.Size + b!.Size; // want: null-deref
        return s;
    }
    static int ForGood()
    {
        int s = 0;
        for (Item? a = new Item("x"), b = a.Next; a != null && b != null; a = a.Next, b = b.Next)
            s += a.Size + b.Size;
        return s;
    }
    public static void DemoForBad() => ForBad();
    public static void DemoForGood() => ForGood();

    // for whose body never runs
    static int EmptyForBad(int n)
    {
        Item? it = null;
        for (int i = 0; i < n; i++) it = new Item("x");
        return it!.Size; // want: null-deref
    }
    static int EmptyForGood(int n)
    {
        Item? it = null;
        for (int i = 0; i <= n; i++) it = new Item("x");
        return it!.Size;
    }
    public static void DemoEmptyForBad() => EmptyForBad(0);
    public static void DemoEmptyForGood() => EmptyForGood(0);

    // continue skips the assignment
    static int ContinueBad()
    {
        Item? it = null;
        foreach (int n in new[] { 1, 2 }) { if (n > 0) continue; it = new Item("x"); }
        return it!.Size; // want: null-deref
    }
    static int ContinueGood()
    {
        Item? it = null;
        foreach (int n in new[] { 1, 2 }) { it = new Item("x"); if (n > 0) continue; it = null; }
        return it!.Size;
    }
    public static void DemoContinueBad() => ContinueBad();
    public static void DemoContinueGood() => ContinueGood();

    // break with the null of the moment
    static int BreakBad()
    {
        Item? it = new Item("x");
        while (true) { it = it!.Next; if (it is null) break; }
        return it!.Size; // want: null-deref
    }
    static int BreakGood()
    {
        Item? it = null;
        while (true) { it = Find(3); if (it is not null) break; }
        return it.Size;
    }
    public static void DemoBreakBad() => BreakBad();
    public static void DemoBreakGood() => BreakGood();

    // value made in a lock, read after it
    static int LockBad()
    {
        Item? it;
        lock (gate) { it = Find(1); }
        return it!.Size; // want: null-deref
    }
    static int LockGood()
    {
        Item? it;
        lock (gate) { it = Find(2); }
        return it!.Size;
    }
    public static void DemoLockBad() => LockBad();
    public static void DemoLockGood() => LockGood();

    // checked expression and block
    static int CheckedBad()
    {
        checked { Item? it = Find(1); int n = it!.Size + 1; return n; } // want: null-deref
    }
    static int CheckedGood()
    {
        checked { Item? it = Find(2); int n = unchecked(it!.Size * 7) + 1; return n; }
    }
    public static void DemoCheckedBad() => CheckedBad();
    public static void DemoCheckedGood() => CheckedGood();

    // && and || with assignments inside
    static int ShortBad(bool b)
    {
        Item? it = null;
        if (b || (it = new Item("x")) != null) return it!.Size; // want: null-deref
        return 0;
    }
    static int ShortGood(bool b)
    {
        Item? it = null;
        if (b && (it = new Item("x")) != null) return it.Size;
        return 0;
    }
    public static void DemoShortBad() => ShortBad(true);
    public static void DemoShortGood() { ShortGood(true); ShortGood(false); }

    // | does not short-circuit
    static int NoShortBad(int n)
    {
        Item? it = Find(n);
        bool b = it == null | it!.Size > 0; // want: null-deref
        return b ? 1 : 0;
    }
    static int NoShortGood(int n)
    {
        Item? it = Find(n);
        bool b = it == null || it.Size > 0;
        return b ? 1 : 0;
    }
    public static void DemoNoShortBad() => NoShortBad(1);
    public static void DemoNoShortGood() => NoShortGood(1);

    // test kept in a bool
    static int KeptTestBad(int n)
    {
        Item? it = Find(n);
        bool none = it == null;
        if (none) return it!.Size; // want: null-deref
        return 0;
    }
    static int KeptTestGood(int n)
    {
        Item? it = Find(n);
        bool none = it == null;
        if (!none) return it!.Size;
        return 0;
    }
    public static void DemoKeptTestBad() => KeptTestBad(1);
    public static void DemoKeptTestGood() { KeptTestGood(1); KeptTestGood(2); }

    // chained assignment
    static int ChainBad() { Item? a, b; a = b = Find(1); return a!.Size + (b == null ? 1 : 0); } // want: null-deref
    static int ChainGood() { Item? a, b; a = b = Find(2); return a!.Size + (b == null ? 1 : 0); }
    public static void DemoChainBad() => ChainBad();
    public static void DemoChainGood() => ChainGood();
}

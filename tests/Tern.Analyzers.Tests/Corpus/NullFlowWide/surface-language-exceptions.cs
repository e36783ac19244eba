// case: surface-language-exceptions
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceLanguageExceptions;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }
public class ItemException(Item? it) : Exception("item") { public Item? It => it; }

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static Item? slot;
    static void Boom(bool b) { if (b) throw new InvalidOperationException("boom"); }

    // assignment skipped by the throw
    static int SkippedBad()
    {
        Item? it = null;
        try { Boom(true); it = new Item("x"); } catch (InvalidOperationException) { }
        return it!.Size; // want: null-deref
    }
    static int SkippedGood()
    {
        Item? it = null;
        try { Boom(true); it = new Item("x"); } catch (InvalidOperationException) { it = new Item("c"); }
        return it.Size;
    }
    public static void DemoSkippedBad() => SkippedBad();
    public static void DemoSkippedGood() => SkippedGood();

    // finally writes
    static int FinallyBad()
    {
        Item? it = new Item("x");
        try { Boom(false); } finally { it = Find(1); }
        return it!.Size; // want: null-deref
    }
    static int FinallyGood()
    {
        Item? it = null;
        try { Boom(false); } finally { it = Find(2); }
        return it!.Size;
    }
    public static void DemoFinallyBad() => FinallyBad();
    public static void DemoFinallyGood() => FinallyGood();

    // finally writes a field after return took its value
    static Item? Take() { try { return slot; } finally { slot = null; } }
    static int AfterReturnBad() { slot = new Item("x"); Take(); return slot!.Size; } // want: null-deref
    static int AfterReturnGood() { slot = new Item("x"); return Take()!.Size; }
    public static void DemoAfterReturnBad() => AfterReturnBad();
    public static void DemoAfterReturnGood() => AfterReturnGood();

    // finally dereferences what the try never set
    static int InFinallyBad()
    {
        Item? it = null;
        try { Boom(false); return 1; }
        finally { slot = new Item(it!.Name); } // want: null-deref
    }
    static int InFinallyGood()
    {
        Item? it = null;
        try { it = new Item("x"); return 1; }
        finally { slot = new Item(it!.Name); }
    }
    public static void DemoInFinallyBad() => InFinallyBad();
    public static void DemoInFinallyGood() => InFinallyGood();

    // exception filter with a side effect
    static bool Wipe(ref Item? it) { it = null; return true; }
    static int FilterBad()
    {
        Item? it = new Item("x");
        try { Boom(true); } catch (Exception) when (Wipe(ref it)) { return it!.Size; } // want: null-deref
        return it!.Size;
    }
    static int FilterGood()
    {
        Item? it = new Item("x");
        try { Boom(false); } catch (Exception) when (Wipe(ref it)) { return 0; }
        return it!.Size;
    }
    public static void DemoFilterBad() => FilterBad();
    public static void DemoFilterGood() => FilterGood();

    // filter tests a member of the exception
    static int FilterTestBad(int n)
    {
        try { throw new ItemException(Find(n)); }
        catch (ItemException e) when (e.It == null) { return e.It!.Size; } // want: null-deref
        catch (ItemException e) { return e.It!.Size; }
    }
    static int FilterTestGood(int n)
    {
        try { throw new ItemException(Find(n)); }
        catch (ItemException e) when (e.It != null) { return e.It.Size; }
        catch (ItemException) { return 0; }
    }
    public static void DemoFilterTestBad() => FilterTestBad(1);
    public static void DemoFilterTestGood() { FilterTestGood(1); FilterTestGood(2); }

    // rethrow after a write
    static void Rethrows() { try { Boom(true); } catch { slot = null; throw; } }
    static void RethrowsSafe() { try { Boom(true); } catch { slot = new Item("r"); throw; } }
    static int RethrowBad()
    {
        slot = new Item("x");
        try { Rethrows(); } catch (InvalidOperationException) { }
        return slot!.Size; // want: null-deref
    }
    static int RethrowGood()
    {
        slot = null;
        try { RethrowsSafe(); } catch (InvalidOperationException) { }
        return slot!.Size; // needless
    }
    public static void DemoRethrowBad() => RethrowBad();
    public static void DemoRethrowGood() => RethrowGood();

    // nested try: the inner finally then the outer catch
    static int NestedBad()
    {
        Item? it = new Item("x");
        try { try { Boom(true); } finally { it = null; } }
        catch (InvalidOperationException) { return it!.Size; } // want: null-deref
        return 0;
    }
    static int NestedGood()
    {
        Item? it = null;
        try { try { Boom(true); } finally { it = new Item("f"); } }
        catch (InvalidOperationException) { return it!.Size; }
        return 0;
    }
    public static void DemoNestedBad() => NestedBad();
    public static void DemoNestedGood() => NestedGood();

    // exception carries the null
    static int CarryBad()
    {
        try { throw new ItemException(null); }
        catch (ItemException e) { return e.It!.Size; } // want: null-deref
    }
    static int CarryGood()
    {
        try { throw new ItemException(new Item("x")); }
        catch (ItemException e) { return e.It!.Size; }
    }
    public static void DemoCarryBad() => CarryBad();
    public static void DemoCarryGood() => CarryGood();

    // InnerException is not there
    static int InnerBad()
    {
        try { Boom(true); return 0; }
        catch (Exception e) { return e.InnerException!.Message.Length; } // missed: null-deref
    }
    static int InnerGood()
    {
        try { try { Boom(true); } catch (Exception x) { throw new ArgumentException("a", x); } return 0; }
        catch (Exception e) { return e.InnerException!.Message.Length; }
    }
    public static void DemoInnerBad() => InnerBad();
    public static void DemoInnerGood() => InnerGood();

    // the second catch clause is the one that runs
    static int SecondCatchBad()
    {
        Item? it = null;
        try { Boom(true); }
        catch (ArgumentException) { it = new Item("a"); }
        catch (InvalidOperationException) { }
        return it!.Size; // want: null-deref
    }
    static int SecondCatchGood()
    {
        Item? it = null;
        try { Boom(true); }
        catch (ArgumentException) { }
        catch (InvalidOperationException) { it = new Item("b"); }
        return it!.Size;
    }
    public static void DemoSecondCatchBad() => SecondCatchBad();
    public static void DemoSecondCatchGood() => SecondCatchGood();

    // a throw expression's operand that is null throws NullReferenceException
    static Exception? Problem(bool b) => b ? new InvalidOperationException("p") : null;
    static void ThrowNullBad()
    {
        throw Problem(false)!; // want: null-deref
    }
    static void ThrowNullGood()
    {
        try { throw Problem(true)!; } catch (InvalidOperationException) { }
    }
    public static void DemoThrowNullBad() => ThrowNullBad();
    public static void DemoThrowNullGood() => ThrowNullGood();
}

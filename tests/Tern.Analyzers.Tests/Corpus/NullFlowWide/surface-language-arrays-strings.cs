// case: surface-language-arrays-strings
// category: surface
// rationale: constructs of the language, each by itself, with a safe twin
// csc: none

#nullable enable
using System.Runtime.CompilerServices;
namespace NullSafety.SurfaceLanguageArraysStrings;

public class Item(string name) { public string Name { get; } = name; public int Size { get; set; } }
[InterpolatedStringHandler]
public ref struct Handler
{
    int total;
    public Handler(int literal, int holes) { total = literal + holes; }
    public void AppendLiteral(string s) => total += s.Length;
    public void AppendFormatted(Item? it) => total += it!.Size; // want: null-deref
    public int Total => total;
}
[InterpolatedStringHandler]
public ref struct SafeHandler
{
    int total;
    public SafeHandler(int literal, int holes) { total = literal + holes; }
    public void AppendLiteral(string s) => total += s.Length;
    public void AppendFormatted(Item? it) => total += it?.Size ?? 0;
    public int Total => total;
}
[InterpolatedStringHandler]
public ref struct OffHandler
{
    public OffHandler(int literal, int holes, bool on, out bool go) { go = on; }
    public void AppendLiteral(string s) { }
    public void AppendFormatted(int n) { }
}

public static class Probes
{
    static Item? Find(int n) => n > 1 ? new Item("a") { Size = n } : null;
    static string? Text(int n) => n > 1 ? "text" : null;

    // fresh array is full of null
    static int FreshBad() { var a = new Item[3]; a[0] = new Item("x"); return a[1].Size; } // want: null-deref
    static int FreshGood() { var a = new Item[3]; a[1] = new Item("x"); return a[1].Size; }
    public static void DemoFreshBad() => FreshBad();
    public static void DemoFreshGood() => FreshGood();

    // several dimensions
    static int MultiBad() { var a = new Item[2, 2]; a[0, 0] = new Item("x"); return a[1, 1].Size; } // want: null-deref
    static int MultiGood() { var a = new Item[2, 2]; a[1, 1] = new Item("x"); return a[1, 1].Size; }
    public static void DemoMultiBad() => MultiBad();
    public static void DemoMultiGood() => MultiGood();

    // initialised rectangular array
    static int RectInitBad() { Item?[,] a = { { new("a"), null }, { new("c"), new("d") } }; return a[0, 1]!.Size; } // want: null-deref
    static int RectInitGood() { Item?[,] a = { { new("a"), null }, { new("c"), new("d") } }; return a[1, 1]!.Size; }
    public static void DemoRectInitBad() => RectInitBad();
    public static void DemoRectInitGood() => RectInitGood();

    // jagged: the inner arrays are null
    static int JaggedBad() { var a = new int[3][]; return a[0].Length; } // want: null-deref
    static int JaggedGood() { var a = new int[3][]; a[0] = [1]; return a[0].Length; }
    public static void DemoJaggedBad() => JaggedBad();
    public static void DemoJaggedGood() => JaggedGood();

    // ^1
    static int FromEndBad() { Item?[] a = [new("x"), null]; return a[^1]!.Size; } // want: null-deref
    static int FromEndGood() { Item?[] a = [null, new("x")]; return a[^1]!.Size; }
    public static void DemoFromEndBad() => FromEndBad();
    public static void DemoFromEndGood() => FromEndGood();

    // range copies
    static int RangeBad() { Item?[] a = [new("x"), Find(1), new("z")]; var b = a[1..]; return b[0]!.Size; } // want: null-deref
    static int RangeGood() { Item?[] a = [Find(1), new("y"), new("z")]; var b = a[1..]; return b[0]!.Size; }
    public static void DemoRangeBad() => RangeBad();
    public static void DemoRangeGood() => RangeGood();

    // a range of an array is a copy, a span is not
    static int SpanBad() { Item?[] a = [new("x")]; a.AsSpan()[..1][0] = null; return a[0]!.Size; } // missed: null-deref
    static int SpanGood() { Item?[] a = [new("x")]; a[..1][0] = null; return a[0]!.Size; }
    public static void DemoSpanBad() => SpanBad();
    public static void DemoSpanGood() => SpanGood();

    // Index and Range values in variables
    static int IndexVarBad() { Item?[] a = [new("x"), null, new("z")]; Index i = ^2; return a[i]!.Size; } // missed: null-deref
    static int IndexVarGood() { Item?[] a = [new("x"), null, new("z")]; Index i = ^3; return a[i]!.Size; }
    public static void DemoIndexVarBad() => IndexVarBad();
    public static void DemoIndexVarGood() => IndexVarGood();

    // string slice of null
    static int SliceBad() => Text(1)![1..].Length; // want: null-deref
    static int SliceGood() => Text(2)![1..].Length;
    public static void DemoSliceBad() => SliceBad();
    public static void DemoSliceGood() => SliceGood();

    // plain interpolation takes null
    static int InterpBad() => $"<{Text(1)!.Length}>".Length; // want: null-deref
    static int InterpGood() => $"<{Text(1)}>".Length + (Text(1) + Text(1)).Length;
    public static void DemoInterpBad() => InterpBad();
    public static void DemoInterpGood() => InterpGood();

    // own interpolation handler
    static int Write(Handler h) => h.Total;
    static int WriteSafe(SafeHandler h) => h.Total;
    public static void DemoHandlerBad() => Write($"a {Find(1)}");
    public static void DemoHandlerGood() => WriteSafe($"a {Find(1)}");

    // a handler that is off does not evaluate its holes
    static void Log(bool on, [InterpolatedStringHandlerArgument("on")] OffHandler h) { }
    static void HoleBad() => Log(true, $"{Find(1)!.Size}"); // want: null-deref
    static void HoleGood() => Log(false, $"{Find(1)!.Size}"); // needless
    public static void DemoHoleBad() => HoleBad();
    public static void DemoHoleGood() => HoleGood();

    // string concatenation never gives null
    static int ConcatBad() { string? s = null; s += Text(1); Item? it = s.Length == 0 ? null : Find(2); return it!.Size; } // want: null-deref
    static int ConcatGood() { string? s = null; s += Text(1); return s.Length; }
    public static void DemoConcatBad() => ConcatBad();
    public static void DemoConcatGood() => ConcatGood();

    // element increments on a null array
    static int[]? Numbers(int n) => n > 1 ? [1, 2] : null;
    static int ElemIncBad() { var a = Numbers(1); a![0]++; return a[0]; } // want: null-deref
    static int ElemIncGood() { var a = Numbers(2); a![0]++; return a[0]; }
    public static void DemoElemIncBad() => ElemIncBad();
    public static void DemoElemIncGood() => ElemIncGood();

    // stackalloc of values, index into a table of references
    static int StackBad() { Span<int> s = stackalloc int[] { 1, 0 }; Item?[] a = [new("x"), null]; return a[s[0]]!.Size; } // want: null-deref
    static int StackGood() { Span<int> s = stackalloc int[] { 1, 0 }; Item?[] a = [new("x"), null]; return a[s[1]]!.Size; } // needless
    public static void DemoStackBad() => StackBad();
    public static void DemoStackGood() => StackGood();
}

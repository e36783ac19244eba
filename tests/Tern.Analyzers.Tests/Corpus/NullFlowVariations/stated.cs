// What the project's own assertions state, and answers for text that is empty.
using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
namespace Variations.Stated;
public static class Hull
{
    [Conditional("DEBUG")] private static void Assert([DoesNotReturnIf(false)] bool condition) => Trace.Assert(condition);
    private static string? Name(int n) => n > 3 ? "x" : null;
    public static int Asserted(int n) { string? name = Name(n); Assert(name != null && name.Length > 0); return name.Length; }
    public static int Open(int n) { string? name = Name(n); return name!.Length; } // want: null-deref
    private static string? Plural(string text) { if (string.IsNullOrEmpty(text)) return null; return text + "s"; }
    public static int OfText(Type type) => Plural(type.Name.Trim())!.Length;
    public static int OfNothing() => Plural("")!.Length; // want: null-deref
    public static int OfSome() => Plural("some")!.Length;
    private static string? Initial(string text) => text.Length == 0 ? null : text[..1];
    public static int OfAny(string text) => Initial(text.Trim())!.Length; // want: null-deref
}
public static class D
{
    public static int Demo1() => Hull.Asserted(4) + Hull.OfText(typeof(Hull)) + Hull.OfSome();
    public static int Demo2() => Hull.Open(1);
    public static int Demo3() => Hull.OfNothing();
    public static int Demo4() => Hull.OfAny(" ");
}

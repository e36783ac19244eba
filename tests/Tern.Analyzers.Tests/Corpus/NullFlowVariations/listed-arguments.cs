// What a method asks of all arguments that a call lists holds for each of them.
using System;
using System.Linq;
namespace Variations.ListedArguments;
public sealed class Pin { public int Id = 3; }
public static class Checks
{
    private static void None(params object?[] all) { foreach (object? one in all) { if (one == null) { throw new ArgumentException("null"); } } }
    private static void NoneCounted(params object?[] all) { for (int i = 0; i < all.Length; i++) { if (all[i] == null) { throw new ArgumentException("null"); } } }
    private static void NoneThrown(params object?[] all) { foreach (object? one in all) { ArgumentNullException.ThrowIfNull(one); } }
    private static bool Any(params object?[] all) => all.Any(one => one == null);
    private static bool Full(params object?[] all) { for (int i = 0; i < all.Length; i++) { if (all[i] is null) { return false; } } return true; }
    private static bool Some(params object?[] all) { foreach (object? one in all) { if (one != null) { return true; } } return false; }
    private static Pin? Of(int n) => n > 0 ? new Pin() : null;
    public static int A(Pin? a, Pin? b) { None(a, b); return a!.Id + b!.Id; }
    public static int B(Pin? a, Pin? b) { NoneCounted(a, b); return a!.Id + b!.Id; }
    public static int C(Pin? a, Pin? b) { NoneThrown(a, b); return a!.Id + b!.Id; }
    public static int D(Pin? a, Pin? b) => Any(a, b) ? 0 : a!.Id + b!.Id;
    public static int E(Pin? a, Pin? b) => Full(a, b) ? a!.Id + b!.Id : 0;
    public static int F(Pin? a, Pin? b, Pin? c) { None(a, b); return a!.Id + c!.Id; } // want: null-deref
    public static int G(Pin? a, Pin? b) => Some(a, b) ? b!.Id : 0; // want: null-deref
    public static void DemoChecked()
    {
        A(Of(1), Of(2)); B(Of(1), Of(2)); C(Of(1), Of(2)); D(Of(1), Of(0)); D(Of(1), Of(2)); E(Of(0), Of(1)); E(Of(1), Of(2));
        try { A(Of(1), Of(0)); } catch (ArgumentException) { }
        try { B(Of(1), Of(0)); } catch (ArgumentException) { }
        try { C(Of(1), Of(0)); } catch (ArgumentException) { }
    }
    public static void DemoUnchecked() => F(Of(1), Of(1), Of(0));
    public static void DemoSome() => G(Of(1), Of(0));
}

// What a place held before it was set.
using System;
using System.Collections.Generic;
using System.Threading;
namespace Variations.Swapped;
public sealed class Scope
{
    private static readonly AsyncLocal<string?> s_current = new();
    private readonly Dictionary<string, string> _all = new() { ["a"] = "b" };
    public static string? Swap(string? name)
    {
        var before = s_current.Value;
        s_current.Value = name;
        return before;
    }
    public string? Put(string key, string name)
    {
        var before = _all.GetValueOrDefault(key);
        _all[key] = name;
        return before;
    }
    public string? Take(string key)
    {
        var before = _all.GetValueOrDefault(key);
        _all.Remove(key);
        return before;
    }
}
public static class Case
{
    private static int Nested()
    {
        Scope.Swap("outer");
        return Scope.Swap(null)!.Length;
    }
    private static int NestedTwice()
    {
        Scope.Swap("outer");
        Scope.Swap(null);
        return Scope.Swap("x")!.Length; // want: null-deref
    }
    private static int Given(Scope s) { s.Put("q", "x"); return s.Put("q", "y")!.Length; }
    private static int NotGiven(Scope s) => s.Put("q", "x")!.Length; // want: null-deref
    private static int TakenTwice(Scope s) { s.Take("a"); return s.Take("a")!.Length; } // want: null-deref
    public static int D1() => Nested();
    public static int D2() => NestedTwice();
    public static int D3() => Given(new());
    public static int D4() => NotGiven(new());
    public static int D6() => TakenTwice(new());
}

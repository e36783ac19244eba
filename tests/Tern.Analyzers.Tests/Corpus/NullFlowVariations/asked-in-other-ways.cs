// Questions that say of a value that it is there, without naming null beside it.
using System;
using System.Collections.Generic;
using System.Linq;
namespace Variations.AskedInOtherWays;
public class Wire { public int Ohm = 1; public virtual Wire? Core => null; }
public sealed class Cable : Wire { private readonly Wire _core = new(); public override Wire? Core => _core; }
public sealed class Fuse : Wire { }
[Flags] public enum Parts { None = 0, Head = 1, Tail = 2 }
public sealed class Fish
{
    public Parts Parts;
    public Wire? Tail;
    public void AddHead() => Parts |= Parts.Head;
    public void AddTail() { Tail = new Wire(); Parts |= Parts.Tail; }
}
public static class Asked
{
    private static readonly Wire s_main = new();
    private static readonly Func<Wire?, bool> s_lit = w => w is { Ohm: > 0 };
    private static Wire? Get(int n) => n == 0 ? null : n == 1 ? s_main : new Wire();
    private static Wire?[] All() => [null, new Wire()];
    public static int ByType(Wire wire) => wire.GetType() == typeof(Cable) ? wire.Core!.Ohm : 0;
    public static int ByOtherType(Wire wire) => wire.GetType() == typeof(Fuse) ? (wire as Cable)!.Ohm : 0; // want: null-deref
    public static int ByFlag(Fish fish) => fish.Parts.HasFlag(Parts.Tail) ? fish.Tail!.Ohm : 0;
    public static int ByOtherFlag(Fish fish) => fish.Parts.HasFlag(Parts.Head) ? fish.Tail!.Ohm : 0; // want: null-deref
    public static int ByComparer(int n) { Wire? wire = Get(n); return EqualityComparer<Wire>.Default.Equals(wire, null) ? 0 : wire!.Ohm; }
    public static int Same(int n) { Wire? wire = Get(n); return wire == s_main ? wire!.Ohm : 0; }
    public static int Other(int n) { Wire? wire = Get(n); return wire != s_main ? wire!.Ohm : 0; } // want: null-deref
    public static int EqualTo(int n, Wire known) { Wire? wire = Get(n); return known.Equals(wire) ? wire!.Ohm : 0; }
    public static int OfBoth(int n, int m) { Wire? a = Get(n); Wire? b = Get(m); return new[] { a, b }.Contains(null) ? 0 : a!.Ohm + b!.Ohm; }
    public static int OfList(int n, int m) { Wire? a = Get(n); Wire? b = Get(m); var both = new List<Wire?> { a, b }; return both.IndexOf(null) >= 0 ? 0 : a!.Ohm + b!.Ohm; }
    public static int OfEach(int n, int m) { Wire? a = Get(n); Wire? b = Get(m); foreach (Wire? wire in new[] { a, b }) { if (wire == null) { return 0; } } return a!.Ohm + b!.Ohm; }
    public static int OfSome(int n, int m) { Wire? a = Get(n); Wire? b = Get(m); foreach (Wire? wire in new[] { a, b }) { if (wire == null) { break; } } return a!.Ohm + 1; } // want: null-deref
    public static int FoundAt(Wire?[] wires) { int at = Array.FindIndex(wires, w => w is not null); return at < 0 ? 0 : wires[at]!.Ohm; }
    public static int MissingAt(Wire?[] wires) { int at = Array.FindIndex(wires, w => w is null); return at < 0 ? 0 : wires[at]!.Ohm; } // want: null-deref
    public static int ByPredicate() { int sum = 0; foreach (Wire? wire in All()) { if (s_lit(wire)) { sum += wire!.Ohm; } } return sum; }
    public static int OrDefault(int n) => Enumerable.Range(0, n).Select(_ => new Wire()).DefaultIfEmpty(s_main).LastOrDefault()!.Ohm;
    public static int Texts(string? text) => string.Equals(text, "a", StringComparison.OrdinalIgnoreCase) ? text!.Length : 0;
    public static void DemoTypes() { ByType(new Cable()); ByType(new Wire()); }
    public static void DemoOtherType() => ByOtherType(new Fuse());
    public static void DemoFlags() { var fish = new Fish(); ByFlag(fish); fish.AddTail(); ByFlag(fish); }
    public static void DemoOtherFlag() { var fish = new Fish(); fish.AddHead(); ByOtherFlag(fish); }
    public static void DemoEqual() { ByComparer(0); Same(0); Same(1); EqualTo(0, s_main); EqualTo(1, s_main); }
    public static void DemoOther() => Other(0);
    public static void DemoBoth() { OfBoth(0, 1); OfBoth(1, 2); OfList(0, 1); OfList(1, 2); OfEach(1, 0); OfEach(1, 2); }
    public static void DemoSome() => OfSome(0, 1);
    public static void DemoFound() { FoundAt([null]); FoundAt([null, new Wire()]); ByPredicate(); OrDefault(0); Texts(null); Texts("a"); }
    public static void DemoMissing() => MissingAt([new Wire(), null]);
}
public enum Step { Add, Subtract, Multiply }
public static class Steps
{
    private static readonly Dictionary<Step, Func<int, int>> s_all = new() { [Step.Add] = x => x + 1, [Step.Subtract] = x => x - 1, [Step.Multiply] = x => x * 2 };
    private static readonly Dictionary<Step, Func<int, int>> s_some = new() { [Step.Add] = x => x + 1 };
    private static Func<int, int>? Get(Step step) => s_all.TryGetValue(step, out Func<int, int>? found) ? found : null;
    private static Func<int, int>? GetSome(Step step) => s_some.TryGetValue(step, out Func<int, int>? found) ? found : null;
    public static int Run(Step step) => Get(step)!(2);
    public static int RunSome(Step step) => GetSome(step)!(2); // want: null-deref
    public static void DemoRun() { foreach (Step step in Enum.GetValues<Step>()) { Run(step); } }
    public static void DemoRunSome() => RunSome(Step.Multiply);
}
public sealed class Shelf
{
    private readonly Dictionary<string, Wire> _wires = [];
    public IEnumerable<string> Names => _wires.Keys;
    public void Add(string name) => _wires[name] = new Wire();
    public Wire? Get(string name) => _wires.TryGetValue(name, out Wire? wire) ? wire : null;
    public static int Sum(Shelf shelf) { int sum = 0; foreach (string name in shelf.Names) { sum += shelf.Get(name)!.Ohm; } return sum; }
    public static int SumOf(Shelf shelf, Shelf other) { int sum = 0; foreach (string name in shelf.Names) { sum += other.Get(name)!.Ohm; } return sum; } // want: null-deref
    public static void DemoSum() { var shelf = new Shelf(); shelf.Add("a"); Sum(shelf); }
    public static void DemoSumOf() { var shelf = new Shelf(); shelf.Add("a"); SumOf(shelf, new Shelf()); }
}
public sealed class Lamp : IDisposable
{
    private Wire? _wire = new();
    private bool _gone;
    private void Check() => ObjectDisposedException.ThrowIf(_gone, this);
    public void Dispose() { _gone = true; _wire = null; }
    public int Light() { Check(); return _wire!.Ohm; }
    public static void DemoLight() { var lamp = new Lamp(); lamp.Light(); lamp.Dispose(); try { lamp.Light(); } catch (ObjectDisposedException) { } }
}

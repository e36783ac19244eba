// case: declared-generically
// category: null-element
// rationale: generic library methods hand on what they are given; their declaration says to which function, and into which place of the result
// csc: none

using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NullSafety.DeclaredGenerically;

public sealed class Buoy(string name)
{
    public string Name => name;
    public List<string> Lights { get; } = [];
}

public static class Chart
{
    private static Buoy? Find(int number) => number > 1 ? new Buoy("B" + number) : null;

    private static List<Buoy> One(int number) => [Find(number)!];

    private static IEnumerable<Buoy> Each(int number)
    {
        yield return Find(number)!;
    }

    public static int Keys(int n) => Each(n).DistinctBy(b => b.Name).Count(); // want: null-deref

    public static int Counted(int n) => Each(n).CountBy(b => b.Name).Count(); // want: null-deref

    public static int Folded(int n) => Each(n).AggregateBy(b => 1, 0, (sum, b) => sum + b.Name.Length).Count(); // want: null-deref

    public static int Grouped(int n) => Each(n).GroupBy(b => 1, b => b.Name).Count(); // want: null-deref

    public static int Results(int n) => Each(n).GroupBy(b => 1, (key, all) => all.First().Name).ToList().Count; // want: null-deref

    public static int Listed(int n) => Each(n).ToLookup(b => 1, b => b.Name).Count; // want: null-deref

    public static long Long(int n) => One(n).LongCount(b => b.Name == ""); // want: null-deref

    public static int While(int n) => Each(n).TakeWhile(b => b.Name != "").Count(); // want: null-deref

    public static int Past(int n) => Each(n).SkipWhile(b => b.Name != "").Count(); // want: null-deref

    public static int Joined(int n) => Each(n).Join(["B2"], b => b.Name, other => other, (b, other) => other).Count(); // want: null-deref

    public static int Inner(int n) => new[] { "B2" }.Join(Each(n), other => other, b => b.Name, (other, b) => other).Count(); // want: null-deref

    public static int Except(int n) => Each(n).ExceptBy(["B2"], b => b.Name).Count(); // want: null-deref

    public static int Others(int n) => Each(n).Except([]).Sum(b => b.Name.Length); // want: null-deref

    public static int Frozen(int n) => Each(n).ToFrozenDictionary(b => b.Name).Count; // want: null-deref

    public static int Immutable(int n) => Each(n).ToImmutableDictionary(b => b.Name).Count; // want: null-deref

    public static int Kept(int n) => Each(n).ToFrozenSet().First().Name.Length; // want: null-deref

    public static int Cast(int n) => One(n).Cast<Buoy>().Sum(b => b.Name.Length); // want: null-deref

    public static int Part(int n) => One(n).GetRange(0, 1)[0].Name.Length; // want: null-deref

    public static int View(int n) => One(n).AsReadOnly()[0].Name.Length; // want: null-deref

    public static int Removed(int n) => One(n).ToHashSet().RemoveWhere(b => b.Name == ""); // want: null-deref

    public static int Beside(int n) => new[] { 1 }.Zip(Each(n)).Sum(pair => pair.Second.Name.Length); // want: null-deref

    public static int Numbered(int n) => Each(n).Index().Sum(pair => pair.Item.Name.Length); // want: null-deref

    public static int Parallel(int n) => One(n).AsParallel().First().Name.Length; // want: null-deref

    public static int Tested(int n) => Each(n).TakeWhile(b => b is not null).Sum(b => b.Name.Length);

    public static int Missing(int n) => Each(n).SkipWhile(b => b is null).Select(b => b.Name).Count();

    public static int Seconds(int n) => new[] { 1 }.Zip(Each(n)).Where(pair => pair.Second is not null).Sum(pair => pair.Second.Name.Length);

    public static int Filled(int n) => Each(n).Select(b => b ?? new Buoy("none")).DistinctBy(b => b.Name).Count();

    public static int Found(int n) => Each(n).OfType<Buoy>().CountBy(b => b.Name).Count();
}

/// <summary>A collection of the project's own, which queries go over as its iterator does.</summary>
public sealed class Fleet : IEnumerable<Buoy>
{
    private readonly List<Buoy> _buoys = [];

    public void Add(Buoy buoy) => _buoys.Add(buoy);

    public IEnumerator<Buoy> GetEnumerator()
    {
        foreach (Buoy buoy in _buoys)
        {
            yield return buoy;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static int Names(Buoy? first) => new Fleet { first! }.Sum(b => b.Name.Length); // want: null-deref

    public static int Named(Buoy? first) => new Fleet { first ?? new Buoy("none") }.Sum(b => b.Name.Length);
}

/// <summary>Objects that stand in a collection are what all of its elements are found to be.</summary>
public static class Watch
{
    private static Buoy? Find(int number) => number > 1 ? new Buoy("B" + number) : null;

    private static string? Note(int number) => number > 1 ? "dark" : null;

    public static int NoneMissing(int n)
    {
        Buoy? north = Find(n);
        Buoy? south = Find(n + 1);
        return new[] { north, south }.Any(b => b is null) ? 0 : north!.Name.Length + south!.Name.Length;
    }

    public static int AllThere(int n)
    {
        Buoy? north = Find(n);
        Buoy? south = Find(n + 1);
        return new[] { north, south }.All(b => b is not null) ? north!.Name.Length + south!.Name.Length : 0;
    }

    public static int NoneBlank(int n)
    {
        string? first = Note(n);
        string? second = Note(n + 1);
        return new[] { first, second }.Any(string.IsNullOrWhiteSpace) ? 0 : first!.Length + second!.Length;
    }

    public static int OfList(int n)
    {
        List<Buoy?> both = [Find(n), Find(n + 1)];
        return both.Any(b => b is null) ? 0 : both[0]!.Name.Length + both.Sum(b => b!.Name.Length);
    }

    public static int SomeThere(int n)
    {
        Buoy? north = Find(n);
        return new[] { north, new Buoy("S") }.Any(b => b is not null) ? north!.Name.Length : 0; // want: null-deref
    }
}

public static class Case
{
    public static void DemoKeys() => Chart.Keys(1);
    public static void DemoCounted() => Chart.Counted(1);
    public static void DemoFolded() => Chart.Folded(1);
    public static void DemoGrouped() => Chart.Grouped(1);
    public static void DemoResults() => Chart.Results(1);
    public static void DemoListed() => Chart.Listed(1);
    public static void DemoLong() => Chart.Long(1);
    public static void DemoWhile() => Chart.While(1);
    public static void DemoPast() => Chart.Past(1);
    public static void DemoJoined() => Chart.Joined(1);
    public static void DemoInner() => Chart.Inner(1);
    public static void DemoExcept() => Chart.Except(1);
    public static void DemoOthers() => Chart.Others(1);
    public static void DemoFrozen() => Chart.Frozen(1);
    public static void DemoImmutable() => Chart.Immutable(1);
    public static void DemoKept() => Chart.Kept(1);
    public static void DemoCast() => Chart.Cast(1);
    public static void DemoPart() => Chart.Part(1);
    public static void DemoView() => Chart.View(1);
    public static void DemoRemoved() => Chart.Removed(1);
    public static void DemoBeside() => Chart.Beside(1);
    public static void DemoNumbered() => Chart.Numbered(1);
    public static void DemoParallel() => Chart.Parallel(1);
    public static void DemoTested() => Chart.Tested(1);
    public static void DemoMissing() => Chart.Missing(1);
    public static void DemoSeconds() => Chart.Seconds(1);
    public static void DemoFilled() => Chart.Filled(1);
    public static void DemoFound() => Chart.Found(1);
    public static void DemoNames() => Fleet.Names(null);
    public static void DemoNamed() => Fleet.Named(null);
    public static void DemoNoneMissing() => Watch.NoneMissing(1);
    public static void DemoAllThere() => Watch.AllThere(1);
    public static void DemoNoneBlank() => Watch.NoneBlank(1);
    public static void DemoOfList() => Watch.OfList(1);
    public static void DemoSomeThere() => Watch.SomeThere(1);
}

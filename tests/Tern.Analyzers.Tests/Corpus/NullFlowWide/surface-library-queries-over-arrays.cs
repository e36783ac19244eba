// case: surface-library-queries-over-arrays
// category: surface
// rationale: each operator of a query over a sequence that holds a null
// csc: none

using System.Collections.Immutable;
using System.Collections.Frozen;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
namespace NullSafety.SurfaceLibraryQueriesOverArrays;
public sealed class Item(string n) : IComparable<Item> { public string Name => n; public List<string> Tags = new(); public int CompareTo(Item? o) => 0; }
public static class C
{
    static Item? Get(int n) => n > 1 ? new Item("a") : null;
    static List<Item> All() { var l = new List<Item>(); l.Add(Get(1)!); return l; }
    static IEnumerable<Item> Few() { yield return Get(1)!; }
    static Item[] Arr() => new[] { Get(1)! };
    public static void Demo0() { _ = Arr().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo1() { _ = Arr().Select((x, i) => x.Name + i).ToList(); } // want: null-deref
    public static void Demo2() { _ = Arr().Where(x => x.Name != "").ToList(); } // want: null-deref
    public static void Demo3() { _ = Arr().SelectMany(x => x.Tags).ToList(); } // want: null-deref
    public static void Demo4() { _ = Arr().SelectMany(x => x.Tags, (x, t) => t).ToList(); } // want: null-deref
    public static void Demo5() { _ = Arr().OrderBy(x => x.Name).ToList(); } // needless
    public static void Demo6() { _ = Arr().OrderByDescending(x => x.Name).ToList(); } // needless
    public static void Demo7() { _ = Arr().OrderBy(x => 1).ThenBy(x => x.Name).ToList(); } // needless
    public static void Demo8() { _ = Arr().GroupBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo9() { _ = Arr().GroupBy(x => 1, x => x.Name).ToList(); } // want: null-deref
    public static void Demo10() { _ = Arr().GroupBy(x => 1, (k, g) => g.First().Name).ToList(); } // want: null-deref
    public static void Demo11() { _ = Arr().ToDictionary(x => x.Name); } // want: null-deref
    public static void Demo12() { _ = Arr().ToDictionary(x => 1, x => x.Name); } // want: null-deref
    public static void Demo13() { _ = Arr().ToLookup(x => x.Name); } // want: null-deref
    public static void Demo14() { _ = Arr().ToLookup(x => 1, x => x.Name); } // want: null-deref
    public static void Demo15() { _ = Arr().DistinctBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo16() { _ = Arr().CountBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo17() { _ = Arr().AggregateBy(x => x.Name, 0, (a, x) => a).ToList(); } // want: null-deref
    public static void Demo18() { _ = Arr().AggregateBy(x => 1, 0, (a, x) => a + x.Name.Length).ToList(); } // want: null-deref
    public static void Demo19() { _ = Arr().MaxBy(x => x.Name); } // want: null-deref
    public static void Demo20() { _ = Arr().MinBy(x => x.Name); } // want: null-deref
    public static void Demo21() { _ = Arr().Max(x => x.Name); } // want: null-deref
    public static void Demo22() { _ = Arr().Min(x => x.Name.Length); } // want: null-deref
    public static void Demo23() { _ = Arr().Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo24() { _ = Arr().Average(x => x.Name.Length); } // want: null-deref
    public static void Demo25() { _ = Arr().Count(x => x.Name == ""); } // want: null-deref
    public static void Demo26() { _ = Arr().LongCount(x => x.Name == ""); } // want: null-deref
    public static void Demo27() { _ = Arr().Any(x => x.Name == ""); } // want: null-deref
    public static void Demo28() { _ = Arr().All(x => x.Name == ""); } // want: null-deref
    public static void Demo29() { _ = Arr().First(x => x.Name == ""); } // want: null-deref
    public static void Demo30() { _ = Arr().FirstOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo31() { _ = Arr().Last(x => x.Name == ""); } // want: null-deref
    public static void Demo32() { _ = Arr().LastOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo33() { _ = Arr().Single(x => x.Name == ""); } // want: null-deref
    public static void Demo34() { _ = Arr().SingleOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo35() { _ = Arr().TakeWhile(x => x.Name == "").ToList(); } // want: null-deref
    public static void Demo36() { _ = Arr().SkipWhile(x => x.Name == "").ToList(); } // want: null-deref
    public static void Demo37() { _ = Arr().Aggregate(0, (a, x) => a + x.Name.Length); } // want: null-deref
    public static void Demo38() { _ = Arr().Aggregate("", (a, x) => a + x.Name, a => a); } // want: null-deref
    public static void Demo39() { _ = Arr().Join(new[] { "a" }, x => x.Name, y => y, (x, y) => y).ToList(); } // want: null-deref
    public static void Demo40() { _ = new[] { "a" }.Join(Arr(), y => y, x => x.Name, (y, x) => y).ToList(); } // want: null-deref
    public static void Demo41() { _ = Arr().GroupJoin(new[] { "a" }, x => x.Name, y => y, (x, y) => y).ToList(); } // want: null-deref
    public static void Demo42() { _ = Arr().Zip(new[] { 1 }, (x, n) => x.Name).ToList(); } // want: null-deref
    public static void Demo43() { _ = new[] { 1 }.Zip(Arr(), (n, x) => x.Name).ToList(); } // want: null-deref
    public static void Demo44() { _ = Arr().ExceptBy(new[] { "a" }, x => x.Name).ToList(); } // want: null-deref
    public static void Demo45() { _ = Arr().IntersectBy(new[] { "a" }, x => x.Name).ToList(); } // want: null-deref
    public static void Demo46() { _ = Arr().UnionBy(new List<Item>(), x => x.Name).ToList(); } // want: null-deref
    public static void Demo47() { _ = Arr().ToHashSet().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo48() { _ = Arr().Chunk(2).Select(c => c[0].Name).ToList(); } // want: null-deref
    public static void Demo49() { _ = Arr().Reverse().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo50() { _ = Arr().Skip(0).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo51() { _ = Arr().Take(1).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo52() { _ = Arr().Append(new Item("z")).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo53() { _ = Arr().Concat(Arr()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo54() { _ = Arr().Union(Arr()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo55() { _ = Arr().Except(new List<Item>()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo56() { _ = Arr().DefaultIfEmpty().Select(x => x!.Name).ToList(); } // want: null-deref
    public static void Demo57() { _ = Arr().Cast<Item>().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo58() { _ = Arr().AsEnumerable().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo59() { _ = Arr().Order().ToList()[0].Name.Trim(); } // want: null-deref
    public static void Demo60() { _ = Arr().ToArray().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo61() { _ = Arr().ToList().ConvertAll(x => x.Name); } // want: null-deref
    public static void Demo62() { _ = Arr().ToList().FindAll(x => x.Name == ""); } // want: null-deref
    public static void Demo63() { _ = Arr().ToList().Find(x => x.Name == ""); } // want: null-deref
    public static void Demo64() { _ = Arr().ToList().FindLast(x => x.Name == ""); } // want: null-deref
    public static void Demo65() { _ = Arr().ToList().FindIndex(x => x.Name == ""); } // want: null-deref
    public static void Demo66() { _ = Arr().ToList().FindLastIndex(x => x.Name == ""); } // want: null-deref
    public static void Demo67() { _ = Arr().ToList().Exists(x => x.Name == ""); } // want: null-deref
    public static void Demo68() { _ = Arr().ToList().TrueForAll(x => x.Name == ""); } // want: null-deref
    public static void Demo69() { _ = Arr().ToList().RemoveAll(x => x.Name == ""); } // want: null-deref
    public static void Demo70() { _ = Arr().ToHashSet().RemoveWhere(x => x.Name == ""); } // want: null-deref
    public static void Demo71() { _ = Array.Find(Arr().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo72() { _ = Array.FindAll(Arr().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo73() { _ = Array.Exists(Arr().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo74() { _ = Array.TrueForAll(Arr().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo75() { _ = Array.ConvertAll(Arr().ToArray(), x => x.Name); } // want: null-deref
    public static void Demo76() { _ = Array.FindIndex(Arr().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo77() { _ = Arr().Select(x => new { x.Name }).ToList(); } // want: null-deref
    public static void Demo78() { _ = Arr().Select(x => (x.Name, 1)).ToList(); } // want: null-deref
    public static void Demo79() { _ = Arr().TakeLast(1).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo80() { _ = Arr().SkipLast(0).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo81() { _ = Arr().Index().Select(p => p.Item.Name).ToList(); } // want: null-deref
    public static void Demo82() { _ = Arr().Zip(Arr()).Select(p => p.First.Name).ToList(); } // want: null-deref
    public static void Demo83() { _ = Arr().Zip(Arr(), Arr()).Select(p => p.Third.Name).ToList(); } // missed: null-deref
    public static void Demo84() { _ = Arr().OfType<object>().Cast<Item>().Concat(Arr()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo85() { _ = Arr().AsParallel().WithDegreeOfParallelism(1).First().Name.Trim(); } // want: null-deref
    public static void Demo86() { _ = Arr().ToImmutableArray().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo87() { _ = Arr().ToImmutableList().ConvertAll(x => x.Name); } // want: null-deref
    public static void Demo88() { _ = string.Join(",", Arr().Select(x => x.Name)); } // want: null-deref
    public static void Demo89() { _ = string.Concat(Arr().Select(x => x.Name)); } // want: null-deref
    public static void Demo90() { _ = new List<string>(Arr().Select(x => x.Name)); } // want: null-deref
    public static void Demo91() { _ = new HashSet<string>(Arr().Select(x => x.Name)); } // want: null-deref
    public static void Demo92() { _ = new Queue<string>(Arr().Select(x => x.Name)); } // want: null-deref
    public static void Demo93() { _ = new Stack<Item>(Arr()).Peek().Name; } // want: null-deref
    public static void Demo94() { _ = new LinkedList<Item>(Arr()).First!.Value.Name; } // want: null-deref
    public static void Demo95() { _ = new Queue<Item>(Arr()).Peek().Name; } // want: null-deref
    public static void Demo96() { _ = new List<Item>(Arr())[0].Name; } // want: null-deref
    public static void Demo97() { _ = new Collection<Item>(Arr().ToList())[0].Name; } // want: null-deref
    public static void Demo98() { _ = new ReadOnlyCollection<Item>(Arr().ToList())[0].Name; } // want: null-deref
    public static void Demo99() { _ = new ConcurrentBag<Item>(Arr()).First().Name; } // want: null-deref
    public static void Demo100() { _ = new ConcurrentQueue<Item>(Arr()).First().Name; } // want: null-deref
    public static void Demo101() { _ = Arr().First().Name; } // want: null-deref
    public static void Demo102() { _ = Arr().Last().Name; } // want: null-deref
    public static void Demo103() { _ = Arr().Single().Name; } // want: null-deref
    public static void Demo104() { _ = Arr().ElementAt(0).Name; } // want: null-deref
    public static void Demo105() { _ = Arr().ElementAt(^1).Name; } // want: null-deref
    public static void Demo106() { _ = Arr().ToArray()[0].Name; } // want: null-deref
    public static void Demo107() { _ = Arr().ToArray()[^1].Name; } // want: null-deref
    public static void Demo108() { _ = Arr().ToList().First().Name; } // want: null-deref
    public static void Demo109() { _ = Arr().ToList()[^1].Name; } // want: null-deref
    public static void Demo110() { _ = Arr().ToArray().AsSpan()[0].Name; } // want: null-deref
    public static void Demo111() { _ = Arr().ToArray()[0..1][0].Name; } // missed: null-deref
    public static void Demo112() { _ = Arr().ToList().GetRange(0, 1)[0].Name; } // want: null-deref
    public static void Demo113() { _ = Arr().ToArray().AsMemory().Span[0].Name; } // want: null-deref
    public static void Demo114() { _ = ((IList<Item>)Arr().ToList())[0].Name; } // want: null-deref
    public static void Demo115() { _ = ((IReadOnlyList<Item>)Arr().ToList())[0].Name; } // want: null-deref
    public static void Demo116() { _ = Arr().ToArray().ElementAtOrDefault(0)!.Name; } // want: null-deref
    public static void Demo117() { _ = Arr().FirstOrDefault()!.Name; } // want: null-deref
    public static void Demo118() { _ = Arr().LastOrDefault()!.Name; } // want: null-deref
    public static void Demo119() { _ = Arr().SingleOrDefault()!.Name; } // want: null-deref
    public static void Demo120() { _ = Arr().ToList().AsReadOnly()[0].Name; } // want: null-deref
    public static void Demo121() { _ = Arr().ToDictionary(x => 1)[1].Name; } // want: null-deref
    public static void Demo122() { _ = Arr().ToDictionary(x => 1).Values.First().Name; } // want: null-deref
    public static void Demo123() { _ = Arr().ToDictionary(x => 1).First().Value.Name; } // want: null-deref
    public static void Demo124() { _ = Arr().ToLookup(x => 1)[1].First().Name; } // missed: null-deref
    public static void Demo125() { _ = Arr().GroupBy(x => 1).First().First().Name; } // want: null-deref
    public static void Demo126() { _ = Arr().GroupBy(x => 1).SelectMany(g => g).First().Name; } // want: null-deref
    public static void Demo127() { _ = Arr().GroupBy(x => 1).ToDictionary(g => g.Key, g => g.First())[1].Name; } // want: null-deref
    public static void Demo128() { _ = Arr().Select((x, i) => (x, i)).First().x.Name; } // want: null-deref
    public static void Demo129() { _ = Arr().Select(x => x).Where(x => true).First().Name; } // want: null-deref
    public static void Demo130() { _ = Arr().Select(x => new { x }).First().x.Name; } // want: null-deref
    public static void Demo131() { _ = Arr().Where(x => x is null).First().Name; } // want: null-deref
    public static void Demo132() { _ = (from x in Arr() select x.Name).ToList(); } // want: null-deref
    public static void Demo133() { _ = (from x in Arr() from t in x.Tags select t).ToList(); } // want: null-deref
    public static void Demo134() { _ = (from x in Arr() let n = x.Name select n).ToList(); } // want: null-deref
    public static void Demo135() { _ = (from x in Arr() group x by x.Name).ToList(); } // want: null-deref
    public static void Demo136() { _ = (from x in Arr() orderby x.Name select x).ToList(); } // needless
    public static void Demo137() { _ = (from x in Arr() join y in new[] { "a" } on x.Name equals y select y).ToList(); } // want: null-deref
    public static void Demo138() { _ = Arr().ToFrozenDictionary(x => x.Name); } // want: null-deref
    public static void Demo139() { _ = Arr().ToImmutableDictionary(x => x.Name); } // want: null-deref
    public static void Demo140() { _ = Arr().ToImmutableSortedDictionary(x => x.Name, x => x); } // want: null-deref
    public static void Demo141() { _ = Arr().ToFrozenSet().First().Name; } // want: null-deref
}

// case: surface-library-queries-over-iterators
// category: surface
// rationale: each operator of a query over a sequence that holds a null
// csc: none

using System.Collections.Immutable;
using System.Collections.Frozen;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
namespace NullSafety.SurfaceLibraryQueriesOverIterators;
public sealed class Item(string n) : IComparable<Item> { public string Name => n; public List<string> Tags = new(); public int CompareTo(Item? o) => 0; }
public static class C
{
    static Item? Get(int n) => n > 1 ? new Item("a") : null;
    static List<Item> All() { var l = new List<Item>(); l.Add(Get(1)!); return l; }
    static IEnumerable<Item> Few() { yield return Get(1)!; }
    static Item[] Arr() => new[] { Get(1)! };
    public static void Demo0() { _ = Few().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo1() { _ = Few().Select((x, i) => x.Name + i).ToList(); } // want: null-deref
    public static void Demo2() { _ = Few().Where(x => x.Name != "").ToList(); } // want: null-deref
    public static void Demo3() { _ = Few().SelectMany(x => x.Tags).ToList(); } // want: null-deref
    public static void Demo4() { _ = Few().SelectMany(x => x.Tags, (x, t) => t).ToList(); } // want: null-deref
    public static void Demo5() { _ = Few().OrderBy(x => x.Name).ToList(); } // needless
    public static void Demo6() { _ = Few().OrderByDescending(x => x.Name).ToList(); } // needless
    public static void Demo7() { _ = Few().OrderBy(x => 1).ThenBy(x => x.Name).ToList(); } // needless
    public static void Demo8() { _ = Few().GroupBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo9() { _ = Few().GroupBy(x => 1, x => x.Name).ToList(); } // want: null-deref
    public static void Demo10() { _ = Few().GroupBy(x => 1, (k, g) => g.First().Name).ToList(); } // want: null-deref
    public static void Demo11() { _ = Few().ToDictionary(x => x.Name); } // want: null-deref
    public static void Demo12() { _ = Few().ToDictionary(x => 1, x => x.Name); } // want: null-deref
    public static void Demo13() { _ = Few().ToLookup(x => x.Name); } // want: null-deref
    public static void Demo14() { _ = Few().ToLookup(x => 1, x => x.Name); } // want: null-deref
    public static void Demo15() { _ = Few().DistinctBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo16() { _ = Few().CountBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo17() { _ = Few().AggregateBy(x => x.Name, 0, (a, x) => a).ToList(); } // want: null-deref
    public static void Demo18() { _ = Few().AggregateBy(x => 1, 0, (a, x) => a + x.Name.Length).ToList(); } // want: null-deref
    public static void Demo19() { _ = Few().MaxBy(x => x.Name); } // want: null-deref
    public static void Demo20() { _ = Few().MinBy(x => x.Name); } // want: null-deref
    public static void Demo21() { _ = Few().Max(x => x.Name); } // want: null-deref
    public static void Demo22() { _ = Few().Min(x => x.Name.Length); } // want: null-deref
    public static void Demo23() { _ = Few().Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo24() { _ = Few().Average(x => x.Name.Length); } // want: null-deref
    public static void Demo25() { _ = Few().Count(x => x.Name == ""); } // want: null-deref
    public static void Demo26() { _ = Few().LongCount(x => x.Name == ""); } // want: null-deref
    public static void Demo27() { _ = Few().Any(x => x.Name == ""); } // want: null-deref
    public static void Demo28() { _ = Few().All(x => x.Name == ""); } // want: null-deref
    public static void Demo29() { _ = Few().First(x => x.Name == ""); } // want: null-deref
    public static void Demo30() { _ = Few().FirstOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo31() { _ = Few().Last(x => x.Name == ""); } // want: null-deref
    public static void Demo32() { _ = Few().LastOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo33() { _ = Few().Single(x => x.Name == ""); } // want: null-deref
    public static void Demo34() { _ = Few().SingleOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo35() { _ = Few().TakeWhile(x => x.Name == "").ToList(); } // want: null-deref
    public static void Demo36() { _ = Few().SkipWhile(x => x.Name == "").ToList(); } // want: null-deref
    public static void Demo37() { _ = Few().Aggregate(0, (a, x) => a + x.Name.Length); } // want: null-deref
    public static void Demo38() { _ = Few().Aggregate("", (a, x) => a + x.Name, a => a); } // want: null-deref
    public static void Demo39() { _ = Few().Join(new[] { "a" }, x => x.Name, y => y, (x, y) => y).ToList(); } // want: null-deref
    public static void Demo40() { _ = new[] { "a" }.Join(Few(), y => y, x => x.Name, (y, x) => y).ToList(); } // want: null-deref
    public static void Demo41() { _ = Few().GroupJoin(new[] { "a" }, x => x.Name, y => y, (x, y) => y).ToList(); } // want: null-deref
    public static void Demo42() { _ = Few().Zip(new[] { 1 }, (x, n) => x.Name).ToList(); } // want: null-deref
    public static void Demo43() { _ = new[] { 1 }.Zip(Few(), (n, x) => x.Name).ToList(); } // want: null-deref
    public static void Demo44() { _ = Few().ExceptBy(new[] { "a" }, x => x.Name).ToList(); } // want: null-deref
    public static void Demo45() { _ = Few().IntersectBy(new[] { "a" }, x => x.Name).ToList(); } // want: null-deref
    public static void Demo46() { _ = Few().UnionBy(new List<Item>(), x => x.Name).ToList(); } // want: null-deref
    public static void Demo47() { _ = Few().ToHashSet().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo48() { _ = Few().Chunk(2).Select(c => c[0].Name).ToList(); } // want: null-deref
    public static void Demo49() { _ = Few().Reverse().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo50() { _ = Few().Skip(0).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo51() { _ = Few().Take(1).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo52() { _ = Few().Append(new Item("z")).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo53() { _ = Few().Concat(Few()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo54() { _ = Few().Union(Few()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo55() { _ = Few().Except(new List<Item>()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo56() { _ = Few().DefaultIfEmpty().Select(x => x!.Name).ToList(); } // want: null-deref
    public static void Demo57() { _ = Few().Cast<Item>().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo58() { _ = Few().AsEnumerable().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo59() { _ = Few().Order().ToList()[0].Name.Trim(); } // want: null-deref
    public static void Demo60() { _ = Few().ToArray().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo61() { _ = Few().ToList().ConvertAll(x => x.Name); } // want: null-deref
    public static void Demo62() { _ = Few().ToList().FindAll(x => x.Name == ""); } // want: null-deref
    public static void Demo63() { _ = Few().ToList().Find(x => x.Name == ""); } // want: null-deref
    public static void Demo64() { _ = Few().ToList().FindLast(x => x.Name == ""); } // want: null-deref
    public static void Demo65() { _ = Few().ToList().FindIndex(x => x.Name == ""); } // want: null-deref
    public static void Demo66() { _ = Few().ToList().FindLastIndex(x => x.Name == ""); } // want: null-deref
    public static void Demo67() { _ = Few().ToList().Exists(x => x.Name == ""); } // want: null-deref
    public static void Demo68() { _ = Few().ToList().TrueForAll(x => x.Name == ""); } // want: null-deref
    public static void Demo69() { _ = Few().ToList().RemoveAll(x => x.Name == ""); } // want: null-deref
    public static void Demo70() { _ = Few().ToHashSet().RemoveWhere(x => x.Name == ""); } // want: null-deref
    public static void Demo71() { _ = Array.Find(Few().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo72() { _ = Array.FindAll(Few().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo73() { _ = Array.Exists(Few().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo74() { _ = Array.TrueForAll(Few().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo75() { _ = Array.ConvertAll(Few().ToArray(), x => x.Name); } // want: null-deref
    public static void Demo76() { _ = Array.FindIndex(Few().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo77() { _ = Few().Select(x => new { x.Name }).ToList(); } // want: null-deref
    public static void Demo78() { _ = Few().Select(x => (x.Name, 1)).ToList(); } // want: null-deref
    public static void Demo79() { _ = Few().TakeLast(1).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo80() { _ = Few().SkipLast(0).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo81() { _ = Few().Index().Select(p => p.Item.Name).ToList(); } // want: null-deref
    public static void Demo82() { _ = Few().Zip(Few()).Select(p => p.First.Name).ToList(); } // want: null-deref
    public static void Demo83() { _ = Few().Zip(Few(), Few()).Select(p => p.Third.Name).ToList(); } // missed: null-deref
    public static void Demo84() { _ = Few().OfType<object>().Cast<Item>().Concat(Few()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo85() { _ = Few().AsParallel().WithDegreeOfParallelism(1).First().Name.Trim(); } // want: null-deref
    public static void Demo86() { _ = Few().ToImmutableArray().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo87() { _ = Few().ToImmutableList().ConvertAll(x => x.Name); } // want: null-deref
    public static void Demo88() { _ = string.Join(",", Few().Select(x => x.Name)); } // want: null-deref
    public static void Demo89() { _ = string.Concat(Few().Select(x => x.Name)); } // want: null-deref
    public static void Demo90() { _ = new List<string>(Few().Select(x => x.Name)); } // want: null-deref
    public static void Demo91() { _ = new HashSet<string>(Few().Select(x => x.Name)); } // want: null-deref
    public static void Demo92() { _ = new Queue<string>(Few().Select(x => x.Name)); } // want: null-deref
    public static void Demo93() { _ = new Stack<Item>(Few()).Peek().Name; } // want: null-deref
    public static void Demo94() { _ = new LinkedList<Item>(Few()).First!.Value.Name; } // want: null-deref
    public static void Demo95() { _ = new Queue<Item>(Few()).Peek().Name; } // want: null-deref
    public static void Demo96() { _ = new List<Item>(Few())[0].Name; } // want: null-deref
    public static void Demo97() { _ = new Collection<Item>(Few().ToList())[0].Name; } // want: null-deref
    public static void Demo98() { _ = new ReadOnlyCollection<Item>(Few().ToList())[0].Name; } // want: null-deref
    public static void Demo99() { _ = new ConcurrentBag<Item>(Few()).First().Name; } // want: null-deref
    public static void Demo100() { _ = new ConcurrentQueue<Item>(Few()).First().Name; } // want: null-deref
    public static void Demo101() { _ = Few().First().Name; } // want: null-deref
    public static void Demo102() { _ = Few().Last().Name; } // want: null-deref
    public static void Demo103() { _ = Few().Single().Name; } // want: null-deref
    public static void Demo104() { _ = Few().ElementAt(0).Name; } // want: null-deref
    public static void Demo105() { _ = Few().ElementAt(^1).Name; } // want: null-deref
    public static void Demo106() { _ = Few().ToArray()[0].Name; } // want: null-deref
    public static void Demo107() { _ = Few().ToArray()[^1].Name; } // want: null-deref
    public static void Demo108() { _ = Few().ToList().First().Name; } // want: null-deref
    public static void Demo109() { _ = Few().ToList()[^1].Name; } // want: null-deref
    public static void Demo110() { _ = Few().ToArray().AsSpan()[0].Name; } // want: null-deref
    public static void Demo111() { _ = Few().ToArray()[0..1][0].Name; } // missed: null-deref
    public static void Demo112() { _ = Few().ToList().GetRange(0, 1)[0].Name; } // want: null-deref
    public static void Demo113() { _ = Few().ToArray().AsMemory().Span[0].Name; } // want: null-deref
    public static void Demo114() { _ = ((IList<Item>)Few().ToList())[0].Name; } // want: null-deref
    public static void Demo115() { _ = ((IReadOnlyList<Item>)Few().ToList())[0].Name; } // want: null-deref
    public static void Demo116() { _ = Few().ToArray().ElementAtOrDefault(0)!.Name; } // want: null-deref
    public static void Demo117() { _ = Few().FirstOrDefault()!.Name; } // want: null-deref
    public static void Demo118() { _ = Few().LastOrDefault()!.Name; } // want: null-deref
    public static void Demo119() { _ = Few().SingleOrDefault()!.Name; } // want: null-deref
    public static void Demo120() { _ = Few().ToList().AsReadOnly()[0].Name; } // want: null-deref
    public static void Demo121() { _ = Few().ToDictionary(x => 1)[1].Name; } // want: null-deref
    public static void Demo122() { _ = Few().ToDictionary(x => 1).Values.First().Name; } // want: null-deref
    public static void Demo123() { _ = Few().ToDictionary(x => 1).First().Value.Name; } // want: null-deref
    public static void Demo124() { _ = Few().ToLookup(x => 1)[1].First().Name; } // missed: null-deref
    public static void Demo125() { _ = Few().GroupBy(x => 1).First().First().Name; } // want: null-deref
    public static void Demo126() { _ = Few().GroupBy(x => 1).SelectMany(g => g).First().Name; } // want: null-deref
    public static void Demo127() { _ = Few().GroupBy(x => 1).ToDictionary(g => g.Key, g => g.First())[1].Name; } // want: null-deref
    public static void Demo128() { _ = Few().Select((x, i) => (x, i)).First().x.Name; } // want: null-deref
    public static void Demo129() { _ = Few().Select(x => x).Where(x => true).First().Name; } // want: null-deref
    public static void Demo130() { _ = Few().Select(x => new { x }).First().x.Name; } // want: null-deref
    public static void Demo131() { _ = Few().Where(x => x is null).First().Name; } // want: null-deref
    public static void Demo132() { _ = (from x in Few() select x.Name).ToList(); } // want: null-deref
    public static void Demo133() { _ = (from x in Few() from t in x.Tags select t).ToList(); } // want: null-deref
    public static void Demo134() { _ = (from x in Few() let n = x.Name select n).ToList(); } // want: null-deref
    public static void Demo135() { _ = (from x in Few() group x by x.Name).ToList(); } // want: null-deref
    public static void Demo136() { _ = (from x in Few() orderby x.Name select x).ToList(); } // needless
    public static void Demo137() { _ = (from x in Few() join y in new[] { "a" } on x.Name equals y select y).ToList(); } // want: null-deref
    public static void Demo138() { _ = Few().ToFrozenDictionary(x => x.Name); } // want: null-deref
    public static void Demo139() { _ = Few().ToImmutableDictionary(x => x.Name); } // want: null-deref
    public static void Demo140() { _ = Few().ToImmutableSortedDictionary(x => x.Name, x => x); } // want: null-deref
    public static void Demo141() { _ = Few().ToFrozenSet().First().Name; } // want: null-deref
}

// case: surface-library-queries-over-lists
// category: surface
// rationale: each operator of a query over a sequence that holds a null
// csc: none

using System.Collections.Immutable;
using System.Collections.Frozen;
using System.Collections.Concurrent;
using System.Collections.ObjectModel;
namespace NullSafety.SurfaceLibraryQueriesOverLists;
public sealed class Item(string n) : IComparable<Item> { public string Name => n; public List<string> Tags = new(); public int CompareTo(Item? o) => 0; }
public static class C
{
    static Item? Get(int n) => n > 1 ? new Item("a") : null;
    static List<Item> All() { var l = new List<Item>(); l.Add(Get(1)!); return l; }
    static IEnumerable<Item> Few() { yield return Get(1)!; }
    static Item[] Arr() => new[] { Get(1)! };
    public static void Demo0() { _ = All().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo1() { _ = All().Select((x, i) => x.Name + i).ToList(); } // want: null-deref
    public static void Demo2() { _ = All().Where(x => x.Name != "").ToList(); } // want: null-deref
    public static void Demo3() { _ = All().SelectMany(x => x.Tags).ToList(); } // want: null-deref
    public static void Demo4() { _ = All().SelectMany(x => x.Tags, (x, t) => t).ToList(); } // want: null-deref
    public static void Demo5() { _ = All().OrderBy(x => x.Name).ToList(); } // needless
    public static void Demo6() { _ = All().OrderByDescending(x => x.Name).ToList(); } // needless
    public static void Demo7() { _ = All().OrderBy(x => 1).ThenBy(x => x.Name).ToList(); } // needless
    public static void Demo8() { _ = All().GroupBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo9() { _ = All().GroupBy(x => 1, x => x.Name).ToList(); } // want: null-deref
    public static void Demo10() { _ = All().GroupBy(x => 1, (k, g) => g.First().Name).ToList(); } // want: null-deref
    public static void Demo11() { _ = All().ToDictionary(x => x.Name); } // want: null-deref
    public static void Demo12() { _ = All().ToDictionary(x => 1, x => x.Name); } // want: null-deref
    public static void Demo13() { _ = All().ToLookup(x => x.Name); } // want: null-deref
    public static void Demo14() { _ = All().ToLookup(x => 1, x => x.Name); } // want: null-deref
    public static void Demo15() { _ = All().DistinctBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo16() { _ = All().CountBy(x => x.Name).ToList(); } // want: null-deref
    public static void Demo17() { _ = All().AggregateBy(x => x.Name, 0, (a, x) => a).ToList(); } // want: null-deref
    public static void Demo18() { _ = All().AggregateBy(x => 1, 0, (a, x) => a + x.Name.Length).ToList(); } // want: null-deref
    public static void Demo19() { _ = All().MaxBy(x => x.Name); } // want: null-deref
    public static void Demo20() { _ = All().MinBy(x => x.Name); } // want: null-deref
    public static void Demo21() { _ = All().Max(x => x.Name); } // want: null-deref
    public static void Demo22() { _ = All().Min(x => x.Name.Length); } // want: null-deref
    public static void Demo23() { _ = All().Sum(x => x.Name.Length); } // want: null-deref
    public static void Demo24() { _ = All().Average(x => x.Name.Length); } // want: null-deref
    public static void Demo25() { _ = All().Count(x => x.Name == ""); } // want: null-deref
    public static void Demo26() { _ = All().LongCount(x => x.Name == ""); } // want: null-deref
    public static void Demo27() { _ = All().Any(x => x.Name == ""); } // want: null-deref
    public static void Demo28() { _ = All().All(x => x.Name == ""); } // want: null-deref
    public static void Demo29() { _ = All().First(x => x.Name == ""); } // want: null-deref
    public static void Demo30() { _ = All().FirstOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo31() { _ = All().Last(x => x.Name == ""); } // want: null-deref
    public static void Demo32() { _ = All().LastOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo33() { _ = All().Single(x => x.Name == ""); } // want: null-deref
    public static void Demo34() { _ = All().SingleOrDefault(x => x.Name == ""); } // want: null-deref
    public static void Demo35() { _ = All().TakeWhile(x => x.Name == "").ToList(); } // want: null-deref
    public static void Demo36() { _ = All().SkipWhile(x => x.Name == "").ToList(); } // want: null-deref
    public static void Demo37() { _ = All().Aggregate(0, (a, x) => a + x.Name.Length); } // want: null-deref
    public static void Demo38() { _ = All().Aggregate("", (a, x) => a + x.Name, a => a); } // want: null-deref
    public static void Demo39() { _ = All().Join(new[] { "a" }, x => x.Name, y => y, (x, y) => y).ToList(); } // want: null-deref
    public static void Demo40() { _ = new[] { "a" }.Join(All(), y => y, x => x.Name, (y, x) => y).ToList(); } // want: null-deref
    public static void Demo41() { _ = All().GroupJoin(new[] { "a" }, x => x.Name, y => y, (x, y) => y).ToList(); } // want: null-deref
    public static void Demo42() { _ = All().Zip(new[] { 1 }, (x, n) => x.Name).ToList(); } // want: null-deref
    public static void Demo43() { _ = new[] { 1 }.Zip(All(), (n, x) => x.Name).ToList(); } // want: null-deref
    public static void Demo44() { _ = All().ExceptBy(new[] { "a" }, x => x.Name).ToList(); } // want: null-deref
    public static void Demo45() { _ = All().IntersectBy(new[] { "a" }, x => x.Name).ToList(); } // want: null-deref
    public static void Demo46() { _ = All().UnionBy(new List<Item>(), x => x.Name).ToList(); } // want: null-deref
    public static void Demo47() { _ = All().ToHashSet().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo48() { _ = All().Chunk(2).Select(c => c[0].Name).ToList(); } // want: null-deref
    public static void Demo49() { _ = All().AsEnumerable().Reverse().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo50() { _ = All().Skip(0).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo51() { _ = All().Take(1).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo52() { _ = All().Append(new Item("z")).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo53() { _ = All().Concat(All()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo54() { _ = All().Union(All()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo55() { _ = All().Except(new List<Item>()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo56() { _ = All().DefaultIfEmpty().Select(x => x!.Name).ToList(); } // want: null-deref
    public static void Demo57() { _ = All().Cast<Item>().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo58() { _ = All().AsEnumerable().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo59() { _ = All().Order().ToList()[0].Name.Trim(); } // want: null-deref
    public static void Demo60() { _ = All().ToArray().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo61() { _ = All().ToList().ConvertAll(x => x.Name); } // want: null-deref
    public static void Demo62() { _ = All().ToList().FindAll(x => x.Name == ""); } // want: null-deref
    public static void Demo63() { _ = All().ToList().Find(x => x.Name == ""); } // want: null-deref
    public static void Demo64() { _ = All().ToList().FindLast(x => x.Name == ""); } // want: null-deref
    public static void Demo65() { _ = All().ToList().FindIndex(x => x.Name == ""); } // want: null-deref
    public static void Demo66() { _ = All().ToList().FindLastIndex(x => x.Name == ""); } // want: null-deref
    public static void Demo67() { _ = All().ToList().Exists(x => x.Name == ""); } // want: null-deref
    public static void Demo68() { _ = All().ToList().TrueForAll(x => x.Name == ""); } // want: null-deref
    public static void Demo69() { _ = All().ToList().RemoveAll(x => x.Name == ""); } // want: null-deref
    public static void Demo70() { _ = All().ToHashSet().RemoveWhere(x => x.Name == ""); } // want: null-deref
    public static void Demo71() { _ = Array.Find(All().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo72() { _ = Array.FindAll(All().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo73() { _ = Array.Exists(All().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo74() { _ = Array.TrueForAll(All().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo75() { _ = Array.ConvertAll(All().ToArray(), x => x.Name); } // want: null-deref
    public static void Demo76() { _ = Array.FindIndex(All().ToArray(), x => x.Name == ""); } // want: null-deref
    public static void Demo77() { _ = All().Select(x => new { x.Name }).ToList(); } // want: null-deref
    public static void Demo78() { _ = All().Select(x => (x.Name, 1)).ToList(); } // want: null-deref
    public static void Demo79() { _ = All().TakeLast(1).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo80() { _ = All().SkipLast(0).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo81() { _ = All().Index().Select(p => p.Item.Name).ToList(); } // want: null-deref
    public static void Demo82() { _ = All().Zip(All()).Select(p => p.First.Name).ToList(); } // want: null-deref
    public static void Demo83() { _ = All().Zip(All(), All()).Select(p => p.Third.Name).ToList(); } // missed: null-deref
    public static void Demo84() { _ = All().OfType<object>().Cast<Item>().Concat(All()).Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo85() { _ = All().AsParallel().WithDegreeOfParallelism(1).First().Name.Trim(); } // want: null-deref
    public static void Demo86() { _ = All().ToImmutableArray().Select(x => x.Name).ToList(); } // want: null-deref
    public static void Demo87() { _ = All().ToImmutableList().ConvertAll(x => x.Name); } // want: null-deref
    public static void Demo88() { _ = string.Join(",", All().Select(x => x.Name)); } // want: null-deref
    public static void Demo89() { _ = string.Concat(All().Select(x => x.Name)); } // want: null-deref
    public static void Demo90() { _ = new List<string>(All().Select(x => x.Name)); } // want: null-deref
    public static void Demo91() { _ = new HashSet<string>(All().Select(x => x.Name)); } // want: null-deref
    public static void Demo92() { _ = new Queue<string>(All().Select(x => x.Name)); } // want: null-deref
    public static void Demo93() { _ = new Stack<Item>(All()).Peek().Name; } // want: null-deref
    public static void Demo94() { _ = new LinkedList<Item>(All()).First!.Value.Name; } // want: null-deref
    public static void Demo95() { _ = new Queue<Item>(All()).Peek().Name; } // want: null-deref
    public static void Demo96() { _ = new List<Item>(All())[0].Name; } // want: null-deref
    public static void Demo97() { _ = new Collection<Item>(All().ToList())[0].Name; } // want: null-deref
    public static void Demo98() { _ = new ReadOnlyCollection<Item>(All().ToList())[0].Name; } // want: null-deref
    public static void Demo99() { _ = new ConcurrentBag<Item>(All()).First().Name; } // want: null-deref
    public static void Demo100() { _ = new ConcurrentQueue<Item>(All()).First().Name; } // want: null-deref
    public static void Demo101() { _ = All().First().Name; } // want: null-deref
    public static void Demo102() { _ = All().Last().Name; } // want: null-deref
    public static void Demo103() { _ = All().Single().Name; } // want: null-deref
    public static void Demo104() { _ = All().ElementAt(0).Name; } // want: null-deref
    public static void Demo105() { _ = All().ElementAt(^1).Name; } // want: null-deref
    public static void Demo106() { _ = All().ToArray()[0].Name; } // want: null-deref
    public static void Demo107() { _ = All().ToArray()[^1].Name; } // want: null-deref
    public static void Demo108() { _ = All().ToList().First().Name; } // want: null-deref
    public static void Demo109() { _ = All().ToList()[^1].Name; } // want: null-deref
    public static void Demo110() { _ = All().ToArray().AsSpan()[0].Name; } // want: null-deref
    public static void Demo111() { _ = All().ToArray()[0..1][0].Name; } // missed: null-deref
    public static void Demo112() { _ = All().ToList().GetRange(0, 1)[0].Name; } // want: null-deref
    public static void Demo113() { _ = All().ToArray().AsMemory().Span[0].Name; } // want: null-deref
    public static void Demo114() { _ = ((IList<Item>)All().ToList())[0].Name; } // want: null-deref
    public static void Demo115() { _ = ((IReadOnlyList<Item>)All().ToList())[0].Name; } // want: null-deref
    public static void Demo116() { _ = All().ToArray().ElementAtOrDefault(0)!.Name; } // want: null-deref
    public static void Demo117() { _ = All().FirstOrDefault()!.Name; } // want: null-deref
    public static void Demo118() { _ = All().LastOrDefault()!.Name; } // want: null-deref
    public static void Demo119() { _ = All().SingleOrDefault()!.Name; } // want: null-deref
    public static void Demo120() { _ = All().ToList().AsReadOnly()[0].Name; } // want: null-deref
    public static void Demo121() { _ = All().ToDictionary(x => 1)[1].Name; } // want: null-deref
    public static void Demo122() { _ = All().ToDictionary(x => 1).Values.First().Name; } // want: null-deref
    public static void Demo123() { _ = All().ToDictionary(x => 1).First().Value.Name; } // want: null-deref
    public static void Demo124() { _ = All().ToLookup(x => 1)[1].First().Name; } // missed: null-deref
    public static void Demo125() { _ = All().GroupBy(x => 1).First().First().Name; } // want: null-deref
    public static void Demo126() { _ = All().GroupBy(x => 1).SelectMany(g => g).First().Name; } // want: null-deref
    public static void Demo127() { _ = All().GroupBy(x => 1).ToDictionary(g => g.Key, g => g.First())[1].Name; } // want: null-deref
    public static void Demo128() { _ = All().Select((x, i) => (x, i)).First().x.Name; } // want: null-deref
    public static void Demo129() { _ = All().Select(x => x).Where(x => true).First().Name; } // want: null-deref
    public static void Demo130() { _ = All().Select(x => new { x }).First().x.Name; } // want: null-deref
    public static void Demo131() { _ = All().Where(x => x is null).First().Name; } // want: null-deref
    public static void Demo132() { _ = (from x in All() select x.Name).ToList(); } // want: null-deref
    public static void Demo133() { _ = (from x in All() from t in x.Tags select t).ToList(); } // want: null-deref
    public static void Demo134() { _ = (from x in All() let n = x.Name select n).ToList(); } // want: null-deref
    public static void Demo135() { _ = (from x in All() group x by x.Name).ToList(); } // want: null-deref
    public static void Demo136() { _ = (from x in All() orderby x.Name select x).ToList(); } // needless
    public static void Demo137() { _ = (from x in All() join y in new[] { "a" } on x.Name equals y select y).ToList(); } // want: null-deref
    public static void Demo138() { _ = All().ToFrozenDictionary(x => x.Name); } // want: null-deref
    public static void Demo139() { _ = All().ToImmutableDictionary(x => x.Name); } // want: null-deref
    public static void Demo140() { _ = All().ToImmutableSortedDictionary(x => x.Name, x => x); } // want: null-deref
    public static void Demo141() { _ = All().ToFrozenSet().First().Name; } // want: null-deref
}

#nullable enable
namespace NullSafety.SurfG.CountsAndIndexes;

public sealed class Car { public string Plate = "p"; public int Seats = 4; }

// way 1: Count > 0 then FirstOrDefault / own First
public static class CountFirst
{
    static int A(List<Car> l) { if (l.Count > 0) return l.FirstOrDefault()!.Seats; return 0; }
    static int B(List<Car> l) { if (l.Count == 0) return 0; return l.LastOrDefault()!.Seats; }
    static Car? Head(List<Car> l) => l.Count > 0 ? l[0] : null;
    static int C(List<Car> l) { if (l.Count < 1) return 0; return Head(l)!.Seats; }
    static int Bad(List<Car> l) { if (l.Count >= 0) return l.FirstOrDefault()!.Seats; return 0; } // want: null-deref
    public static void DemoSafe() { foreach (var l in new[] { new List<Car>(), new List<Car> { new Car() } }) { A(l); B(l); C(l); } }
    public static void DemoBad() => Bad(new List<Car>());
}

// way 2: Length test then an index
public static class LengthIndex
{
    static Car? At(Car[] a, int i) => i < a.Length ? a[i] : null;
    static int A(Car[] a) { if (a.Length > 1) return At(a, 1)!.Seats; return 0; }
    static int B(Car[] a) { int s = 0; for (int i = 0; i < a.Length; i++) s += At(a, i)!.Seats; return s; }
    static int C(Car[] a) { if (a.Length != 0) return a.ElementAtOrDefault(0)!.Seats; return 0; }
    static int Bad(Car[] a) { int s = 0; for (int i = 0; i <= a.Length; i++) s += At(a, i)!.Seats; return s; } // want: null-deref
    public static void DemoSafe() { foreach (var a in new[] { new Car[0], new[] { new Car() }, new[] { new Car(), new Car() } }) { A(a); B(a); C(a); } }
    public static void DemoBad() => Bad(new[] { new Car() });
}

// way 3: Any() then First
public static class AnyFirst
{
    static int A(IEnumerable<Car> s) { if (s.Any()) return s.FirstOrDefault()!.Seats; return 0; }
    static int B(List<Car> s) { if (!s.Any(c => c.Seats > 2)) return 0; return s.FirstOrDefault(c => c.Seats > 2)!.Seats; }
    static int C(List<Car> s) { if (s.Exists(c => c.Plate == "p")) return s.Find(c => c.Plate == "p")!.Seats; return 0; }
    static int Bad(List<Car> s) { if (!s.Any(c => c.Seats > 2)) return 0; return s.FirstOrDefault(c => c.Seats > 5)!.Seats; } // want: null-deref
    public static void DemoSafe() { foreach (var l in new[] { new List<Car>(), new List<Car> { new Car() } }) { A(l); B(l); C(l); } }
    public static void DemoBad() => Bad(new List<Car> { new Car() });
}

// way 4: IndexOf >= 0 then the element
public static class IndexOfElement
{
    static string[] names = { "a", "b" };
    static Car?[] cars = { new Car(), new Car(), null };
    static Car? Get(string n) { int i = Array.IndexOf(names, n); return i >= 0 ? cars[i] : null; }
    static int A(string n) { int i = Array.IndexOf(names, n); if (i < 0) return 0; return cars[i]!.Seats; }
    static int B(string n) { if (Array.IndexOf(names, n) < 0) return 0; return Get(n)!.Seats; }
    static int C(string n) { if (!names.Contains(n)) return 0; return Get(n)!.Seats; } // needless
    static int Bad(string n) { int i = Array.IndexOf(names, n); if (i < -1) return 0; return Get(n)!.Seats; } // want: null-deref
    public static void DemoSafe() { foreach (var n in new[] { "a", "b", "z" }) { A(n); B(n); C(n); } }
    public static void DemoBad() => Bad("z");
}

// way 5: FindIndex / FindLastIndex
public static class FindIndexElement
{
    static Car? ById(List<Car> l, int i) => i == -1 ? null : l[i];
    static int A(List<Car> l) { int i = l.FindIndex(c => c.Seats > 2); if (i == -1) return 0; return ById(l, i)!.Seats; }
    static int B(List<Car?> l) { int i = l.FindIndex(c => c != null); return i >= 0 ? l[i]!.Seats : 0; }
    static int C(Car?[] a) { int i = Array.FindIndex(a, c => c is not null); if (i < 0) return 0; var c = a[i]; return c!.Seats; }
    static int Bad(Car?[] a) { int i = Array.FindIndex(a, c => c is null); if (i < 0) return 0; var c = a[i]; return c!.Seats; } // want: null-deref
    public static void DemoSafe() { A(new List<Car>()); A(new List<Car> { new Car() }); B(new List<Car?> { null }); B(new List<Car?> { null, new Car() }); C(new Car?[] { null, new Car() }); C(new Car?[] { null }); }
    public static void DemoBad() => Bad(new Car?[] { new Car(), null });
}

// way 6: BinarySearch >= 0
public sealed class Sorted
{
    readonly List<int> keys = new(); readonly List<Car> cars = new();
    public void Put(int k, Car c) { int i = keys.BinarySearch(k); if (i >= 0) { cars[i] = c; return; } keys.Insert(~i, k); cars.Insert(~i, c); }
    public bool Has(int k) => keys.BinarySearch(k) >= 0;
    public Car? Get(int k) { int i = keys.BinarySearch(k); return i < 0 ? null : cars[i]; }
    public Car GetOr(int k, Car d) { int i = keys.BinarySearch(k); return i >= 0 ? cars[i] : d; }
}
public static class BinarySearchElement
{
    static int A(Sorted s, int k) => s.Has(k) ? s.Get(k)!.Seats : 0; // needless
    static int B(Sorted s, int k) { s.Put(k, new Car()); return s.Get(k)!.Seats; } // needless
    static int C(Sorted s, int k) => s.GetOr(k, new Car()).Seats;
    static int Bad(Sorted s, int k) => s.Has(k) ? s.Get(k + 1)!.Seats : 0; // want: null-deref
    public static void DemoSafe() { var s = new Sorted(); A(s, 1); B(s, 1); A(s, 1); C(s, 5); }
    public static void DemoBad() { var s = new Sorted(); s.Put(1, new Car()); Bad(s, 1); }
}

// way 7: own counter goes with the array
public sealed class Stack1
{
    Car?[] items = new Car?[4]; int count;
    public int Depth => count;
    public void Push(Car c) { if (count == items.Length) Array.Resize(ref items, count * 2); items[count++] = c; }
    public Car Pop() { var c = items[--count]!; items[count] = null; return c; }
    public Car Top => items[count - 1]!;
    public Car? Peek() => count == 0 ? null : items[count - 1];
    public Car Over => items[count]!;
}
public static class OwnCounter
{
    static int A(Stack1 s) => s.Depth > 0 ? s.Top.Seats : 0;
    static int B(Stack1 s) { int t = 0; while (s.Depth > 0) t += s.Pop().Seats; return t; }
    static int C(Stack1 s) { if (s.Depth == 0) return 0; return s.Peek()!.Seats; }
    static int Bad(Stack1 s) => s.Depth > 0 ? s.Over.Seats : 0; // missed: null-deref
    public static void DemoSafe() { var s = new Stack1(); A(s); C(s); s.Push(new Car()); s.Push(new Car()); A(s); C(s); B(s); C(s); }
    public static void DemoBad() { var s = new Stack1(); s.Push(new Car()); Bad(s); }
}

// way 8: count of a linked list > 0 then Head
public sealed class Chain
{
    sealed class Cell { public Car Car; public Cell? Next; public Cell(Car c, Cell? n) { Car = c; Next = n; } }
    Cell? head; int count;
    public int Count => count; public bool Empty => count == 0;
    public void Add(Car c) { head = new Cell(c, head); count++; }
    public Car First => head!.Car; // want: null-deref
    public Car? FirstOrNull => head?.Car;
    public int A() { if (count > 0) return head!.Car.Seats; return 0; }
    public int B() { if (count == 0) return 0; var c = head!.Car; head = head.Next; count--; return c.Seats; }
    public int Sum() { int t = 0; var c = head; for (int i = 0; i < count; i++) { t += c!.Car.Seats; c = c.Next; } return t; } // needless
}
public static class LinkedCount
{
    static int D(Chain c) { if (c.Empty) return 0; return c.FirstOrNull!.Seats; }
    static int Bad(Chain c) { return c.First.Seats; }
    public static void DemoSafe() { var c = new Chain(); c.A(); c.B(); c.Sum(); D(c); c.Add(new Car()); c.Add(new Car()); c.A(); c.Sum(); D(c); c.B(); c.B(); c.B(); }
    public static void DemoBad() => Bad(new Chain());
}

// way 9: framework LinkedList, Queue, Stack by count and Try
public static class Framework
{
    static int A(LinkedList<Car> l) { if (l.Count > 0) return l.First!.Value.Seats; return 0; }
    static int B(Queue<Car> q) { return q.TryPeek(out var c) ? c.Seats : 0; }
    static int C(LinkedList<Car> l) { if (l.Count == 0) return 0; return l.Last!.Value.Seats; }
    static int D(SortedSet<string> s) { if (s.Count == 0) return 0; return s.Min!.Length; }
    static int Bad(LinkedList<Car> l) { if (l.Count > 0) return l.First!.Next!.Value.Seats; return 0; } // missed: null-deref
    public static void DemoSafe() { var l = new LinkedList<Car>(); A(l); C(l); l.AddLast(new Car()); A(l); C(l); B(new Queue<Car>()); var s = new SortedSet<string>(); D(s); s.Add("x"); D(s); }
    public static void DemoBad() { var l = new LinkedList<Car>(); l.AddLast(new Car()); Bad(l); }
}

// way 10: list patterns and ranges of at least one
public static class ListPatterns
{
    static Car? Max(List<Car> l) { Car? m = null; foreach (var c in l) if (m == null || c.Seats > m.Seats) m = c; return m; }
    static int A(Car?[] a) => a is [{ } first, ..] ? first.Seats : 0;
    static int B(List<Car> l) { if (l.Count == 0) return 0; return Max(l)!.Seats; }
    static int C(List<Car> l) { if (l is []) return 0; return l.MaxBy(c => c.Seats)!.Seats; }
    static int Bad(List<Car> l) { return Max(l)!.Seats; } // want: null-deref
    public static void DemoSafe() { A(new Car?[0]); A(new Car?[] { null }); A(new Car?[] { new Car() }); foreach (var l in new[] { new List<Car>(), new List<Car> { new Car() } }) { B(l); C(l); } }
    public static void DemoBad() => Bad(new List<Car>());
}

// What a caller has found by a key, what it calls finds by that key, too.
using System.Collections.Generic;
using System.Linq;
namespace Variations.LookedUpTwice;
public sealed record Order(int Id, string Name);
public sealed record Bill(int Id, int OrderId, string Name);
public sealed class Store
{
    private readonly List<Order> _orders = new() { new(1, "one") };
    private readonly List<Bill> _bills = new();
    public Order? Find(int id) => _orders.FirstOrDefault(o => o.Id == id);
    public Bill? FindBill(int id) => _bills.FirstOrDefault(o => o.OrderId == id);
    public string? NameOf(int id) { var order = Find(id); if (order == null) return null; return order.Name; }
}
public sealed class Desk
{
    private readonly Store _store = new();
    private int Renamed(int id) => _store.Find(id)!.Name.Length;
    private int Untested(int id) => _store.Find(id)!.Name.Length; // want: null-deref
    private int Paid(int id) => _store.FindBill(id)!.Name.Length; // want: null-deref
    private int Named(int id) => _store.NameOf(id)!.Length;
    public int Tested(int id) { var order = _store.Find(id); return order == null ? 0 : Renamed(id) + Named(id); }
    public int Used(int id) { int first = _store.Find(id)!.Name.Length; return first + Named(id); } // want: null-deref
    public int Open(int id) => Untested(id);
    public int OfAnother(int id) { var order = _store.Find(id); return order == null ? 0 : Paid(id); }
    public int Again(int id) { var order = _store.Find(id); return order == null ? 0 : _store.Find(id)!.Name.Length + _store.NameOf(id)!.Length; }
    public int Next(int id) { var order = _store.Find(id); return order == null ? 0 : _store.Find(id + 1)!.Name.Length; } // want: null-deref
}
public static class D
{
    public static int Demo1() => new Desk().Tested(1) + new Desk().Tested(2) + new Desk().Again(1) + new Desk().Again(2) + new Desk().Used(1);
    public static int Demo2() => new Desk().Open(2);
    public static int Demo3() => new Desk().OfAnother(1);
    public static int Demo4() => new Desk().Next(1);
    public static int Demo5() => new Desk().Used(2);
}

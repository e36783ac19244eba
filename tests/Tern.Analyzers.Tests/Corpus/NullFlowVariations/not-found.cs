// An index that says that nothing was found, which a list that is not there gives, too.
using System;
using System.Collections.Generic;
namespace Variations.NotFound;
public sealed class Children<T>
    where T : class
{
    private List<T>? _list;
    public int IndexOf(T item) => _list?.IndexOf(item) ?? -1;
    public int PlaceOf(T item) => _list?.IndexOf(item) ?? 0;
    public void Add(T item) => (_list ??= []).Add(item);
    public bool Remove(T item) { int index = IndexOf(item); if (index < 0) return false; RemoveAt(index); return true; }
    public bool Drop(T item) { int index = PlaceOf(item); if (index < 0) return false; DropAt(index); return true; }
    private void RemoveAt(int index) { T item = _list![index]; _list.Remove(item); }
    private void DropAt(int index) { T item = _list![index]; _list.Remove(item); } // want: null-deref
}
public static class D
{
    public static bool Demo1() { var children = new Children<string>(); bool none = children.Remove("a"); children.Add("a"); return none | children.Remove("a"); }
    public static bool Demo2() => new Children<string>().Drop("a");
}

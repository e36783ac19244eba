// case: genericdefault-repository
// category: generic-default-result
// rationale: generic helpers answer default; harmless for a number, null for a reference
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GenericdefaultRepository;

public abstract class Entity
{
    public int Id { get; init; }

    public string Key => "k" + Id;
}

public sealed class Customer : Entity
{
    public string City { get; init; } = "c";
}

public sealed class Repository<T>
    where T : Entity
{
    private readonly List<T> _items = [];

    public void Add(T item) => _items.Add(item);

    public T Get(int id)
    {
        int at = _items.FindIndex(i => i.Id == id);
        return at >= 0 ? _items[at] : default!;
    }

    public T Require(int id) => Get(id) ?? throw new KeyNotFoundException();
}

public static class Seq
{
    public static TResult Best<T, TResult>(IEnumerable<T> source, Func<T, TResult> pick)
        where TResult : IComparable<TResult>
    {
        TResult best = default!;
        bool any = false;
        foreach (var item in source)
        {
            var candidate = pick(item);
            if (!any || candidate.CompareTo(best) > 0)
            {
                (best, any) = (candidate, true);
            }
        }

        return best;
    }
}

public static class Case
{
    private static int City(Repository<Customer> customers, int id)
    {
        var c = customers.Get(id);
        return c.City.Length; // want: null-deref
    }

    private static int CityRequired(Repository<Customer> customers, int id) => customers.Require(id).City.Length;

    private static int LastName(string[] names) => Seq.Best(names, n => n.Trim()).Length; // want: null-deref

    private static string Longest(string[] names) => Seq.Best(names, n => n.Length).ToString();

    public static int Demo1() => City(new Repository<Customer>(), 1);

    public static int Demo2()
    {
        var r = new Repository<Customer>();
        r.Add(new Customer { Id = 1 });
        return City(r, 1) + CityRequired(r, 1);
    }

    public static int Demo3() => LastName([]);

    public static string Demo4() => Longest([]);
}

// case: stale-aquarium-pump
// category: stale-test
// rationale: a setter, a visitor callback and a property that answers differently the second time void the test before them
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide3.StaleAquariumPump;

public sealed class Filter
{
    public int Age { get; set; }
    public string Maker = "clear";
}

public sealed class Pump
{
    private Filter? _filter = new();
    private int _speed;

    public event Action<Pump>? Changed;

    public Filter? Filter => _filter is { Age: > 3 } ? Retire() : _filter;

    private Filter? Retire() => Interlocked.Exchange(ref _filter, null);

    public int Speed
    {
        get => _speed;
        set
        {
            _speed = value;
            if (value > 9)
            {
                Retire();
            }

            Changed?.Invoke(this);
        }
    }

    public int Age(int by)
    {
        if (_filter is null)
        {
            return 0;
        }

        Speed = by;
        return _filter.Age; // want: null-deref
    }

    public int MakerWidth(int age)
    {
        _filter = new Filter { Age = age };
        if (Filter == null)
        {
            return 0;
        }

        return Filter.Maker.Length; // want: null-deref
    }

    public int Visit(Action<Filter> visitor)
    {
        if (_filter == null)
        {
            return -1;
        }

        visitor(_filter);
        return _filter.Maker.Length; // want: null-deref
    }

    public int VisitSafe(Action<Filter> visitor) { var f = _filter; if (f == null) { return -1; } visitor(f); return f.Maker.Length; }

    public void Remove() => _filter = null;
}

public static class Case
{
    public static void Demo1() => new Pump().Age(10);
    public static void Demo2() => new Pump().MakerWidth(5);
    public static void Demo3() { var p = new Pump(); p.Visit(f => p.Remove()); }
    public static void Demo4() { var p = new Pump(); _ = p.VisitSafe(f => p.Remove()) + p.Age(1) + new Pump().Age(3) + p.MakerWidth(2); }
}

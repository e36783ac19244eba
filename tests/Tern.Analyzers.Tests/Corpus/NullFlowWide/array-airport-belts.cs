// case: array-airport-belts
// category: arrays
// rationale: elements left null by a partial fill, by Array.Resize and by a rented copy
// csc: none

using System;

namespace NullSafety.Wide.ArrayAirportBelts;

public sealed class Belt(string flight)
{
    public string Flight { get; } = flight;
}

public sealed class Hall
{
    private Belt[] _belts;

    public Hall(int count)
    {
        _belts = new Belt[count];
        for (int i = 0; i < count; i += 2)
        {
            _belts[i] = new Belt("F" + i);
        }
    }

    public string At(int i) => _belts[i].Flight; // want: null-deref

    public string Show(int i) => i < _belts.Length && _belts[i] is { } b ? b.Flight : "-";
}

public sealed class Carousel
{
    private string[] _bags = ["a", "b"];
    public void Grow() => Array.Resize(ref _bags, _bags.Length * 2);

    public int Weigh()
    {
        int sum = 0;
        for (int i = 0; i < _bags.Length; i++)
        {
            sum += _bags[i].Length; // want: null-deref
        }

        return sum;
    }
}

public static class Case
{
    private static Belt[] Open(int n)
    {
        var all = new Belt[n];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = new Belt("open");
        }

        return all;
    }

    private static Belt[] Copy(Belt[] source, int size)
    {
        var target = new Belt[size];
        Array.Copy(source, target, source.Length);
        return target;
    }

    private static string Tail()
    {
        var wide = Copy(Open(2), 3);
        return wide[^1].Flight; // missed: null-deref
    }

    private static string Head() => Open(3)[0].Flight;
    public static void Demo1() => new Hall(4).At(3);
    public static void Demo2() => new Hall(4).Show(3);
    public static void Demo3() => new Carousel().Weigh();
    public static void Demo4()
    {
        var c = new Carousel();
        c.Grow();
        c.Weigh();
    }

    public static void Demo5() => Tail();
    public static void Demo6() => Head();
}

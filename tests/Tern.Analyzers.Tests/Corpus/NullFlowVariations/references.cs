// Members that return by reference give a place: who assigns what they give has set the place. Tuples are compared, and indexers asked, with all of their parts.
using System;

namespace Variations.References;

public sealed class Mast(string name)
{
    public string Name => name;
}

public struct Berth
{
    public Mast? Mast;
    public int Depth;
}

public sealed class Rack
{
    private readonly Mast?[] _places = new Mast?[4];
    private Mast? _spare;

    public ref Mast? Spare => ref _spare;

    public ref Mast? this[int place] => ref _places[place];

    public ref Mast? At(int place)
    {
        if (place < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(place));
        }

        return ref _places[place];
    }
}

public sealed class Pool<T>
{
    private readonly T?[] _items = new T?[4];

    public ref T? this[int place] => ref _items[place];
}

public sealed class Quay
{
    private readonly Berth[] _berths = new Berth[3];

    public ref Berth Of(int number) => ref _berths[number];
}

public sealed class Map
{
    private readonly Mast?[,] _masts = new Mast?[3, 3];

    public Mast? this[int row, int column]
    {
        get => _masts[row, column];
        set => _masts[row, column] = value;
    }

    public Mast? this[string key, bool always] => always ? new Mast(key) : null;
}

public static class Demo
{
    private static Mast? Find(int number) => number > 1 ? new Mast("M" + number) : null;

    private static ref Mast? Of(ref Mast? first, ref Mast? second, bool isFirst) => ref isFirst ? ref first : ref second;

    private static int Cleared()
    {
        Rack rack = new() { Spare = new Mast("s") };
        rack.Spare = null;
        return rack.Spare!.Name.Length; // want: null-deref
    }

    private static int Given()
    {
        Rack rack = new();
        ref Mast? spare = ref rack.Spare;
        spare = new Mast("s");
        return rack.Spare!.Name.Length;
    }

    private static int Put()
    {
        Rack rack = new();
        rack[1] = new Mast("a");
        rack[2] = Find(1);
        return rack[2]!.Name.Length; // want: null-deref
    }

    private static int PutSafe()
    {
        Rack rack = new();
        rack[1] = new Mast("a");
        return rack[1]!.Name.Length;
    }

    private static int PutFirst()
    {
        Rack rack = new();
        rack[1] ??= new Mast("a");
        return rack[1]!.Name.Length;
    }

    private static int Checked()
    {
        Rack rack = new();
        rack.At(1) = new Mast("a");
        rack.At(1) = null;
        return rack.At(1)!.Name.Length; // want: null-deref
    }

    private static int CheckedSafe()
    {
        Rack rack = new();
        ref Mast? place = ref rack.At(1);
        place = new Mast("a");
        return rack[1]!.Name.Length;
    }

    private static int Pooled()
    {
        Pool<Mast> pool = new();
        pool[1] = null;
        return pool[1]!.Name.Length; // want: null-deref
    }

    private static int PooledSafe()
    {
        Pool<Mast> pool = new();
        pool[1] = new Mast("p");
        return pool[1]!.Name.Length;
    }

    private static int Moored()
    {
        Quay quay = new();
        quay.Of(1).Depth = 3;
        return quay.Of(1).Mast!.Name.Length; // want: null-deref
    }

    private static int MooredSafe()
    {
        Quay quay = new();
        quay.Of(1).Mast = new Mast("q");
        return quay.Of(1).Mast!.Name.Length;
    }

    private static int Chosen()
    {
        Mast? a = new("a"), b = new("b");
        Of(ref a, ref b, false) = null;
        return b!.Name.Length; // want: null-deref
    }

    private static int ChosenSafe()
    {
        Mast? a = null, b = null;
        Of(ref a, ref b, true) = new Mast("a");
        return a!.Name.Length;
    }

    private static int Over()
    {
        Mast?[] all = [new Mast("a"), new Mast("b")];
        foreach (ref Mast? mast in all.AsSpan())
        {
            mast = null;
        }

        return all[1]!.Name.Length; // want: null-deref
    }

    private static int OverSafe()
    {
        Mast?[] all = [null, null];
        foreach (ref Mast? mast in all.AsSpan())
        {
            mast ??= new Mast("a");
        }

        return all[1]!.Name.Length;
    }

    private static int Same(int number)
    {
        Mast? mast = Find(number);
        return (number, mast) == (number, null) ? mast!.Name.Length : 0; // want: null-deref
    }

    private static int SameSafe(int number)
    {
        Mast? mast = Find(number);
        return (number, mast) != (number, null) ? mast!.Name.Length : 0;
    }

    private static int Elsewhere()
    {
        Map map = new();
        map[1, 2] = new Mast("m");
        return map[2, 1]!.Name.Length; // want: null-deref
    }

    private static int Crossed()
    {
        Map map = new();
        return map["b", false]!.Name.Length; // want: null-deref
    }

    private static int CrossedSafe()
    {
        Map map = new();
        map[1, 2] = new Mast("m");
        return map["a", true]!.Name.Length + map[1, 2]!.Name.Length;
    }

    public static void DemoCleared() => Cleared();
    public static void DemoGiven() => Given();
    public static void DemoPut() => Put();
    public static void DemoPutSafe() => PutSafe();
    public static void DemoPutFirst() => PutFirst();
    public static void DemoChecked() => Checked();
    public static void DemoCheckedSafe() => CheckedSafe();
    public static void DemoPooled() => Pooled();
    public static void DemoPooledSafe() => PooledSafe();
    public static void DemoMoored() => Moored();
    public static void DemoMooredSafe() => MooredSafe();
    public static void DemoChosen() => Chosen();
    public static void DemoChosenSafe() => ChosenSafe();
    public static void DemoOver() => Over();
    public static void DemoOverSafe() => OverSafe();
    public static void DemoSame() => Same(1);
    public static void DemoSameSafe() => SameSafe(1);
    public static void DemoElsewhere() => Elsewhere();
    public static void DemoCrossed() => Crossed();
    public static void DemoCrossedSafe() => CrossedSafe();
}

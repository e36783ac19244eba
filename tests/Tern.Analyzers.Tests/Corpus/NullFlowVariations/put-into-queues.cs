// Whether a queue gives something depends on what other methods have put in.
using System.Collections.Generic;

namespace Variations.PutIntoQueues;

public sealed class Parcel(string name)
{
    public string Name => name;
}

public sealed class Belt
{
    private readonly Queue<Parcel> _parcels = new();
    private readonly PriorityQueue<Parcel, int> _urgent = new();

    public void Put(Parcel parcel) => _parcels.Enqueue(parcel);

    public void Hurry(Parcel parcel, int rank) => _urgent.Enqueue(parcel, rank);

    public Parcel Next()
    {
        _parcels.TryPeek(out Parcel? parcel);
        return parcel!;
    }

    public Parcel First()
    {
        _urgent.TryPeek(out Parcel? parcel, out _);
        return parcel!;
    }
}

public static class Demo
{
    private static int Empty(Belt belt) => belt.Next().Name.Length; // want: null-deref

    private static int Filled(Belt belt)
    {
        belt.Put(new Parcel("a"));
        return belt.Next().Name.Length;
    }

    private static int Hurried(Belt belt)
    {
        belt.Hurry(new Parcel("a"), 1);
        return belt.First().Name.Length;
    }

    private static int Idle(Belt belt) => belt.First().Name.Length; // want: null-deref

    public static void DemoEmpty() => Empty(new Belt());
    public static void DemoFilled() => Filled(new Belt());
    public static void DemoHurried() => Hurried(new Belt());
    public static void DemoIdle() => Idle(new Belt());
}

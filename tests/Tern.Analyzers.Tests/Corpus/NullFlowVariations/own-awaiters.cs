// What waits for an object of the project's own gets what its awaiter gives; a call that is bound late is one of the only method that it can mean.
using System.Runtime.CompilerServices;

namespace Variations.OwnAwaiters;

public sealed class Parcel(string label)
{
    public string Label => label;
}

public sealed class Delivery(Parcel? parcel)
{
    public Courier GetAwaiter() => new(parcel);
}

public sealed class Courier(Parcel? parcel) : INotifyCompletion
{
    public bool IsCompleted => true;

    public Parcel? GetResult() => parcel;

    public void OnCompleted(Action continuation) => continuation();
}

public sealed class Depot
{
    public string Place => "north";
}

public static class Waiting
{
    public static Courier GetAwaiter(this Depot depot) => new(depot.Place == "south" ? new Parcel(depot.Place) : null);
}

public static class Office
{
    private static Parcel? Find(int number) => number > 1 ? new Parcel("p" + number) : null;

    public static async Task<int> Lost() => (await new Delivery(null))!.Label.Length; // want: null-deref

    public static async Task<int> Brought() => (await new Delivery(new Parcel("p")))!.Label.Length;

    public static async Task<int> LostByDepot() => (await new Depot())!.Label.Length; // want: null-deref

    public static int Late()
    {
        dynamic number = 1;
        Parcel? parcel = Find(number);
        return parcel!.Label.Length; // want: null-deref
    }

    public static int LateAndThere()
    {
        dynamic number = 2;
        Parcel? parcel = Find(number);
        return parcel!.Label.Length;
    }
}

public static class Case
{
    public static Task DemoLost() => Office.Lost();

    public static Task DemoBrought() => Office.Brought();

    public static Task DemoLostByDepot() => Office.LostByDepot();

    public static int DemoLate() => Office.Late();

    public static int DemoLateAndThere() => Office.LateAndThere();
}

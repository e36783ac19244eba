// case: interface-toll-plaza
// category: interfaces
// rationale: one implementation or override returns null where the declaration promises a value
// csc: none

using System.Collections.Generic;

namespace NullSafety.Wide9.TollPlaza;

public sealed record Account(string Owner, decimal Balance);

public sealed record Vehicle(string Plate, int Axles);

public interface ITagReader
{
    Account Read(Vehicle vehicle);

    string Describe(Vehicle vehicle) => Read(vehicle).Owner; // want: null-deref
}

public sealed class RadioReader : ITagReader
{
    private readonly Dictionary<string, Account> _accounts = new() { ["T1"] = new Account("Haulage Ltd", 50m) };

    public Account Read(Vehicle vehicle) => _accounts.TryGetValue(vehicle.Plate, out var account) ? account : new Account("cash", 0m);
}

public sealed class CameraReader : ITagReader
{
    public bool Foggy { get; init; }

    public Account Read(Vehicle vehicle)
    {
        return Foggy ? null! : new Account("post-pay " + vehicle.Plate, 0m);
    }
}

public abstract class Lane
{
    protected Lane(ITagReader reader) => Reader = reader;

    protected ITagReader Reader { get; }

    public abstract IReadOnlyList<decimal> Prices(Vehicle vehicle);

    public decimal Charge(Vehicle vehicle)
    {
        decimal sum = 0;
        foreach (decimal price in Prices(vehicle)) // want: null-deref
        {
            sum += price;
        }

        return sum;
    }

    public string Greeting(Vehicle vehicle) => "Welcome " + Reader.Describe(vehicle);
}

public class TruckLane : Lane
{
    public TruckLane(ITagReader reader) : base(reader) { }

    public override IReadOnlyList<decimal> Prices(Vehicle vehicle)
    {
        var prices = new List<decimal>();
        for (int axle = 0; axle < vehicle.Axles; axle++)
        {
            prices.Add(axle < 2 ? 4m : 1.5m);
        }

        return prices;
    }
}

public sealed class StaffLane : TruckLane
{
    public StaffLane(ITagReader reader) : base(reader) { }

    public override IReadOnlyList<decimal> Prices(Vehicle vehicle) => vehicle.Plate.StartsWith('S') ? null! : base.Prices(vehicle);
}

public static class Plaza
{
    private static readonly Vehicle Truck = new("T1", 5);

    public static string Demo1() => new TruckLane(new CameraReader { Foggy = true }).Greeting(Truck);

    public static decimal Demo2() => new StaffLane(new RadioReader()).Charge(new Vehicle("S7", 2));

    public static string Demo3() => new TruckLane(new RadioReader()).Greeting(Truck) + new TruckLane(new CameraReader()).Greeting(Truck);

    public static decimal Demo4() => new StaffLane(new RadioReader()).Charge(Truck) + new TruckLane(new RadioReader()).Charge(Truck);
}

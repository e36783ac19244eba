// case: neg-pair-parking-bay
// category: negative-pair
// rationale: car and ticket of a bay are always set and cleared together
// csc: false-positive
using System;
using System.Linq;

namespace NullSafety.WideSafe9.ParkingBay;

public sealed class Car(string plate, bool electric)
{
    public string Plate { get; } = plate;
    public bool Electric { get; } = electric;
}

public sealed class Ticket(int number, TimeSpan entered)
{
    public int Number { get; } = number;
    public TimeSpan Entered { get; } = entered;
    public decimal Fee(TimeSpan now, decimal perHour) => (decimal)Math.Ceiling((now - Entered).TotalHours) * perHour;
}

public sealed class Bay
{
    private Car? _car;
    private Ticket? _ticket;

    public bool Enter(Car car, Ticket ticket)
    {
        if (_car != null)
            return false;
        (_car, _ticket) = (car, ticket);
        return true;
    }

    public decimal Leave(TimeSpan now)
    {
        if (_car is null)
            return 0m;
        decimal rate = _car.Electric ? 1.5m : 2m;
        decimal fee = _ticket.Fee(now, rate); // csc-false
        Clear();
        return fee;
    }

    public string Sign()
    {
        if (_ticket == null)
            return "FREE";
        return $"#{_ticket.Number} {_car.Plate}"; // csc-false
    }

    public bool Overstayed(TimeSpan now) => _car != null && now - _ticket.Entered > TimeSpan.FromHours(8); // csc-false

    public void MoveTo(Bay other)
    {
        if (_car == null || !other.Enter(_car, _ticket)) // csc-false
            return;
        Clear();
    }

    private void Clear()
    {
        _car = null;
        _ticket = null;
    }
}

public static class GarageDemo
{
    public static decimal Demo1()
    {
        var bay = new Bay();
        decimal sum = bay.Leave(TimeSpan.FromHours(1));
        bay.Enter(new Car("KL-204", true), new Ticket(1, TimeSpan.FromHours(7)));
        bool twice = bay.Enter(new Car("KL-205", false), new Ticket(2, TimeSpan.FromHours(7)));
        sum += bay.Sign().Length + (twice ? 100 : 0);
        sum += bay.Leave(TimeSpan.FromHours(9.5));
        sum += bay.Leave(TimeSpan.FromHours(10));
        return sum;
    }

    public static string Demo2()
    {
        var bays = Enumerable.Range(0, 3).Select(_ => new Bay()).ToArray();
        bays[0].MoveTo(bays[1]);
        bays[0].Enter(new Car("X1", false), new Ticket(10, TimeSpan.FromHours(1)));
        bays[1].Enter(new Car("X2", false), new Ticket(11, TimeSpan.FromHours(6)));
        bays[0].MoveTo(bays[1]);
        bays[0].MoveTo(bays[2]);
        string late = string.Join(",", bays.Select(b => b.Overstayed(TimeSpan.FromHours(10))));
        return late + string.Join("|", bays.Select(b => b.Sign()));
    }
}

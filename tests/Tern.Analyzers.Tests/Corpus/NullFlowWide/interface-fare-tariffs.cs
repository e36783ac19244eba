// case: interface-fare-tariffs
// category: interface-impl
// rationale: one of several tariffs answers null, an override passes null down, a legacy observer does not take the null its interface allows
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.InterfaceFareTariffs;

public sealed record Fare(string Zone, int Cents);

public interface ITariff
{
    Fare For(int age);
}

public sealed class CityTariff : ITariff
{
    public Fare For(int age) => new("A", age < 6 ? 0 : 240);
}

public abstract class RegionalTariff : ITariff
{
    public Fare For(int age) => Round(Lookup(age));

    protected abstract Fare Lookup(int age);

    protected virtual Fare Round(Fare fare) => fare;
}

public interface IObserver
{
    void Sold(Fare fare, string? coupon);
}

#nullable disable
public sealed class NightTariff : RegionalTariff
{
    protected override Fare Lookup(int age) => age < 12 ? null : new Fare("N", 400);
}

public sealed class BikeTariff : RegionalTariff
{
    protected override Fare Lookup(int age) => age < 12 ? null : new Fare("B", 100);

    protected override Fare Round(Fare fare) => fare with { Cents = fare.Cents / 10 * 10 }; // want: null-deref
}

public sealed class CouponStatistics : IObserver
{
    public void Sold(Fare fare, string coupon) => Console.Out.Write(coupon.Length > 99 ? coupon : ""); // want: null-deref
}

public sealed class Quiet : IObserver
{
    public void Sold(Fare fare, string coupon) => Console.Out.Write(fare.Cents < 0 ? coupon : "");
}

#nullable enable
public sealed class Machine(params ITariff[] tariffs)
{
    public int Total(int age)
    {
        int total = 0;
        foreach (var tariff in tariffs)
        {
            var fare = tariff.For(age);
            total += fare.Cents; // want: null-deref
        }

        return total;
    }

    public void Sell(IObserver observer) => observer.Sold(new Fare("A", 1), null);
}

public static class Case
{
    public static void Demo1() => new Machine(new CityTariff(), new NightTariff()).Total(9);
    public static void Demo2() => new Machine(new BikeTariff()).Total(9);
    public static void Demo3() => new Machine().Sell(new CouponStatistics());
    public static void Demo4() => new Machine(new CityTariff(), new NightTariff(), new BikeTariff()).Total(30);
    public static void Demo5() => new Machine().Sell(new Quiet());
}

// case: interface-zoo-feeding
// category: interface
// rationale: one of several feeding plans of a zoo returns null, another passes null on
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.InterfaceZooFeeding;

#nullable disable
internal interface IPlan
{
    Meal For(string animal);

    int Cost(Meal meal);
}

internal sealed class Meal
{
    public string Food = "hay";
    public int Kilos = 3;
}

internal sealed class FixedPlan : IPlan
{
    public Meal For(string animal) => new Meal();

    public int Cost(Meal meal) => meal.Kilos * 2; // want: null-deref
}

internal sealed class SeasonalPlan : IPlan
{
    private readonly Dictionary<string, Meal> _meals = new() { ["bear"] = new Meal() };

    public Meal For(string animal)
    {
        Meal meal;
        _meals.TryGetValue(animal, out meal);
        return meal;
    }

    public int Cost(Meal meal) => meal == null ? 0 : meal.Kilos;
}

#nullable enable
internal abstract class Keeper
{
    protected abstract Meal? Snack(int hour);

    public int SnackKilos(int hour) => Snack(hour)!.Kilos; // want: null-deref
}

internal sealed class NightKeeper : Keeper
{
    protected override Meal? Snack(int hour) => hour < 6 ? null : new Meal();
}

internal sealed class DayKeeper : Keeper
{
    protected override Meal Snack(int hour) => new();

    public int Lunch() => Snack(12).Kilos;
}

internal sealed class Zoo(IPlan plan)
{
    public int Food(string animal) => plan.For(animal).Food.Length; // want: null-deref

    public int Price(string animal, IPlan pricing) => pricing.Cost(plan.For(animal));
}

public static class Demos
{
    public static void DemoFixed() => new Zoo(new FixedPlan()).Food("yak");
    public static void DemoSeasonal() => new Zoo(new SeasonalPlan()).Food("yak");
    public static void DemoPrice() => new Zoo(new SeasonalPlan()).Price("yak", new FixedPlan());
    public static void DemoPriceSafe() => new Zoo(new SeasonalPlan()).Price("yak", new SeasonalPlan());
    public static void DemoNight() => new NightKeeper().SnackKilos(3);
    public static void DemoDay() => Console.Out.Write(new DayKeeper().SnackKilos(9) + new DayKeeper().Lunch() > 0 ? "" : " ");
}

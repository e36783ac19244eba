// case: delegates-pizza-orders
// category: delegate
// rationale: factories, lazies and events of a pizza shop produce null or have no handler
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide.DelegatesPizzaOrders;

internal sealed class Topping
{
    public string Name = "olive";
}

internal sealed class Oven
{
    public int Heat = 250;

    public static Oven? Detect(int port) => port == 1 ? new Oven() : null;
}

internal sealed class Kitchen(int port)
{
    private static readonly Dictionary<string, Func<Topping>> Makers = new()
    {
        ["olive"] = () => new Topping(),
        ["air"] = () => null!,
    };

    private readonly Lazy<Oven> _oven = new(() => Oven.Detect(port)!);
    private readonly Lazy<Oven> _spare = new(() => Oven.Detect(port) ?? new Oven());

    public event Action<string> Ready = null!;

    public event Action<string> Late = delegate { };

    public int Heat() => _spare.Value.Heat + _oven.Value.Heat; // want: null-deref

    public int SpareHeat() => _spare.Value.Heat;

    public int Add(string what)
    {
        if (!Makers.TryGetValue(what, out var make))
        {
            return 0;
        }

        var topping = make();
        return topping.Name.Length; // want: null-deref
    }

    public void Finish(string order)
    {
        Late(order);
        Ready(order); // want: null-deref
    }

    public void FinishQuietly(string order) => Ready?.Invoke(order);
}

public static class Demos
{
    private static void Ring(string order) => Console.Out.Write(order.Length > 99 ? order : "");

    public static void DemoNoOven() => new Kitchen(2).Heat();
    public static void DemoOven() => new Kitchen(1).Heat();
    public static void DemoSpare() => new Kitchen(2).SpareHeat();
    public static void DemoOlive() => new Kitchen(1).Add("olive");
    public static void DemoAir() => new Kitchen(1).Add("air");
    public static void DemoQuiet() => new Kitchen(1).FinishQuietly("4");

    public static void DemoUnsubscribed()
    {
        var kitchen = new Kitchen(1);
        kitchen.Ready += Ring;
        kitchen.Finish("1");
        kitchen.Ready -= Ring;
        kitchen.Finish("2");
    }
}

// case: queue-coffee-bar
// category: queue-channel
// rationale: dequeues, channel reads and stack pops whose emptiness is never tested, one through a tuple
// csc: none

using System;
using System.Collections.Generic;
using System.Threading.Channels;

namespace NullSafety.Wide.QueueCoffeeBar;

public sealed class Drink
{
    public string Beans = "robusta";
    public string[] Extras = [];
}

public sealed class Bar
{
    private readonly Queue<Drink> _orders = new();
    private readonly Stack<string> _cups = new(["small"]);
    private readonly Channel<Drink> _pickup = Channel.CreateUnbounded<Drink>();
    public void Order(Drink drink) => _orders.Enqueue(drink);

    private (Drink Drink, int Left) Pull()
    {
        _orders.TryDequeue(out var drink);
        return (drink!, _orders.Count);
    }

    public int Brew()
    {
        var (drink, left) = Pull();
        return left + drink.Beans.Length; // want: null-deref
    }

    public int BrewAll()
    {
        int n = 0;
        while (_orders.TryDequeue(out var drink))
        {
            n += drink.Extras.Length;
            _pickup.Writer.TryWrite(drink);
        }

        return n;
    }

    public string Collect()
    {
        _pickup.Reader.TryRead(out var drink);
        return drink!.Beans; // want: null-deref
    }

    public string CollectOr() => _pickup.Reader.TryRead(out var drink) ? drink.Beans : "none";

    public int Cup()
    {
        return _cups.TryPop(out var cup) | cup!.Length > 3 ? 1 : 0; // want: null-deref
    }

    public int CupOr() => _cups.TryPop(out var cup) && cup.Length > 3 ? 1 : 0;
}

public static class Demos
{
    public static void Demo1() => new Bar().Brew();
    public static void Demo2()
    {
        var bar = new Bar();
        bar.Order(new Drink());
        Console.Write(bar.Brew() + bar.BrewAll() + bar.CollectOr());
    }

    public static void Demo3() => new Bar().Collect();
    public static void Demo4()
    {
        var bar = new Bar();
        bar.Order(new Drink());
        bar.BrewAll();
        bar.Collect();
    }

    public static void Demo5() => new Bar().CupOr();
    public static void Demo6()
    {
        var bar = new Bar();
        Console.Write(bar.Cup() + bar.Cup());
    }
}

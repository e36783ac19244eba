// case: neg-machine-vending-coffee
// category: negative-machine
// rationale: several methods of a state machine share what its states hold
// csc: false-positive
using System;
using System.Collections.Generic;
using System.Linq;

namespace NullSafety.WideSafe9.VendingCoffee;

public sealed record Drink(string Name, int Cents);

public sealed class Cup { public int Milliliters { get; set; } }

public sealed class CoffeeMachine
{
    private enum Step { Idle, Chosen, Paid, Brewing }

    private Step _step;
    private Drink? _drink;
    private Cup? _cup;
    private int _credit;

    public List<string> Served { get; } = [];

    public string Display => _step switch
    {
        Step.Chosen => $"pay {_drink.Cents - _credit}", // csc-false
        Step.Paid => "start",
        Step.Brewing => $"{_cup.Milliliters} ml", // csc-false
        _ => "choose",
    };

    public bool Choose(Drink drink)
    {
        if (_step >= Step.Paid)
            return false;
        _drink = drink;
        _step = Step.Chosen;
        CheckPaid();
        return true;
    }

    public void Insert(int cents)
    {
        _credit += Math.Max(0, cents);
        if (_step == Step.Chosen)
            CheckPaid();
    }

    private void CheckPaid()
    {
        if (_credit >= _drink.Cents) // csc-false
            (_credit, _step) = (_credit - _drink.Cents, Step.Paid);
    }

    public void Tick()
    {
        switch (_step)
        {
            case Step.Paid:
                _cup = new Cup();
                _step = Step.Brewing;
                break;
            case Step.Brewing:
                _cup.Milliliters += 60; // csc-false
                if (_cup.Milliliters >= 120)
                    Finish();
                break;
        }
    }

    private void Finish()
    {
        Served.Add(_drink.Name + _cup.Milliliters); // csc-false
        _drink = null;
        _cup = null;
        _step = Step.Idle;
    }
}

public static class CoffeeDemo
{
    public static string Demo1()
    {
        var machine = new CoffeeMachine();
        var seen = new List<string> { machine.Display };
        machine.Tick();
        machine.Choose(new Drink("mocha", 150));
        machine.Insert(100);
        seen.Add(machine.Display);
        machine.Choose(new Drink("latte", 180));
        machine.Insert(100);
        bool late = machine.Choose(new Drink("tea", 10));
        seen.AddRange(Enumerable.Range(0, 5).Select(_ => { machine.Tick(); return machine.Display; }));
        return string.Join("|", seen) + late + machine.Served.Count;
    }

    public static string Demo2()
    {
        var machine = new CoffeeMachine();
        machine.Insert(500);
        for (int i = 0; i < 12; i++)
        {
            machine.Choose(new Drink("tea" + i, 90));
            machine.Tick();
        }
        return machine.Display + string.Join(",", machine.Served);
    }
}

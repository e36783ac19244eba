// case: ctor-elevator-bank
// category: partial-construction
// rationale: cars are announced, configured and ticked before their constructors finish
// csc: none

using System;
using System.Collections.Generic;

namespace NullSafety.Wide9.ElevatorBank;

public sealed class Controller
{
    private readonly List<Car> _cars = new();
    public event Action<int>? FloorChanged;

    public void Register(Car car)
    {
        _cars.Add(car);
        car.Announce();
    }

    public void Subscribe(Action<int> listener)
    {
        FloorChanged += listener;
        listener(0);
    }
}

public sealed class Display
{
    public string Text { get; set; } = "";
}

public class Car
{
    private readonly Display _display;

    public Car(Controller controller, string name, bool registerFirst)
    {
        Name = name;
        if (registerFirst)
            controller.Register(this);

        _display = new Display();
        Calibrate();
    }

    public string Name { get; }

    public void Announce()
    {
        _display.Text = Name + " ready"; // want: null-deref
    }

    protected virtual void Calibrate() => _display.Text = "calibrated";
}

public sealed class FreightCar : Car
{
    private readonly List<int> _loadCells;
    private readonly List<int> _limits = new() { 1200 };

    public FreightCar(Controller controller, IEnumerable<int> cells)
        : base(controller, "freight", false)
    {
        _loadCells = new List<int>(cells);
    }

    protected override void Calibrate()
    {
        _limits.Add(1500);
        _loadCells.Sort(); // want: null-deref
    }
}

public sealed class FloorLog
{
    private readonly Queue<int> _floors;

    public FloorLog(Controller controller, bool ready)
    {
        if (ready) _floors = new Queue<int>();
        controller.Subscribe(OnFloor);
        _floors ??= new Queue<int>();
    }

    private void OnFloor(int floor)
    {
        _floors.Enqueue(floor); // want: null-deref
    }
}

public static class Building
{
    public static void Demo1() => new Car(new Controller(), "A", true);
    public static void Demo2() => new FreightCar(new Controller(), new[] { 3, 1 });
    public static void Demo3() => new FloorLog(new Controller(), false);
    public static void Demo4() => new Car(new Controller(), "B", false).Announce();
    public static void Demo5() => new FloorLog(new Controller(), true);
}

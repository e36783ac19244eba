// Members that creators set, skip, or set later.
namespace Variations.Objects;

public sealed class Engine
{
    public string Name = "e";
}

public sealed class Car
{
    public Engine Engine { get; set; } = null!;

    public string Plate = default!;

    public Car WithEngine()
    {
        Engine = new Engine();
        return this;
    }

    public int Drive()
    {
        return Engine.Name.Length; // want: null-deref
    }
}

public class Vehicle
{
    protected Engine Motor = null!;

    public int Power() => Motor.Name.Length; // want: null-deref
}

public sealed class Truck : Vehicle
{
    public Truck() => Motor = new Engine();
}

public sealed class Trailer : Vehicle
{
}

public sealed class Builder
{
    private string? _path;
    private string? _body;

    public Builder Path(string path)
    {
        _path = path;
        return this;
    }

    public Builder Body(string body)
    {
        _body = body;
        return this;
    }

    public Message Build() => new() { Path = _path!, Body = _body! };
}

public sealed class Message
{
    public required string Path { get; init; }

    public required string Body { get; init; }
}

public sealed class Pool
{
    private Engine _first = null!;
    private readonly Engine _second;

    public Pool(bool warm)
    {
        if (warm)
        {
            _first = new Engine();
        }

        _second = new Engine();
    }

    public int First()
    {
        return _first.Name.Length; // want: null-deref
    }

    public int Second() => _second.Name.Length;
}

public sealed class Tree<T>
{
    public T Item = default!;
    public Tree<T>? Left;

    public Tree<T> Add(T item)
    {
        Left = new Tree<T> { Item = item };
        return Left;
    }
}

public sealed class Greeter(string name, string? suffix)
{
    public int Length() => name.Length + suffix!.Length; // want: null-deref
}

public sealed class Safe(string name, string? suffix)
{
    public int Length() => name.Length + (suffix?.Length ?? 0);
}

public sealed record Point(string X, string Y)
{
    public Point Cleared() => this with { Y = null! };
}

public static class Case
{
    public static void Demo1() => new Car().Drive();

    public static void Demo2() => new Car().WithEngine().Drive();

    public static void Demo3()
    {
        var car = new Car();
        car.Engine = new Engine();
        car.Drive();
    }

    public static void Demo4() => new Truck().Power();

    public static void Demo5() => new Trailer().Power();

    private static int Send(Message m) => m.Path.Length + Tail(m);

    private static int Tail(Message m)
    {
        return m.Body.Length; // want: null-deref
    }

    public static void Demo6() => Send(new Builder().Path("/").Body("b").Build());

    public static void Demo7() => Send(new Builder().Path("/").Build());

    public static void Demo8() => new Pool(true).First();

    public static void Demo9() => new Pool(false).Second();

    public static void Demo10() => new Pool(false).First();

    public static void Demo11()
    {
        var tree = new Tree<string>();
        tree.Add("x").Item.Trim();
        tree.Item.Trim(); // want: null-deref
    }

    public static void Demo12() => new Tree<int>().Item.ToString();

    public static void Demo13() => new Greeter("n", null).Length();

    public static void Demo14() => new Safe("n", null).Length();

    public static void Demo15()
    {
        var point = new Point("x", "y");
        var other = point.Cleared();
        Console.Out.Write(point.Y.Length);
        Console.Out.Write(other.X.Length);
        Console.Out.Write(other.Y.Length); // want: null-deref
    }

    public static void Demo16()
    {
        var car = new Car { Plate = "p" };
        car.Plate.Trim();
        Console.Out.Write(car is { Engine: null });
        if (car.Engine is not null)
        {
            car.Drive();
        }
    }
}

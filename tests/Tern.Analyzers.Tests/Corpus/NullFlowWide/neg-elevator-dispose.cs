// case: neg-elevator-dispose
// category: negative-dispose
// rationale: a field is nulled on Dispose, and every use is behind a throwing check, an own swap to a local, or a re-open
// csc: silent

#nullable enable
namespace NullSafety.ElevatorDispose;

public sealed class Motor
{
    public int Floor { get; private set; }

    public void MoveTo(int floor) => Floor = floor;

    public void Brake()
    {
    }
}

public sealed class Elevator : IDisposable
{
    private Motor _motor = new();
    private bool _down;

    private void ThrowIfDown()
    {
        if (_down)
        {
            throw new ObjectDisposedException(nameof(Elevator));
        }
    }

    public void Call(int floor)
    {
        ThrowIfDown();
        _motor.MoveTo(floor);
    }

    public int Floor => _motor?.Floor ?? -1;

    public void Reopen()
    {
        _motor = new Motor();
        _down = false;
        _motor.MoveTo(0);
    }

    public void Dispose()
    {
        var motor = Interlocked.Exchange(ref _motor, null!);
        if (motor is not null)
        {
            motor.Brake();
        }

        _down = true;
    }
}

public static class Case
{
    public static void DemoTwice()
    {
        var elevator = new Elevator();
        elevator.Call(3);
        elevator.Dispose();
        elevator.Dispose();
    }

    public static void DemoAfterwards()
    {
        var elevator = new Elevator();
        elevator.Dispose();
        try
        {
            elevator.Call(2);
        }
        catch (ObjectDisposedException)
        {
            Console.Write("");
        }

        Console.Write(elevator.Floor > 99 ? "!" : "");
    }

    public static void DemoReopened()
    {
        var elevator = new Elevator();
        elevator.Dispose();
        elevator.Reopen();
        elevator.Call(5);
    }
}

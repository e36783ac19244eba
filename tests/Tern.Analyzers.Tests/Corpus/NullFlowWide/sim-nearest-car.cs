// case: sim-nearest-car
// category: loops
// rationale: a search over lift cars may find none, and the previous event is reset at the end of a day and read again
// csc: none

namespace NullSafety.SimNearestCar;

public enum Motion { Idle, Up, Down, OutOfService }

public sealed class Car
{
    private readonly Queue<int> _stops = new();

    public Car(string id, int floor, Motion motion) => (Id, Floor, Motion) = (id, floor, motion);

    public string Id { get; }
    public int Floor { get; private set; }
    public Motion Motion { get; private set; }

    public void Assign(int floor)
    {
        _stops.Enqueue(floor);
        Motion = floor >= Floor ? Motion.Up : Motion.Down;
    }
}

public sealed record Arrival(int Day, int Second, int Floor);

public sealed class Dispatcher(params Car[] cars)
{
    private Car Nearest(int floor)
    {
        Car best = null!;
        int distance = int.MaxValue;
        foreach (var car in cars)
        {
            int d = Math.Abs(car.Floor - floor);
            if (car.Motion != Motion.OutOfService && d < distance) (best, distance) = (car, d);
        }

        return best;
    }

    public void Call(int floor)
    {
        var car = Nearest(floor);
        car.Assign(floor); // want: null-deref
    }

    public bool TryCall(int floor)
    {
        var car = Nearest(floor);
        if (car == null) return false;
        car.Assign(floor);
        return true;
    }
}

public static class Statistics
{
    public static int LongestGap(IReadOnlyList<Arrival> log)
    {
        int gap = 0;
        Arrival previous = log[0];
        for (int i = 1; i < log.Count; i++)
        {
            var current = log[i];
            gap = Math.Max(gap, current.Second - previous.Second); // want: null-deref
            bool dayEnds = i + 1 < log.Count && log[i + 1].Day != current.Day;
            previous = dayEnds ? null! : current;
        }

        return gap;
    }

    public static int LongestGapInDay(IReadOnlyList<Arrival> log)
    {
        int gap = 0;
        Arrival? previous = null;
        foreach (var current in log)
        {
            if (previous is not null && previous.Day == current.Day) gap = Math.Max(gap, current.Second - previous.Second);
            previous = current;
        }

        return gap;
    }
}

public static class Case
{
    private static readonly Arrival[] Log = { new(1, 10, 0), new(1, 70, 3), new(2, 5, 1), new(2, 9, 2) };

    private static Dispatcher Night() => new(new Car("A", 0, Motion.OutOfService));

    public static void DemoCall() => Night().Call(4);
    public static void DemoTryCall() => Night().TryCall(4);
    public static void DemoGap() => Statistics.LongestGap(Log);
    public static void DemoGapInDay() => Statistics.LongestGapInDay(Log);
}

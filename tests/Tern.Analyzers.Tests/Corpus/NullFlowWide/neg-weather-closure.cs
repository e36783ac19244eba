// case: neg-weather-closure
// category: negative-closures
// rationale: captured locals start as null! and are assigned before any call of the lambda; a clearing lambda runs only after the last read
// csc: silent

#nullable enable
namespace NullSafety.WeatherClosure;

public sealed class Station
{
    public Station(string name) => Name = name;

    public string Name { get; }

    public Func<double> Sensor { get; set; } = () => 0;

    public double Sample() => Sensor();
}

public sealed class Scheduler
{
    private readonly Queue<Action> _work = new();

    public void Post(Action action) => _work.Enqueue(action);

    public int Run()
    {
        int n = 0;
        while (_work.TryDequeue(out var action))
        {
            action();
            n++;
        }

        return n;
    }
}

public static class Forecast
{
    public static double LateBound(string name)
    {
        Station station = null!;
        Func<int> length = () => station.Name.Length;
        station = new Station(name);
        return length() + station.Sample();
    }

    public static int Recursive(int depth)
    {
        Func<int, int> walk = null!;
        walk = d => d <= 0 ? 0 : 1 + walk(d - 1);
        return walk(depth);
    }

    public static double CleanupAfter(string name, Scheduler scheduler)
    {
        Station? station = new Station(name) { Sensor = () => 12.5 };
        scheduler.Post(() => station = null);
        double sample = station.Sample();
        scheduler.Run();
        return station == null ? sample : -1;
    }

    public static int Guarded(string? name, Scheduler scheduler)
    {
        var station = name == null ? null : new Station(name);
        int length = 0;
        if (station != null)
        {
            scheduler.Post(() => length += station.Name.Length);
        }

        scheduler.Run();
        return length;
    }
}

public static class Case
{
    public static void DemoLate() => Forecast.LateBound("Brocken");

    public static void DemoRecursive() => Forecast.Recursive(4);

    public static void DemoCleanup() => Forecast.CleanupAfter("Brocken", new Scheduler());

    public static void DemoGuarded()
    {
        Forecast.Guarded(null, new Scheduler());
        Forecast.Guarded("Brocken", new Scheduler());
    }
}

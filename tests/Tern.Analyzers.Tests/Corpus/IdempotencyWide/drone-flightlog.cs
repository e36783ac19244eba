// case: drone-flightlog
// category: files
// rationale: a flight that is reported again stands twice in the log
// rule: TERN2012

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.DroneFlightlog;

public sealed record Waypoint(double Lat, double Lon, int Altitude);

public sealed record Flight(string FlightId, string Drone, IReadOnlyList<Waypoint> Track);

public abstract class FlightSink(string folder)
{
    protected string Folder { get; } = folder;

    [Idempotent]
    public async Task ReportAsync(Flight flight)
    {
        if (flight.Track is [])
        {
            return;
        }

        await WriteAsync(flight);
    }

    protected abstract Task WriteAsync(Flight flight);

    protected static string Line(Flight flight) => $"{flight.FlightId};{flight.Drone};{flight.Track.Max(w => w.Altitude)}";
}

public sealed class CsvSink(string folder) : FlightSink(folder)
{
    protected override async Task WriteAsync(Flight flight)
    {
        string path = Path.Combine(Folder, "flights.csv");
        await using (StreamWriter writer = new(path, append: true, Encoding.UTF8)) await writer.WriteLineAsync(Line(flight)); // want: TERN2012
    }
}

public sealed class DailySink(string folder) : FlightSink(folder)
{
    protected override Task WriteAsync(Flight flight)
    {
        string path = Path.Combine(Folder, flight.Drone + ".log");
        IEnumerable<string> lines = flight.Track.Select(w => FormattableString.Invariant($"{w.Lat:F5} {w.Lon:F5} {w.Altitude}"));
        return File.AppendAllLinesAsync(path, lines); // want: TERN2012
    }
}

public sealed class JsonSink(string folder) : FlightSink(folder)
{
    protected override async Task WriteAsync(Flight flight)
    {
        await using FileStream file = new(Path.Combine(Folder, flight.FlightId + ".json"), FileMode.Create);
        await JsonSerializer.SerializeAsync(file, flight);
    }
}

public static class Case
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("drone").FullName;
    private static readonly Flight Flight = new("f1", "d1", [new(1, 2, 30), new(1, 2.1, 45)]);
    public static IAsyncEnumerable<string> DemoCsv() => Twice(() => new CsvSink(Folder).ReportAsync(Flight), () => File.ReadAllLines(Path.Combine(Folder, "flights.csv")).Length);
    public static IAsyncEnumerable<string> DemoDaily() => Twice(() => new DailySink(Folder).ReportAsync(Flight), () => File.ReadAllLines(Path.Combine(Folder, "d1.log")).Length);
    public static IAsyncEnumerable<string> SafeJson() => Twice(() => new JsonSink(Folder).ReportAsync(Flight), () => File.ReadAllText(Path.Combine(Folder, "f1.json")));
    private static async IAsyncEnumerable<string> Twice(Func<Task> act, Func<object?> state)
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            Task run = Task.Run(act);
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            yield return $"{run.Exception?.InnerException?.GetType().Name ?? "done"}: {state()}";
        }
    }
}

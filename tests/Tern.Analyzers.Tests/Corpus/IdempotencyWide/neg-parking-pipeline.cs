// case: neg-parking-pipeline
// category: pipelines
// rationale: the deduplicating behaviour stands before the handlers, so their counting and publishing runs once for a request
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.NegParkingPipeline;

public sealed record ExtendStay(string RequestId, string Plate, int Minutes);

public readonly record struct Result(bool Ok, int Minutes)
{
    public static Result Success(int minutes) => new(true, minutes);

    public static Result Failure => new(false, 0);
}

public interface IHandler
{
    ValueTask<Result> HandleAsync(ExtendStay command);
}

public interface IParking
{
    [Idempotent]
    ValueTask<Result> ExtendAsync(ExtendStay command);
}

public sealed class ExtendStayHandler(Action<string, int> ticketPrinter) : IHandler
{
    private readonly ConcurrentDictionary<string, int> _minutes = [];

    public int Minutes(string plate) => _minutes.GetValueOrDefault(plate);

    public ValueTask<Result> HandleAsync(ExtendStay command)
    {
        int total = _minutes.AddOrUpdate(command.Plate, command.Minutes, (_, old) => old + command.Minutes);
        ticketPrinter(command.Plate, total);
        return ValueTask.FromResult(Result.Success(total));
    }
}

public sealed class DeduplicatingHandler(IHandler inner, ConcurrentDictionary<string, Result> answers) : IHandler
{
    public async ValueTask<Result> HandleAsync(ExtendStay command)
    {
        if (answers.TryGetValue(command.RequestId, out Result known))
        {
            return known;
        }

        Result result = await inner.HandleAsync(command);
        answers.TryAdd(command.RequestId, result);
        return result;
    }
}

public sealed class LoggingHandler(IHandler inner, TextWriter log) : IHandler
{
    public async ValueTask<Result> HandleAsync(ExtendStay command)
    {
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        Result result = await inner.HandleAsync(command);
        await log.WriteLineAsync($"{command.RequestId} {result.Ok} {System.Diagnostics.Stopwatch.GetElapsedTime(started)}");
        return result;
    }
}

public sealed class Parking(DeduplicatingHandler handler) : IParking
{
    public ValueTask<Result> ExtendAsync(ExtendStay command)
        => command is { Minutes: > 0 and <= 240 } ? handler.HandleAsync(command) : ValueTask.FromResult(Result.Failure);
}

public static class Case
{
    private static readonly List<string> Printed = [];
    private static readonly ExtendStayHandler Core = new((plate, minutes) => Printed.Add($"{plate} {minutes}"));
    private static readonly Parking Parking = new(new DeduplicatingHandler(new LoggingHandler(Core, TextWriter.Null), []));
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Parking.ExtendAsync(new ExtendStay("r1", "AB12", 30)).AsTask(), () => $"{Core.Minutes("AB12")} {Printed.Count}");
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Parking.ExtendAsync(new ExtendStay("r2", "AB12", 15)).AsTask(), () => $"{Core.Minutes("AB12")} {Printed.Count}");
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Parking.ExtendAsync(new ExtendStay("r3", "AB12", 999)).AsTask(), () => $"{Core.Minutes("AB12")} {Printed.Count}");
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

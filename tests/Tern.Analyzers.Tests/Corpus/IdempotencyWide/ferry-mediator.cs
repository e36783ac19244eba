// case: ferry-mediator
// category: memory
// rationale: handlers of a mediator that add to lane metres and to a manifest at each delivery of the request
// rule: TERN2007, TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.FerryMediator;

public interface IRequestHandler<in TRequest, TResponse>
{
    Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken);
}

public sealed record BoardVehicle(string Sailing, string Plate, decimal Length);

public sealed record BoardFootPassenger(string Sailing, string TicketNo, string Name);

public sealed record ParkVehicle(string Sailing, string Plate, decimal Length);

public sealed class CarDeck
{
    public ConcurrentDictionary<string, decimal> UsedMetres { get; } = new();

    public ConcurrentDictionary<string, List<string>> Manifest { get; } = new();

    public ConcurrentDictionary<(string Sailing, string Plate), decimal> Slots { get; } = new();

    public decimal FreeOn(string sailing, decimal capacity)
        => capacity - Slots.Where(s => s.Key.Sailing == sailing).Sum(s => s.Value);
}

public sealed class BoardVehicleHandler(CarDeck deck) : IRequestHandler<BoardVehicle, decimal>
{
    [Idempotent]
    public Task<decimal> Handle(BoardVehicle request, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.Sailing);
        decimal used = deck.UsedMetres.AddOrUpdate(request.Sailing, request.Length, (_, metres) => metres + request.Length); // want: TERN2007
        return Task.FromResult(used);
    }
}

public sealed class BoardFootPassengerHandler(CarDeck deck) : IRequestHandler<BoardFootPassenger, int>
{
    [Idempotent]
    public Task<int> Handle(BoardFootPassenger request, CancellationToken cancellationToken)
    {
        List<string> names = deck.Manifest.GetOrAdd(request.Sailing, static _ => []);
        lock (names)
        {
            names.Add(request.Name.Trim()); // want: TERN2008
            return Task.FromResult(names.Count);
        }
    }
}

public sealed class ParkVehicleHandler(CarDeck deck) : IRequestHandler<ParkVehicle, decimal>
{
    [Idempotent]
    public Task<decimal> Handle(ParkVehicle request, CancellationToken cancellationToken)
    {
        deck.Slots[(request.Sailing, request.Plate.ToUpperInvariant())] = request.Length;
        return Task.FromResult(deck.FreeOn(request.Sailing, 420m));
    }
}

public static class Case
{
    private static readonly CarDeck Deck = new();
    public static IAsyncEnumerable<string> DemoVehicle() => Twice(() => new BoardVehicleHandler(Deck).Handle(new("S1", "AB 12", 4.5m), default), () => Deck.UsedMetres["S1"]);
    public static IAsyncEnumerable<string> DemoFoot() => Twice(() => new BoardFootPassengerHandler(Deck).Handle(new("S1", "T9", "Ines"), default), () => Deck.Manifest["S1"].Count);
    public static IAsyncEnumerable<string> SafePark() => Twice(() => new ParkVehicleHandler(Deck).Handle(new("S1", "ab 12", 4.5m), default), () => Deck.FreeOn("S1", 420m));
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

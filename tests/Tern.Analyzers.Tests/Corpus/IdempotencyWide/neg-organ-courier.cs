// case: neg-organ-courier
// category: guards
// rationale: additions, appends and calls all stand behind a guard by the identity that the caller gives
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegOrganCourier;

public sealed record Handover(Guid HandoverId, string Case, string From, string To, int Minutes);

public interface ICourier
{
    [Idempotent] Task HandOverAsync(Handover handover);
    [Idempotent] Task<int> ChillAsync(Guid requestId, string box, int blocks);
    [Idempotent] Task ArriveAsync(Handover handover);
}

public abstract class IdempotentHandler<TMessage>
{
    private readonly ConcurrentDictionary<Guid, bool> _handled = new();

    public Task HandleAsync(Guid id, TMessage message)
    {
        if (!_handled.TryAdd(id, true)) { return Task.CompletedTask; }
        return ApplyAsync(message);
    }

    protected abstract Task ApplyAsync(TMessage message);
}

public sealed class ArrivalHandler : IdempotentHandler<Handover>
{
    private readonly Queue<string> _arrivals = new();
    public int Arrivals => _arrivals.Count;

    protected override Task ApplyAsync(Handover message)
    {
        _arrivals.Enqueue(message.Case);
        return Task.CompletedTask;
    }
}

public sealed class Courier(ArrivalHandler arrivals) : ICourier
{
    private readonly HashSet<Guid> _processed = [];
    private readonly Dictionary<Guid, int> _responses = [];
    private readonly List<string> _chain = [];
    private int _ischaemiaMinutes;
    private int _blocks;
    public override string ToString() => $"{_chain.Count} {_ischaemiaMinutes} {_blocks} {arrivals.Arrivals}";

    public Task HandOverAsync(Handover handover)
    {
        lock (_processed)
        {
            if (_processed.Contains(handover.HandoverId)) { return Task.CompletedTask; }
            _chain.Add($"{handover.From}>{handover.To}");
            _ischaemiaMinutes += handover.Minutes;
            _processed.Add(handover.HandoverId);
        }
        return Task.CompletedTask;
    }

    public Task<int> ChillAsync(Guid requestId, string box, int blocks)
    {
        if (_responses.TryGetValue(requestId, out int earlier))
        {
            return Task.FromResult(earlier);
        }
        _blocks += blocks;
        return Task.FromResult(_responses[requestId] = _blocks);
    }

    public Task ArriveAsync(Handover handover) => arrivals.HandleAsync(handover.HandoverId, handover);
}

public static class Case
{
    private static readonly Courier Courier = new(new ArrivalHandler());
    private static readonly Handover Heart = new(Guid.Parse("6c1f6f0e-0000-4000-8000-000000000001"), "H-1", "Ulm", "Graz", 140);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Courier.HandOverAsync(Heart), () => Courier);
    public static IAsyncEnumerable<string> Safe2() => Twice(() => Courier.ChillAsync(Heart.HandoverId, "b1", 4), () => Courier);
    public static IAsyncEnumerable<string> Safe3() => Twice(() => Courier.ArriveAsync(Heart), () => Courier);
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

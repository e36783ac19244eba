// case: ambulance-dispatch
// category: guards
// rationale: the inbox is asked only after the crew was sent or the trip was written
// rule: TERN2017

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide5.AmbulanceDispatch;

public sealed record EmergencyCall(string CallId, string District, int Patients);

public abstract record DispatchResult
{
    public sealed record Sent(string Crew) : DispatchResult;
    public sealed record Duplicate : DispatchResult;
}

public sealed class Inbox
{
    private readonly ConcurrentDictionary<string, byte> _seen = [];

    public bool TryBegin(string messageId) => _seen.TryAdd(messageId, 0);
}

public sealed class CrewBoard
{
    private readonly List<string> _trips = [];

    public IReadOnlyList<string> Trips => _trips;
    public int Transported { get; private set; }

    public string Send(string district)
    {
        string crew = $"{district}-{_trips.Count + 1}";
        _trips.Add(crew);
        return crew;
    }

    public void Count(int patients) => Transported += patients;
}

public sealed class Dispatcher(Inbox inbox, CrewBoard board)
{
    private readonly HashSet<string> _closed = new(StringComparer.Ordinal);

    [Idempotent]
    public Task<DispatchResult> DispatchAsync(EmergencyCall call)
    {
        string crew = board.Send(call.District);
        if (!inbox.TryBegin(call.CallId)) // want: TERN2017
        {
            return Task.FromResult<DispatchResult>(new DispatchResult.Duplicate());
        }

        return Task.FromResult<DispatchResult>(new DispatchResult.Sent(crew));
    }

    [Idempotent]
    public Task<DispatchResult> DispatchOnceAsync(EmergencyCall call)
    {
        if (!inbox.TryBegin(call.CallId))
        {
            return Task.FromResult<DispatchResult>(new DispatchResult.Duplicate());
        }

        return Task.FromResult<DispatchResult>(new DispatchResult.Sent(board.Send(call.District)));
    }

    [Idempotent]
    public Task CloseAsync(EmergencyCall call)
    {
        board.Count(call.Patients);
        if (!_closed.Add(call.CallId)) // want: TERN2017
        {
            return Task.CompletedTask;
        }

        System.Diagnostics.Trace.TraceInformation("closed {0}", call.CallId);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly CrewBoard Board = new();
    private static readonly Dispatcher Dispatcher = new(new Inbox(), Board);
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Dispatcher.DispatchAsync(new EmergencyCall("c1", "N", 1)), () => Board.Trips.Count);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Dispatcher.CloseAsync(new EmergencyCall("c2", "N", 2)), () => Board.Transported);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Dispatcher.DispatchOnceAsync(new EmergencyCall("c3", "S", 1)), () => Board.Trips.Count);
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

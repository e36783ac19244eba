// case: neg-guards-rental-returns
// category: guards
// rationale: the effect happens for whoever is first to bring the key
// rule: none

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NegGuardsRentalReturns;

public sealed record Return(string RequestId, string Car, int Kilometres);

public interface IRentals
{
    [Idempotent]
    Task ReturnAsync(Return request);
    [Idempotent]
    Task<int> ReturnWithReplyAsync(Return request);
    [Idempotent]
    Task ReturnManyAsync(IReadOnlyList<Return> requests);
    [Idempotent]
    Task ReturnWrappedAsync(Return request);
}

public sealed class Rentals : IRentals
{
    private readonly ConcurrentDictionary<string, byte> _claimed = new();
    private readonly Dictionary<string, int> _replies = [];
    private readonly List<string> _log = [];
    private int _kilometres;

    public string State => $"{_kilometres} {_log.Count}";

    public Task ReturnAsync(Return request)
    {
        bool first = _claimed.TryAdd(request.RequestId, 0);
        if (!first)
        {
            return Task.CompletedTask;
        }

        _kilometres += request.Kilometres;
        _log.Add(request.Car);
        return Task.CompletedTask;
    }

    public Task<int> ReturnWithReplyAsync(Return request)
    {
        lock (_replies)
        {
            if (!_replies.TryGetValue(request.RequestId, out int reply))
            {
                _kilometres += request.Kilometres;
                reply = _kilometres;
                _replies.Add(request.RequestId, reply);
            }

            return Task.FromResult(reply);
        }
    }

    public Task ReturnManyAsync(IReadOnlyList<Return> requests)
    {
        foreach (Return fresh in requests.Where(r => _claimed.TryAdd(r.RequestId, 1)))
        {
            Interlocked.Add(ref _kilometres, fresh.Kilometres);
        }

        return Task.CompletedTask;
    }

    public Task ReturnWrappedAsync(Return request) => OnceAsync(request.RequestId, () =>
    {
        _kilometres += request.Kilometres;
        _log.Add(request.Car);
        return Task.CompletedTask;
    });

    private async Task OnceAsync(string key, Func<Task> effect)
    {
        if (_claimed.TryAdd(key, 2))
        {
            await effect();
        }
    }
}

public static class Case
{
    private static readonly Rentals Rentals = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Rentals.ReturnAsync(new Return("a", "c", 10)), () => Rentals.State);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Rentals.ReturnWithReplyAsync(new Return("b", "c", 10)), () => Rentals.State);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Rentals.ReturnManyAsync([new Return("d", "c", 10)]), () => Rentals.State);
    public static IAsyncEnumerable<string> Demo4() => Twice(() => Rentals.ReturnWrappedAsync(new Return("e", "c", 10)), () => Rentals.State);
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

// case: numbers-of-a-notary
// category: sequences
// rationale: the next number is taken, from a counter, a dictionary or a list
// rule: TERN2007

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.NumbersOfANotary;

public sealed record Deed(string Parties, string Text);

public interface INotary
{
    [Idempotent]
    Task<long> RecordAsync(Deed deed);

    [Idempotent]
    Task<string> ReferenceAsync(string office);

    [Idempotent]
    Task<string?> TakeStampAsync(string clerk);

    [Idempotent]
    Task<long> LastAsync();

    [Idempotent]
    Task StampAsync(string reference, string stamp);
}

public sealed class Notary : INotary
{
    private readonly ConcurrentDictionary<long, Deed> _deeds = new();
    private readonly Dictionary<string, int> _perOffice = new() { ["ber"] = 0 };
    private readonly List<string> _stamps = ["s1", "s2", "s3"];
    private readonly Dictionary<string, string> _stamped = [];
    private long _last;

    public string State => $"{_deeds.Count} {_last} {_perOffice["ber"]} {_stamps.Count} {_stamped.Count}";

    public Task<long> RecordAsync(Deed deed)
    {
        _deeds[Interlocked.Increment(ref _last)] = deed; // want: TERN2007
        return Task.FromResult(_last);
    }

    public Task<string> ReferenceAsync(string office)
    {
        string year = "2026";
        lock (_perOffice)
        {
            return Task.FromResult($"{office}/{year}/{++_perOffice[office]:D4}"); // want: TERN2007
        }
    }

    public Task<string?> TakeStampAsync(string clerk)
    {
        if (_stamps.Count == 0)
        {
            return Task.FromResult<string?>(null);
        }

        string stamp = _stamps[^1];
        _stamps.RemoveAt(_stamps.Count - 1); // want: TERN2007
        return Task.FromResult<string?>(stamp);
    }

    public Task<long> LastAsync() => Task.FromResult(Interlocked.Read(ref _last) + 1);

    public Task StampAsync(string reference, string stamp)
    {
        _stamped.TryAdd(reference, stamp);
        return Task.CompletedTask;
    }
}

public static class Case
{
    private static readonly Notary Notary = new();

    public static IAsyncEnumerable<string> Demo1() => Twice(() => Notary.RecordAsync(new Deed("a and b", "sold")), () => Notary.State);

    public static IAsyncEnumerable<string> Demo2() => Twice(() => Notary.ReferenceAsync("ber"), () => Notary.State);

    public static IAsyncEnumerable<string> Demo3() => Twice(() => Notary.TakeStampAsync("c"), () => Notary.State);

    public static IAsyncEnumerable<string> Safe1() => Twice(() => Notary.LastAsync(), () => Notary.State);

    public static IAsyncEnumerable<string> Safe2() => Twice(() => Notary.StampAsync("r", "s9"), () => Notary.State);

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

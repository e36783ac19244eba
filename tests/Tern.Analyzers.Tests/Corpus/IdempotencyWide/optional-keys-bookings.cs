// case: optional-keys-bookings
// category: keys
// rationale: a missing key is replaced, skipped or sent as nothing
// rule: TERN2018

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.OptionalKeysBookings;

public sealed class BookingCall
{
    public string? IdempotencyKey { get; set; }

    public string Room { get; set; } = "";
}

public interface IBookings
{
    [Idempotent]
    Task BookAsync(BookingCall call);
    [Idempotent]
    Task BookWithHeaderAsync(string room, IReadOnlyDictionary<string, string> headers);
    [Idempotent]
    Task BookElsewhereAsync(BookingCall call);
    [Idempotent]
    Task BookStrictAsync(BookingCall call);
}

public sealed class Bookings(Func<string, string?, Task> partner) : IBookings
{
    private readonly ConcurrentDictionary<string, string> _done = new();
    private int _booked;

    public int Booked => _booked;

    public Task BookAsync(BookingCall call)
    {
        if (string.IsNullOrEmpty(call.IdempotencyKey) || _done.TryAdd(call.IdempotencyKey, call.Room)) // want: TERN2018
        {
            _booked++;
        }

        return Task.CompletedTask;
    }

    public Task BookWithHeaderAsync(string room, IReadOnlyDictionary<string, string> headers)
    {
        if (headers.TryGetValue("idempotency-key", out string? key) && !_done.TryAdd(key, room)) // want: TERN2018
        {
            return Task.CompletedTask;
        }

        Interlocked.Increment(ref _booked);
        return Task.CompletedTask;
    }

    public async Task BookElsewhereAsync(BookingCall call)
    {
        PartnerClient client = new(partner);
        await client.BookAsync(call.Room, idempotencyKey: call.IdempotencyKey); // want: TERN2018
    }

    public Task BookStrictAsync(BookingCall call)
    {
        string key = call.IdempotencyKey ?? throw new ArgumentException("The call has no key.", nameof(call));
        if (_done.TryAdd(key, call.Room))
        {
            _booked++;
        }

        return Task.CompletedTask;
    }
}

public sealed class PartnerClient(Func<string, string?, Task> wire)
{
    public Task BookAsync(string room, string? idempotencyKey = null) => wire(room, idempotencyKey);
}

public static class Case
{
    private static readonly HashSet<string> Partner = [];
    private static readonly Bookings Bookings = new((_, key) => Task.FromResult(Partner.Add(key ?? $"#{Partner.Count}")));
    private static readonly Dictionary<string, string> None = [];
    public static IAsyncEnumerable<string> Demo1() => Twice(() => Bookings.BookAsync(new BookingCall { Room = "1" }), () => Bookings.Booked);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => Bookings.BookWithHeaderAsync("1", None), () => Bookings.Booked);
    public static IAsyncEnumerable<string> Demo3() => Twice(() => Bookings.BookElsewhereAsync(new BookingCall { Room = "1" }), () => Partner.Count);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => Bookings.BookStrictAsync(new BookingCall { Room = "1", IdempotencyKey = "k" }), () => Bookings.Booked);
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

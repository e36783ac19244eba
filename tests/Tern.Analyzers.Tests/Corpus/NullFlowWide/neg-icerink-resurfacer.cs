// case: neg-icerink-resurfacer
// category: negative-async
// rationale: snapshots, re-checks after await, completed pending tasks and filtered streams
// csc: none

using System.Collections.Generic;
using System.Threading.Tasks;

namespace NullSafety.Wide9.IcerinkResurfacer;

public sealed record Booking(string Club, int Minutes);

public sealed class Rink
{
    public Booking? Next { get; set; }
    public Task? Melting { get; set; }
}

public sealed class Resurfacer
{
    private readonly Task _refill;

    public Resurfacer(Task refill) => _refill = refill;

    public async Task<int> SnapshotAsync(Rink rink)
    {
        if (rink.Next is not { } booking)
        {
            return 0;
        }

        await _refill;
        return booking.Minutes;
    }

    public async Task<int> RecheckAsync(Rink rink)
    {
        while (rink.Next == null)
        {
            await Task.Yield();
            rink.Next ??= new Booking("public", 45);
        }

        await _refill;
        return rink.Next == null ? 0 : rink.Next.Minutes;
    }

    public async Task<bool> FinishAsync(Rink rink)
    {
        await (rink.Melting ?? Task.CompletedTask);
        if (rink.Melting is { } pending)
        {
            await pending;
        }

        return rink.Melting?.IsCompleted ?? true;
    }

    public async IAsyncEnumerable<Booking> UpcomingAsync(params Rink[] rinks)
    {
        foreach (var rink in rinks)
        {
            await _refill;
            if (rink.Next != null)
                yield return rink.Next;
        }
    }
}

public static class Arena
{
    private static async Task<int> WithdrawDuring(bool snapshot)
    {
        var water = new TaskCompletionSource();
        var rink = new Rink { Next = new Booking("Bears", 60) };
        var machine = new Resurfacer(water.Task);
        var work = snapshot ? machine.SnapshotAsync(rink) : machine.RecheckAsync(rink);
        rink.Next = null;
        water.SetResult();
        return await work;
    }

    public static Task<int> Demo1() => WithdrawDuring(true);

    public static Task<int> Demo2() => WithdrawDuring(false);

    public static Task<bool> Demo3() => new Resurfacer(Task.CompletedTask).FinishAsync(new Rink());

    public static async Task<int> Demo4()
    {
        int letters = 0;
        var machine = new Resurfacer(Task.CompletedTask);
        await foreach (var booking in machine.UpcomingAsync(new Rink(), new Rink { Next = new Booking("Elks", 30) }))
        {
            letters += booking.Club.Length;
        }

        return letters + await machine.SnapshotAsync(new Rink());
    }
}

// case: rpc-decorated-ticketing
// category: calls
// rationale: decorators and several implementations lead to a remote method
// rule: TERN2005

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RpcDecoratedTicketing;

[RpcService("events.Box")]
public interface IBoxOffice
{
    Task<string> PrintAsync(string seat);

    [Idempotent]
    Task<bool> ReserveAsync(string seat, string holder);
}

public interface ITicketing
{
    [Idempotent]
    Task<string> TicketAsync(string seat);
}

public interface IPrinter
{
    Task<string> RunAsync(string seat);
}

public sealed class Ticketing(IPrinter printer) : ITicketing
{
    public async Task<string> TicketAsync(string seat)
    {
        ArgumentException.ThrowIfNullOrEmpty(seat);
        string ticket = await printer.RunAsync(seat);
        return ticket.ToUpperInvariant();
    }
}

public sealed class TimedPrinter(IPrinter inner, Action<TimeSpan> report) : IPrinter
{
    public async Task<string> RunAsync(string seat)
    {
        long started = Environment.TickCount64;
        try
        {
            return await inner.RunAsync(seat);
        }
        finally
        {
            report(TimeSpan.FromMilliseconds(Environment.TickCount64 - started));
        }
    }
}

public sealed class BoxPrinter(IBoxOffice box) : IPrinter
{
    public Task<string> RunAsync(string seat) => box.PrintAsync(seat); // want: TERN2005
}

public sealed class ReservingPrinter(IBoxOffice box) : IPrinter
{
    public async Task<string> RunAsync(string seat) => await box.ReserveAsync(seat, "web") ? seat : "none";
}

public sealed class FakeBox : IBoxOffice
{
    private readonly Dictionary<string, string> _holders = [];

    public int Printed { get; private set; }

    public Task<string> PrintAsync(string seat) => Task.FromResult($"{seat}#{++Printed}");

    public Task<bool> ReserveAsync(string seat, string holder) => Task.FromResult((_holders[seat] = holder) == holder);
}

public static class Case
{
    private static readonly FakeBox Box = new();

    public static IAsyncEnumerable<string> Demo1()
        => Twice(() => new Ticketing(new TimedPrinter(new BoxPrinter(Box), _ => { })).TicketAsync("a1"), () => Box.Printed);

    public static IAsyncEnumerable<string> Safe1()
        => Twice(() => new Ticketing(new TimedPrinter(new ReservingPrinter(Box), _ => { })).TicketAsync("a1"), () => Box.Printed);

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

// case: rpc-extension-helpers
// category: calls
// rationale: extension methods, tasks and static helpers make the remote call
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

namespace Idempotency.Wide.RpcExtensionHelpers;

[RpcService("telecom.Numbers")]
public interface INumbers
{
    ValueTask<string> AllocateAsync(string area, CancellationToken cancellationToken = default);
    ValueTask ReleaseAsync(string number, CancellationToken cancellationToken = default);
    [Idempotent]
    ValueTask<bool> ConfirmAsync(string number, CancellationToken cancellationToken = default);
}

public interface IContracts
{
    [Idempotent]
    Task<string> SignAsync(string customer, string area);
    [Idempotent]
    Task CancelAsync(string number);
    [Idempotent]
    Task ConfirmAsync(string number);
}

public sealed class Contracts(INumbers numbers) : IContracts
{
    public async Task<string> SignAsync(string customer, string area)
    {
        string number = await numbers.AllocateWithRetryAsync(area);
        return $"{customer}:{number}";
    }

    public Task CancelAsync(string number)
    {
        Task released = Task.Run(async () =>
        {
            await numbers.ReleaseAsync(number); // want: TERN2005
        });
        return released;
    }

    public async Task ConfirmAsync(string number)
    {
        if (!await Helpers.ConfirmedAsync(numbers, number))
        {
            throw new InvalidOperationException($"The number {number} is not confirmed.");
        }
    }
}

public static class Helpers
{
    public static async Task<string> AllocateWithRetryAsync(this INumbers numbers, string area)
    {
        string? number = null;
        while (number is null)
        {
            number = await numbers.AllocateAsync(area); // want: TERN2005
        }

        return number;
    }

    public static async Task<bool> ConfirmedAsync(INumbers numbers, string number) => await numbers.ConfirmAsync(number);
}

public sealed class FakeNumbers : INumbers
{
    public int Calls { get; private set; }

    public ValueTask<string> AllocateAsync(string area, CancellationToken cancellationToken = default) => new($"{area}-{++Calls}");

    public ValueTask ReleaseAsync(string number, CancellationToken cancellationToken = default)
    {
        Calls++;
        return default;
    }

    public ValueTask<bool> ConfirmAsync(string number, CancellationToken cancellationToken = default) => new(true);
}

public static class Case
{
    private static readonly FakeNumbers Numbers = new();
    public static IAsyncEnumerable<string> Demo1() => Twice(() => new Contracts(Numbers).SignAsync("c", "030"), () => Numbers.Calls);
    public static IAsyncEnumerable<string> Demo2() => Twice(() => new Contracts(Numbers).CancelAsync("030-1"), () => Numbers.Calls);
    public static IAsyncEnumerable<string> Safe1() => Twice(() => new Contracts(Numbers).ConfirmAsync("030-1"), () => Numbers.Calls);
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

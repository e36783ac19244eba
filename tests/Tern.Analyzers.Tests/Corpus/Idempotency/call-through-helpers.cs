// case: call-through-helpers
// category: rpc
// rationale: the call is two methods away
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

namespace Idempotency.Dev.CallThroughHelpers;

[RpcService]
public interface IBilling
{
    ValueTask<int> ChargeAsync(string account, int cents);
}

public interface IShop
{
    [Idempotent]
    Task<int> CheckoutAsync(string account, int cents, CancellationToken cancellationToken = default);
}

public sealed class Shop : IShop
{
    private readonly Checkout _checkout;

    public Shop(IBilling billing) => _checkout = new Checkout(billing);

    public Task<int> CheckoutAsync(string account, int cents, CancellationToken cancellationToken = default) => _checkout.RunAsync(account, cents);
}

public sealed class Checkout(IBilling billing)
{
    private readonly IBilling _billing = billing;

    public async Task<int> RunAsync(string account, int cents)
    {
        if (cents <= 0)
        {
            return 0;
        }

        return await ChargeAsync(account, cents).ConfigureAwait(false);
    }

    private async Task<int> ChargeAsync(string account, int cents)
    {
        int left = await _billing.ChargeAsync(account, cents); // want: TERN2005
        return left;
    }
}

public sealed class Ledger : IBilling
{
    public int Charged { get; private set; }

    public ValueTask<int> ChargeAsync(string account, int cents)
    {
        Charged += cents;
        return new ValueTask<int>(Charged);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Ledger ledger = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await new Shop(ledger).CheckoutAsync("a", 5);
            yield return $"{ledger.Charged}";
        }
    }
}

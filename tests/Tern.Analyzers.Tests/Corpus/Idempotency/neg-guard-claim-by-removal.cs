// case: neg-guard-claim-by-removal
// category: guards
// rationale: what was taken out cannot be taken out again
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

namespace Idempotency.Dev.NegGuardClaimByRemoval;

public interface IVouchers
{
    [Idempotent]
    Task<bool> RedeemAsync(string code);
}

public sealed class Vouchers : IVouchers
{
    private readonly ConcurrentDictionary<string, int> _open = new() { ["a"] = 5 };

    public int Credit { get; private set; }

    public Task<bool> RedeemAsync(string code)
    {
        if (_open.TryRemove(code, out int worth))
        {
            Credit += worth;
            return Task.FromResult(true);
        }

        return Task.FromResult(false);
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Vouchers vouchers = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await vouchers.RedeemAsync("a");
            yield return $"{vouchers.Credit}";
        }
    }
}

// case: modify-interlocked
// category: shared state
// rationale: atomic, and yet one more each time
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

namespace Idempotency.Dev.ModifyInterlocked;

public interface IBalance
{
    [Idempotent]
    Task<long> CreditAsync(long cents);
}

public sealed class Balance : IBalance
{
    private static long s_cents;

    public Task<long> CreditAsync(long cents) => Task.FromResult(Interlocked.Add(ref s_cents, cents)); // want: TERN2007
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Balance balance = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            long cents = await balance.CreditAsync(3);
            yield return $"{cents}";
        }
    }
}

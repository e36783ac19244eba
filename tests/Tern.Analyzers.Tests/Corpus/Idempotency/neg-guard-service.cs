// case: neg-guard-service
// category: guards
// rationale: something else knows which calls were served
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

namespace Idempotency.Dev.NegGuardService;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<int> CreditAsync(Credit request);
}

public interface IDeduplicator
{
    ValueTask<bool> TryBeginAsync(string key);

    ValueTask CompleteAsync(string key);
}

public sealed class MemoryDeduplicator : IDeduplicator
{
    private readonly ConcurrentDictionary<string, bool> _keys = new();

    public ValueTask<bool> TryBeginAsync(string key) => new(_keys.TryAdd(key, false));

    public ValueTask CompleteAsync(string key)
    {
        _keys[key] = true;
        return default;
    }
}

public sealed class Account(IDeduplicator deduplicator) : IAccount
{
    public int Cents { get; private set; }

    public async Task<int> CreditAsync(Credit request)
    {
        if (!await deduplicator.TryBeginAsync(request.RequestId))
        {
            return Cents;
        }

        Cents += request.Cents;
        await deduplicator.CompleteAsync(request.RequestId);
        return Cents;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Account account = new(new MemoryDeduplicator());
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit("r", 2));
            yield return $"{account.Cents}";
        }
    }
}

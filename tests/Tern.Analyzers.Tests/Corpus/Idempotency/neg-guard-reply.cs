// case: neg-guard-reply
// category: guards
// rationale: the reply of the first call is kept and given again
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

namespace Idempotency.Dev.NegGuardReply;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task<int> CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly Dictionary<string, int> _replies = [];

    public int Cents { get; private set; }

    public async Task<int> CreditAsync(Credit request)
    {
        if (_replies.TryGetValue(request.RequestId, out int reply))
        {
            return reply;
        }

        await Task.Yield();
        Cents += request.Cents;
        _replies[request.RequestId] = Cents;
        return Cents;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Account account = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit("r", 2));
            yield return $"{account.Cents}";
        }
    }
}

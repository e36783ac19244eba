// case: modify-guard-not-recorded
// category: guards
// rationale: the test asks for a key that nobody remembers
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

namespace Idempotency.Dev.ModifyGuardNotRecorded;

public sealed record Credit(string RequestId, int Cents);

public interface IAccount
{
    [Idempotent]
    Task CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly HashSet<string> _seen = [];
    private int _cents;

    public int Cents => _cents;

    public Task CreditAsync(Credit request)
    {
        if (_seen.Contains(request.RequestId))
        {
            return Task.CompletedTask;
        }

        _cents += request.Cents; // want: TERN2007
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Account account = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await account.CreditAsync(new Credit("r", 10));
            yield return $"{account.Cents}";
        }
    }
}

// case: neg-required-key
// category: key
// rationale: a key that is optional on the wire and required here
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

namespace Idempotency.Dev.NegRequiredKey;

public sealed record Credit(string? Key, int Cents);

public interface IAccount
{
    [Idempotent]
    Task CreditAsync(Credit request);
}

public sealed class Account : IAccount
{
    private readonly HashSet<string> _seen = [];

    public int Cents { get; private set; }

    public Task CreditAsync(Credit request)
    {
        if (string.IsNullOrEmpty(request.Key))
        {
            throw new ArgumentException("A key is required.", nameof(request));
        }

        if (!_seen.Add(request.Key))
        {
            return Task.CompletedTask;
        }

        Cents += request.Cents;
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
            await account.CreditAsync(new Credit("k", 2));
            yield return $"{account.Cents}";
        }
    }
}

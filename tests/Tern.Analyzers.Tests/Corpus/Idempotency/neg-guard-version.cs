// case: neg-guard-version
// category: guards
// rationale: a version that must be newer than the last
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

namespace Idempotency.Dev.NegGuardVersion;

public sealed record Change(long Version, int Delta);

public interface ILevel
{
    [Idempotent]
    Task ApplyAsync(Change change);
}

public sealed class Level : ILevel
{
    private long _version;

    public int Value { get; private set; }

    public Task ApplyAsync(Change change)
    {
        if (change.Version <= _version)
        {
            return Task.CompletedTask;
        }

        Value += change.Delta;
        _version = change.Version;
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Level level = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await level.ApplyAsync(new Change(1, 5));
            yield return $"{level.Value}";
        }
    }
}

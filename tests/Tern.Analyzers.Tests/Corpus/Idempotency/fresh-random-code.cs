// case: fresh-random-code
// category: fresh
// rationale: a random code replaces the one that was handed out
// rule: TERN2006

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.FreshRandomCode;

public interface IDoors
{
    [Idempotent]
    ValueTask<int> IssueAsync(string door);
}

public sealed class Doors : IDoors
{
    private readonly Random _random = new(7);
    private readonly Dictionary<string, int> _codes = [];

    public string State => string.Join(",", _codes);

    public ValueTask<int> IssueAsync(string door)
    {
        int code = Next();
        _codes[door] = code; // want: TERN2006
        return new ValueTask<int>(code);
    }

    private int Next() => _random.Next(1_000_000);
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Doors doors = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await doors.IssueAsync("a");
            yield return doors.State;
        }
    }
}

// case: append-spread
// category: append
// rationale: an array is replaced by itself and one more
// rule: TERN2008

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.AppendSpread;

public interface INotes
{
    [Idempotent]
    Task AddAsync(string note);
}

public sealed class Notes : INotes
{
    private string[] _notes = [];

    public int Count => _notes.Length;

    public Task AddAsync(string note)
    {
        _notes = [.. _notes, note]; // want: TERN2008
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Notes notes = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await notes.AddAsync("a");
            yield return $"{notes.Count}";
        }
    }
}

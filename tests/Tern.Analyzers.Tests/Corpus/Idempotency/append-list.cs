// case: append-list
// category: append
// rationale: a list of the handler grows
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

namespace Idempotency.Dev.AppendList;

public interface IComments
{
    [Idempotent]
    Task AddAsync(string text);
}

public sealed class Comments : IComments
{
    private readonly List<string> _comments = [];

    public int Count => _comments.Count;

    public Task AddAsync(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _comments.Add(text); // want: TERN2008
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Comments comments = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await comments.AddAsync("a");
            yield return $"{comments.Count}";
        }
    }
}

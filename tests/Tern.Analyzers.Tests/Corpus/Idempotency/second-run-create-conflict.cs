// case: second-run-create-conflict
// category: second run
// rationale: a creation that is there already is a failure
// rule: TERN2013

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.SecondRunCreateConflict;

public interface IRooms
{
    [Idempotent]
    Task CreateAsync(string name);
}

public sealed class Rooms : IRooms
{
    private readonly ConcurrentDictionary<string, int> _rooms = new();

    public int Count => _rooms.Count;

    public Task CreateAsync(string name)
    {
        if (!_rooms.TryAdd(name, 0)) // want: TERN2013
        {
            throw new InvalidOperationException($"The room {name} exists.");
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Rooms rooms = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await rooms.CreateAsync("a");
            yield return $"{rooms.Count}";
        }
    }
}

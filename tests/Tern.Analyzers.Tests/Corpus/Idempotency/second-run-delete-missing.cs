// case: second-run-delete-missing
// category: second run
// rationale: a deletion of what is gone is a failure
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

namespace Idempotency.Dev.SecondRunDeleteMissing;

public interface IRooms
{
    [Idempotent]
    ValueTask DeleteAsync(string name);
}

public sealed class Rooms : IRooms
{
    private readonly Dictionary<string, int> _rooms = new() { ["a"] = 1 };

    public int Count => _rooms.Count;

    public ValueTask DeleteAsync(string name)
    {
        if (!_rooms.ContainsKey(name))
        {
            throw new KeyNotFoundException(name);
        }

        _rooms.Remove(name); // want: TERN2013
        return default;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Rooms rooms = new();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await rooms.DeleteAsync("a");
            yield return $"{rooms.Count}";
        }
    }
}

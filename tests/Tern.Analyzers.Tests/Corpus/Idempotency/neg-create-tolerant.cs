// case: neg-create-tolerant
// category: second run
// rationale: creations that accept what is there
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

namespace Idempotency.Dev.NegCreateTolerant;

public interface IRooms
{
    [Idempotent]
    Task CreateAsync(string name, string folder);
}

public sealed class Rooms : IRooms
{
    private readonly ConcurrentDictionary<string, int> _rooms = new();
    private readonly Dictionary<string, int> _sizes = [];

    public string State => $"{_rooms.Count} {_sizes.Count}";

    public Task CreateAsync(string name, string folder)
    {
        _rooms.TryAdd(name, 1);
        try
        {
            _sizes.Add(name, 2);
        }
        catch (ArgumentException)
        {
            // It is there already.
        }

        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            using FileStream file = new(path, FileMode.CreateNew);
        }

        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        Rooms rooms = new();
        string folder = Directory.CreateTempSubdirectory().FullName;
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await rooms.CreateAsync("a", folder);
            yield return rooms.State;
        }
    }
}

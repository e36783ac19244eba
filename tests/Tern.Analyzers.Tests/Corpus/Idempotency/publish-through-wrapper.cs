// case: publish-through-wrapper
// category: publish
// rationale: the bus is behind a class of its own
// rule: TERN2011

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Dev.PublishThroughWrapper;

public sealed record Registered(string User);

public sealed class UserEvents(IBus bus)
{
    public Task RaiseRegisteredAsync(string user)
    {
        Registered message = new(user);
        return bus.PublishAsync("users", message); // want: TERN2011
    }
}

public interface IUsers
{
    [Idempotent]
    Task RegisterAsync(string user);
}

public sealed class Users(UserEvents events) : IUsers
{
    private readonly HashSet<string> _users = [];

    public async Task RegisterAsync(string user)
    {
        _users.Add(user);
        await events.RaiseRegisteredAsync(user);
    }
}

public interface IBus
{
    Task PublishAsync<T>(string topic, T message);
}

public sealed class MemoryBus : IBus
{
    public List<object?> Sent { get; } = [];

    public Task PublishAsync<T>(string topic, T message)
    {
        Sent.Add(message);
        return Task.CompletedTask;
    }
}

public static class Case
{
    public static async IAsyncEnumerable<string> Demo1()
    {
        MemoryBus bus = new();
        Users users = new(new UserEvents(bus));
        for (int attempt = 0; attempt < 2; attempt++)
        {
            await users.RegisterAsync("a");
            yield return $"{bus.Sent.Count}";
        }
    }
}

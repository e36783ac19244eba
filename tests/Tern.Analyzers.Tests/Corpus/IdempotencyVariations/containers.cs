// variations: containers
// rationale: what a client creates or deletes, and what it does when it is there or gone

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Containers;

public sealed class RequestFailedException : Exception
{
    public int Status { get; init; }
}

public sealed class Response<T>(T value)
{
    public T Value { get; } = value;
}

public abstract class ContainerClient
{
    public abstract Task CreateAsync();

    public abstract Task CreateIfNotExistsAsync();

    public abstract Task DeleteAsync();

    public abstract Task DeleteIfExistsAsync();

    public abstract Task<Response<bool>> ExistsAsync();
}

public abstract class AppendBlobClient
{
    public abstract Task CreateAsync();

    public abstract Task CreateIfNotExistsAsync();
}

public interface IDatabaseClient
{
    Task CreateTableAsync(string name);

    Task CreateTableIfNotExistsAsync(string name);

    bool TableExists(string name);

    Task CreateOrderAsync(string name);
}

public sealed class Local(Func<string, Task<int>> service)
{
    public Task CreateQueueAsync(string name) => service(name);

    public Task CreateQueueIfNotExistsAsync(string name) => service(name);
}

public sealed class Own
{
    private readonly HashSet<string> _all = [];

    public void Create(string name) => _all.Add(name);

    public void CreateIfNotExists(string name) => _all.Add(name);
}

public sealed class Containers(Func<string, ContainerClient> open, AppendBlobClient log, IDatabaseClient database, Local local, Own own)
{
    [Idempotent]
    public async Task Create(string name)
    {
        ContainerClient container = open(name);
        await container.CreateAsync(); // want: TERN2013
    }

    [Idempotent]
    public async Task Drop(string name) => await open(name).DeleteAsync(); // want: TERN2013

    [Idempotent]
    public Task Table(string name) => database.CreateTableAsync(name); // want: TERN2013

    [Idempotent]
    public Task Queue(string name) => local.CreateQueueAsync(name); // want: TERN2013

    [Idempotent]
    public Task Ensure(string name) => open(name).CreateIfNotExistsAsync();

    [Idempotent]
    public Task DropIfThere(string name) => open(name).DeleteIfExistsAsync();

    [Idempotent]
    public Task Order(string name) => database.CreateOrderAsync(name);

    [Idempotent]
    public Task Overwrite() => log.CreateAsync();

    [Idempotent]
    public void Remember(string name) => own.Create(name);

    [Idempotent]
    public async Task Anew(string name)
    {
        ContainerClient container = open(name);
        await container.DeleteIfExistsAsync();
        await container.CreateAsync();
    }

    [Idempotent]
    public async Task Asked(string name)
    {
        if (!(await open(name).ExistsAsync()).Value)
        {
            await open(name).CreateAsync();
        }
    }

    [Idempotent]
    public async Task AskedFirst(string name)
    {
        if (database.TableExists(name))
        {
            return;
        }

        await database.CreateTableAsync(name);
    }

    [Idempotent]
    public async Task DropAsked(string name)
    {
        Response<bool> there = await open(name).ExistsAsync();
        if (there.Value)
        {
            await open(name).DeleteAsync();
        }
    }

    [Idempotent]
    public async Task Caught(string name)
    {
        try
        {
            await open(name).CreateAsync();
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
        }
    }

    [Idempotent]
    public async Task Gone(string name)
    {
        try
        {
            await open(name).DeleteAsync();
        }
        catch (RequestFailedException)
        {
        }
    }
}

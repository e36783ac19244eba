// variations: statements
// rationale: commands of a factory, functions and sequences of the database, rows by their entry, rows that callers give, files that are read and rewritten

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq.Expressions;
using System.Net.Http;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Statements;

public class DbContext
{
    public EntityEntry Entry(object entity) => new();

    public void Add(object entity)
    {
    }

    public Task<int> SaveChangesAsync() => Task.FromResult(0);
}

public enum EntityState
{
    Detached,
    Unchanged,
    Deleted,
    Modified,
    Added,
}

public sealed class EntityEntry
{
    public EntityState State { get; set; }
}

public sealed class Berth
{
    public int Id { get; set; }

    public string Ship { get; set; } = "";
}

public sealed class Ship
{
    public string Id { get; set; } = "";
}

public sealed class HarbourContext : DbContext;

public abstract class DataSource
{
    public abstract Command CreateCommand(string? text = null);
}

public abstract class Command
{
    public string CommandText { get; set; } = "";

    public abstract Task<int> ExecuteNonQueryAsync();

    public abstract Task<object?> ExecuteScalarAsync();
}

public interface IBackgroundJobs
{
    string Enqueue(Expression<Action> job);
}

public sealed record Charge(string Ship, int Cents, string? Key);

public interface IHarbour
{
    [Idempotent]
    Task MoorAsync(string ship);

    [Idempotent]
    Task NameAsync(Ship ship);

    [Idempotent]
    Task GiveAsync(Berth berth);

    [Idempotent]
    Task CountAsync(string ship);

    [Idempotent]
    Task StampAsync(string ship);

    [Idempotent]
    Task CreateAsync();

    [Idempotent]
    Task NextAsync();

    [Idempotent]
    Task SellAsync(string ship);

    [Idempotent]
    Task RaiseVersionAsync(string ship);

    [Idempotent]
    Task KeepAsync(string path, string line);

    [Idempotent]
    Task TidyAsync(string path);

    [Idempotent]
    Task LaterAsync(string ship);

    [Idempotent]
    Task ChargeAsync(Charge charge);
}

public sealed class Harbour(HarbourContext db, DataSource data, IBackgroundJobs jobs, HttpClient http) : IHarbour
{
    public Task MoorAsync(string ship)
    {
        Berth berth = new() { Ship = ship };
        db.Entry(berth).State = EntityState.Added; // want: TERN2009
        return db.SaveChangesAsync();
    }

    public Task NameAsync(Ship ship)
    {
        db.Add(ship); // want: TERN2013
        return db.SaveChangesAsync();
    }

    public Task GiveAsync(Berth berth)
    {
        db.Add(berth); // want: TERN2009
        return db.SaveChangesAsync();
    }

    public async Task CountAsync(string ship)
    {
        Command command = data.CreateCommand("UPDATE ships SET calls = calls + 1 WHERE name = @name");
        await command.ExecuteNonQueryAsync(); // want: TERN2010
    }

    public async Task StampAsync(string ship)
    {
        Command command = data.CreateCommand();
        command.CommandText = "UPDATE ships SET seen = now() WHERE name = @name";
        await command.ExecuteNonQueryAsync(); // want: TERN2006
        command.CommandText = "UPDATE ships SET lease_until = now() WHERE name = @name";
        await command.ExecuteNonQueryAsync();
    }

    public async Task CreateAsync()
    {
        Command command = data.CreateCommand();
        command.CommandText = "CREATE TABLE ships (name text)";
        await command.ExecuteNonQueryAsync(); // want: TERN2013
    }

    public Task NextAsync() => data.CreateCommand("SELECT nextval('moorings')").ExecuteScalarAsync(); // want: TERN2007

    public async Task SellAsync(string ship)
    {
        Command command = data.CreateCommand("UPDATE cargo SET left = left - 1 WHERE ship = @ship AND left >= 1");
        await command.ExecuteNonQueryAsync(); // want: TERN2010
    }

    public async Task RaiseVersionAsync(string ship)
    {
        Command command = data.CreateCommand("UPDATE cargo SET checked = true, rounds = rounds + 1, version = @version WHERE ship = @ship AND version < @version");
        await command.ExecuteNonQueryAsync();
    }

    public async Task KeepAsync(string path, string line)
    {
        string old = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        await File.WriteAllTextAsync(path, old + line); // want: TERN2012
    }

    public async Task TidyAsync(string path)
    {
        string old = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, old.Trim());
    }

    public Task LaterAsync(string ship)
    {
        jobs.Enqueue(() => Console.WriteLine(ship)); // want: TERN2011
        return Task.CompletedTask;
    }

    public async Task ChargeAsync(Charge charge)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/charges");
        if (charge.Key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", charge.Key);
        }

        await http.SendAsync(request); // want: TERN2018
    }
}

// variations: words
// rationale: clients, documents and SQL text by the words that they use

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Words;

public sealed record Charge(string ChargeId, string Card, long Cents, string? IdempotencyKey);

public sealed class BsonDocument : Dictionary<string, object> { public BsonDocument(string name, object value) => this[name] = value; }

public static class Update { public static BsonDocument Inc(string field, long by) => new("$inc", new BsonDocument(field, by)); public static BsonDocument Set(string field, object to) => new("$set", new BsonDocument(field, to)); }

public interface IMongoCollection<T> { Task UpdateOneAsync(Func<T, bool> filter, object update, bool upsert = false); Task UpdateManyAsync(string filter, string update); }

public sealed class Conn { public required Func<string, object?, int> Engine { get; init; } }

public static class Mapper { public static Task<int> ExecuteAsync(this Conn c, string sql, object? param = null) => Task.FromResult(c.Engine(sql, param)); }

public enum When { Always, NotExists }

public sealed class ValkeyClient(Func<string, bool> wire) { public Task<bool> StringSetAsync(string key, string value, When when = When.Always) => Task.FromResult(wire(key)); public Task<bool> SetAddAsync(string set, string member) => Task.FromResult(wire(member)); public Task<long> StringIncrementAsync(string key, long by = 1) => Task.FromResult(wire(key) ? 1L : by); }

public sealed class CardClient(Func<string, string?, Task> wire) { public Task ChargeAsync(string card, string? idempotencyKey = null) => wire(card, idempotencyKey); public Task Hold(string card, string clientToken) => wire(card, clientToken); }

public sealed class UniqueViolationException : Exception;

public sealed class CardUnit { public List<Charge> Charges { get; } = []; private readonly HashSet<string> _ids = []; public Task SaveChangesAsync() => _ids.Add(Charges[^1].ChargeId) ? Task.CompletedTask : Task.FromException(new UniqueViolationException()); }

public sealed class P(IMongoCollection<Charge> docs, Conn sql, ValkeyClient valkey, Func<string, string?, Task> wire, CardUnit unit)
{
    private long _total;

    [Idempotent]
    public Task A1(Charge c) => docs.UpdateOneAsync(d => d.Card == c.Card, Update.Inc("Cents", c.Cents)); // want: TERN2010

    [Idempotent]
    public Task A2(Charge c) => docs.UpdateOneAsync(d => d.Card == c.Card, Update.Set("Cents", c.Cents), upsert: true);

    [Idempotent]
    public Task A3(Charge c) => docs.UpdateManyAsync($"{{ card: '{c.Card}' }}", $"{{ $push: {{ seen: '{c.ChargeId}' }} }}"); // want: TERN2010

    [Idempotent]
    public Task A4(Charge c) => docs.UpdateManyAsync($"{{ card: '{c.Card}' }}", $"{{ $addToSet: {{ seen: '{c.ChargeId}' }} }}");

    [Idempotent]
    public Task A5(Charge c) => docs.UpdateOneAsync(d => d.Card == c.Card, new BsonDocument("$inc", new BsonDocument("n", 1))); // want: TERN2010

    [Idempotent]
    public async Task B1(Charge c)
    {
        await sql.ExecuteAsync("DELETE FROM marks WHERE card = @Card", c);
        await sql.ExecuteAsync("INSERT INTO marks (card, cents) VALUES (@Card, @Cents)", c);
    }

    [Idempotent]
    public async Task B2(Charge c)
    {
        await sql.ExecuteAsync("DELETE FROM marks WHERE cents = 0");
        await sql.ExecuteAsync("INSERT INTO marks (card, cents) VALUES (@Card, @Cents)", c); // want: TERN2009
    }

    [Idempotent]
    public async Task B3(string card, long cents)
    {
        await sql.ExecuteAsync("TRUNCATE TABLE marks");
        await sql.ExecuteAsync("INSERT INTO marks (card, cents) VALUES (@card, @cents)", new { card, cents });
    }

    [Idempotent]
    public async Task B4(string card, string other)
    {
        await sql.ExecuteAsync("DELETE FROM marks WHERE card = @other", new { other });
        await sql.ExecuteAsync("INSERT INTO marks (card, cents) VALUES (@card, 1)", new { card }); // want: TERN2009
    }

    [Idempotent]
    public async Task B5(long cents)
    {
        await sql.ExecuteAsync("DELETE FROM marks WHERE card = 'main'");
        await sql.ExecuteAsync("INSERT INTO marks (card, cents) VALUES ('main', @cents)", new { cents });
    }

    [Idempotent]
    public Task C1(string card, string tag) => sql.ExecuteAsync("UPDATE cards SET tags = array_append(tags, @tag) WHERE card = @card", new { card, tag }); // want: TERN2010

    [Idempotent]
    public Task C2(string card, string tag) => sql.ExecuteAsync("UPDATE cards SET tags = array_append(tags, @tag) WHERE card = @card AND NOT (@tag = ANY(tags))", new { card, tag });

    [Idempotent]
    public Task C3(string card) => sql.ExecuteAsync("UPDATE cards SET valid_to = DATEADD(year, 1, valid_to) WHERE card = @card", new { card }); // want: TERN2010

    [Idempotent]
    public Task C4(string card, string tag) => sql.ExecuteAsync("UPDATE cards SET tags = array_remove(tags, @tag), name = coalesce(name, 'none') WHERE card = @card", new { card, tag });

    [Idempotent]
    public Task C5(string card, string note) => sql.ExecuteAsync("UPDATE cards SET doc = json_array_append(doc, '$.notes', @note) WHERE card = @card", new { card, note }); // want: TERN2010

    [Idempotent]
    public async Task D1(Charge c)
    {
        await sql.ExecuteAsync("UPDATE cards SET cents = cents - @Cents WHERE card = @Card", c);
        if (await sql.ExecuteAsync("INSERT INTO handled (charge_no, card) VALUES (@ChargeId, @Card) ON CONFLICT DO NOTHING", c) == 0) return; // want: TERN2017
        await wire(c.Card, c.ChargeId);
    }

    [Idempotent]
    public async Task E1(Charge c) { if (await valkey.StringSetAsync("c:" + c.ChargeId, "", When.NotExists)) { _total += c.Cents; } }

    [Idempotent]
    public async Task E2(Charge c) { if (!await valkey.SetAddAsync("charges", c.ChargeId)) { return; } _total += c.Cents; }

    [Idempotent]
    public Task E3(Charge c) => valkey.StringIncrementAsync("n:" + c.Card, c.Cents); // want: TERN2010

    [Idempotent]
    public async Task E4(Charge c) { if (await valkey.StringSetAsync("c:" + c.ChargeId, "")) { _total += c.Cents; } } // want: TERN2007

    [Idempotent]
    public async Task F1(Charge c) { CardClient cards = new(wire); await cards.ChargeAsync(c.Card, c.IdempotencyKey); } // want: TERN2018

    [Idempotent]
    public Task F2(Charge c) => new CardClient(wire).Hold(c.Card, clientToken: Guid.NewGuid().ToString()); // want: TERN2014

    [Idempotent]
    public Task F3(Charge c) => new CardClient(wire).Hold(c.Card, c.ChargeId);

    [Idempotent]
    public async Task G1(Charge c)
    {
        unit.Charges.Add(c);
        try { await unit.SaveChangesAsync(); }
        catch (UniqueViolationException) { return; }
        _total += c.Cents;
    }

    [Idempotent]
    public async Task G2(Charge c)
    {
        unit.Charges.Add(c); // want: TERN2008
        await unit.SaveChangesAsync();
    }
}

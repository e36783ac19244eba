// variations: fresh
// rationale: other ways to be new each time

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Fresh;

public interface IClock
{
    DateTimeOffset UtcNow { get; }
}

public interface IIds
{
    string NewId();
}

public sealed class Row
{
    public string Id { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public string? TraceId { get; set; }
}

public sealed class Fresh(IClock clock, IIds ids, Random random)
{
    private readonly Dictionary<string, Row> _rows = [];
    private readonly ConcurrentDictionary<string, Guid> _sessions = new();
    private DateTimeOffset _changedAt;
    private string _token = "";
    private int _seed;

    [Idempotent]
    public string Key(string name)
    {
        string id = $"{name}-{ids.NewId()}";
        _rows[id] = new Row { Id = id }; // want: TERN2006
        return id;
    }

    [Idempotent]
    public void Time(string name)
    {
        Row row = new() { Id = name };
        row.CreatedAt = clock.UtcNow;
        _rows[name] = row; // want: TERN2006
    }

    [Idempotent]
    public void TimeOfMember(string name)
    {
        _changedAt = DateTimeOffset.UtcNow; // want: TERN2006
    }

    [Idempotent]
    public void Expiry(string name)
    {
        _rows[name] = new Row { Id = name, ExpiresAt = clock.UtcNow.AddMinutes(5), TraceId = Guid.NewGuid().ToString() };
    }

    [Idempotent]
    public void Token()
    {
        Span<byte> bytes = stackalloc byte[8];
        _token = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)); // want: TERN2006
    }

    [Idempotent]
    public void Number()
    {
        _seed = random.Next(1, 7); // want: TERN2006
    }

    [Idempotent]
    public Guid Once(string user) => _sessions.GetOrAdd(user, _ => Guid.NewGuid());

    [Idempotent]
    public Guid OnceByTry(string user)
    {
        Guid made = Guid.NewGuid();
        return _sessions.TryAdd(user, made) ? made : _sessions[user];
    }

    [Idempotent]
    public Guid OnceByTest(string user)
    {
        if (_sessions.TryGetValue(user, out Guid known))
        {
            return known;
        }

        Guid made = Guid.CreateVersion7();
        _sessions[user] = made;
        return made;
    }

    [Idempotent]
    public void CreatedOnce(string name)
    {
        if (!_rows.TryGetValue(name, out Row? row))
        {
            row = new Row { Id = name, CreatedAt = clock.UtcNow };
            _rows.Add(name, row);
        }

        row.TraceId = null;
    }
}

// variations: guards
// rationale: other tests for repeated calls

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

namespace Idempotency.Variations.Guards;

public sealed record Move(string RequestId, string From, string To, int Cents);

public interface IInbox
{
    Task<bool> HasProcessedAsync(string id);

    Task MarkProcessedAsync(string id);
}

public interface ICacheLike
{
    bool TryGetValue(string key, out int value);

    void Set(string key, int value);
}

public sealed class Guarded(IInbox inbox, ICacheLike replyCache)
{
    private readonly Dictionary<string, int> _balances = [];
    private readonly ConcurrentDictionary<string, int> _results = new();
    private readonly ConcurrentDictionary<string, Lazy<int>> _lazy = new();
    private readonly HashSet<string> _seen = [];
    private readonly Lock _lock = new();
    private string? _last;
    private int _sum;

    [Idempotent]
    public async Task Inbox(Move move)
    {
        if (await inbox.HasProcessedAsync(move.RequestId))
        {
            return;
        }

        _balances[move.From] -= move.Cents;
        _balances[move.To] += move.Cents;
        await inbox.MarkProcessedAsync(move.RequestId);
    }

    [Idempotent]
    public int Factory(Move move) => _results.GetOrAdd(move.RequestId, _ =>
    {
        _sum += move.Cents;
        return _sum;
    });

    [Idempotent]
    public int LazyFactory(Move move) => _lazy.GetOrAdd(move.RequestId, _ => new Lazy<int>(() => _sum += move.Cents)).Value;

    [Idempotent]
    public void Flag(Move move)
    {
        bool isNew = _seen.Add(move.RequestId);
        if (isNew)
        {
            _sum += move.Cents;
        }
    }

    [Idempotent]
    public int Choice(Move move) => _seen.Add(move.RequestId) ? Apply(move) : _sum;

    private int Apply(Move move) => _sum += move.Cents;

    [Idempotent]
    public void Last(Move move)
    {
        if (move.RequestId == _last)
        {
            return;
        }

        _sum += move.Cents;
        _last = move.RequestId;
    }

    [Idempotent]
    public int Cached(Move move)
    {
        lock (_lock)
        {
            if (replyCache.TryGetValue(move.RequestId, out int reply))
            {
                return reply;
            }

            _sum += move.Cents;
            replyCache.Set(move.RequestId, _sum);
            return _sum;
        }
    }

    [Idempotent]
    public int? Found(Move move)
    {
        if (Reply(move.RequestId) is { } reply)
        {
            return reply;
        }

        _sum += move.Cents;
        _results[move.RequestId] = _sum;
        return _sum;
    }

    private int? Reply(string id) => _results.TryGetValue(id, out int reply) ? reply : null;

    [Idempotent]
    public void Ensure(Move move)
    {
        if (Skip(move))
        {
            return;
        }

        _sum += move.Cents;
    }

    private bool Skip(Move move) => !_seen.Add(move.RequestId);

    [Idempotent]
    public void Both(Move move)
    {
        if (move.Cents <= 0 || !_seen.Add(move.RequestId))
        {
            return;
        }

        _sum += move.Cents;
    }

    [Idempotent]
    public void Rollback(Move move)
    {
        if (!_seen.Add(move.RequestId))
        {
            return;
        }

        try
        {
            _sum += move.Cents;
        }
        catch
        {
            _seen.Remove(move.RequestId);
            throw;
        }
    }

    [Idempotent]
    public void OtherGuard(Move move)
    {
        if (!_balances.ContainsKey(move.From))
        {
            throw new InvalidOperationException("No such account.");
        }

        _balances[move.From] -= move.Cents; // want: TERN2007
    }

    [Idempotent]
    public void Released(Move move)
    {
        if (!_seen.Add(move.RequestId))
        {
            throw new InvalidOperationException("Busy.");
        }

        try
        {
            _sum += move.Cents; // want: TERN2007
        }
        finally
        {
            _seen.Remove(move.RequestId);
        }
    }

    [Idempotent]
    public void Inverted(Move move)
    {
        if (_seen.Add(move.RequestId))
        {
            return;
        }

        _sum += move.Cents; // want: TERN2007
    }

    [Idempotent]
    public async Task LateInbox(Move move)
    {
        _sum += move.Cents;
        if (await inbox.HasProcessedAsync(move.RequestId)) // want: TERN2017
        {
            return;
        }

        await inbox.MarkProcessedAsync(move.RequestId);
    }

    [Idempotent]
    public void LateInHelper(Move move)
    {
        Apply(move);
        Check(move);
    }

    private bool Check(Move move)
    {
        if (_seen.Contains(move.RequestId)) // want: TERN2017
        {
            return false;
        }

        _seen.Add(move.RequestId);
        return true;
    }

    [Idempotent]
    public void LateMark(Move move)
    {
        if (_seen.Contains(move.RequestId))
        {
            return;
        }

        _sum += move.Cents;
        _seen.Add(move.RequestId);
    }
}

public sealed record Optional(string? IdempotencyKey, int Cents);

public sealed class OptionalKeys
{
    private readonly ConcurrentDictionary<string, byte> _processed = new();
    private int _sum;

    [Idempotent]
    public void Empty(Optional request)
    {
        if (!string.IsNullOrEmpty(request.IdempotencyKey) && !_processed.TryAdd(request.IdempotencyKey, 0)) // want: TERN2018
        {
            return;
        }

        _sum += request.Cents;
    }

    [Idempotent]
    public void Fallback(Optional request)
    {
        string key = request.IdempotencyKey ?? Guid.NewGuid().ToString("N");
        if (!_processed.TryAdd(key, 0)) // want: TERN2018
        {
            return;
        }

        _sum += request.Cents;
    }

    [Idempotent]
    public void Required(Optional request)
    {
        string key = request.IdempotencyKey ?? throw new ArgumentException("key");
        if (!_processed.TryAdd(key, 0))
        {
            return;
        }

        _sum += request.Cents;
    }

    [Idempotent]
    public void RequiredFirst(Optional request)
    {
        ArgumentException.ThrowIfNullOrEmpty(request.IdempotencyKey);
        if (_processed.ContainsKey(request.IdempotencyKey))
        {
            return;
        }

        _sum += request.Cents;
        _processed[request.IdempotencyKey] = 1;
    }

    [Idempotent]
    public void TimeKey(Optional request)
    {
        string key = $"{request.Cents}:{DateTime.UtcNow:O}";
        if (_processed.ContainsKey(key)) // want: TERN2014
        {
            return;
        }

        _processed[key] = 1;
        _sum += request.Cents;
    }
}

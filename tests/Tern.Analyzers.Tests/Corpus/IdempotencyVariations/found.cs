// variations: found
// rationale: searches and answers of other kinds

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

namespace Idempotency.Variations.Found;

public enum Begin { New, Duplicate, Busy }

public sealed record Saved(bool IsNew, int Reply);

public sealed record Pay(string RequestId, string Account, int Cents);

public sealed record Item(string Id, int Value);

public interface IIdempotencyStore
{
    Task<Begin> BeginAsync(string key);

    Task EnsureFirstAsync(string key);
}

public sealed class Found(IIdempotencyStore store)
{
    private readonly List<Item> _items = [];
    private readonly HashSet<string> _seen = [];
    private readonly Dictionary<string, int> _replies = [];
    private int _cents;

    [Idempotent]
    public async Task Trusted(Pay pay)
    {
        if (await store.BeginAsync(pay.RequestId) == Begin.Duplicate)
        {
            return;
        }

        _cents += pay.Cents;
    }

    [Idempotent]
    public async Task Ensured(Pay pay)
    {
        await store.EnsureFirstAsync(pay.RequestId);
        _cents += pay.Cents;
    }

    [Idempotent]
    public void OwnEnum(Pay pay)
    {
        switch (BeginCall(pay.RequestId))
        {
            case Begin.Duplicate:
                return;
            case Begin.New:
                _cents += pay.Cents;
                break;
        }
    }

    [Idempotent]
    public void OwnEnumTested(Pay pay)
    {
        if (BeginCall(pay.RequestId) != Begin.New)
        {
            return;
        }

        _cents += pay.Cents;
    }

    private Begin BeginCall(string key)
    {
        if (key.Length == 0)
        {
            return Begin.Busy;
        }

        if (!_seen.Add(key))
        {
            return Begin.Duplicate;
        }

        return Begin.New;
    }

    [Idempotent]
    public int OwnResult(Pay pay)
    {
        Saved saved = Look(pay.RequestId);
        if (!saved.IsNew)
        {
            return saved.Reply;
        }

        _cents += pay.Cents;
        return _cents;
    }

    private Saved Look(string key) => new(_seen.Add(key), _replies.GetValueOrDefault(key));

    [Idempotent]
    public int OwnTuple(Pay pay)
    {
        (bool first, int reply) = LookBoth(pay.RequestId);
        if (!first)
        {
            return reply;
        }

        _cents += pay.Cents;
        return _cents;
    }

    private (bool First, int Reply) LookBoth(string key) => (_seen.Add(key), 0);

    [Idempotent]
    public void Thrown(Pay pay)
    {
        Ensure(pay.RequestId);
        _cents += pay.Cents;
    }

    private void Ensure(string key)
    {
        if (!_seen.Add(key)) // want: TERN2013
        {
            throw new InvalidOperationException("duplicate");
        }
    }

    [Idempotent]
    public void UpsertByIndex(Item item)
    {
        int at = _items.FindIndex(i => i.Id == item.Id);
        if (at >= 0)
        {
            _items[at] = item;
        }
        else
        {
            _items.Add(item);
        }
    }

    [Idempotent]
    public void UpsertByLoop(Item item)
    {
        for (int i = 0; i < _items.Count; i++)
        {
            if (_items[i].Id == item.Id)
            {
                _items[i] = item;
                return;
            }
        }

        _items.Add(item);
    }

    [Idempotent]
    public void AddByForEach(Item item)
    {
        foreach (Item known in _items)
        {
            if (known.Id == item.Id)
            {
                return;
            }
        }

        _items.Add(item);
    }

    [Idempotent]
    public void AddByFound(Item item)
    {
        Item? found = null;
        foreach (Item known in _items)
        {
            if (known.Id == item.Id)
            {
                found = known;
                break;
            }
        }

        if (found is null)
        {
            _items.Add(item);
        }
    }

    [Idempotent]
    public void AddByList(Item item)
    {
        List<Item> known = _items.Where(i => i.Id == item.Id).ToList();
        if (known.Count > 0)
        {
            return;
        }

        _items.Add(item);
    }
}

[RpcService]
public interface IBank
{
    ValueTask PayAsync(int cents);
}

public sealed class BankClient(Func<int, ValueTask> send) : IBank
{
    public ValueTask PayAsync(int cents) => send(cents);
}

public sealed class UsesClient(BankClient bank)
{
    [Idempotent]
    public async Task Pay(Pay pay) => await bank.PayAsync(pay.Cents); // want: TERN2005
}

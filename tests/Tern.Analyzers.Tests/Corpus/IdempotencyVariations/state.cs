// variations: state
// rationale: other ways to change what was there

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

namespace Idempotency.Variations.State;

public sealed class Direct
{
    private int _n;
    private static long s_total;
    private readonly int[] _slots = new int[4];
    private readonly Dictionary<string, (int Count, string Name)> _pairs = [];
    private readonly Dictionary<string, Dictionary<string, int>> _nested = [];
    private string _text = "";
    private decimal _rate = 1;
    private DateTime _due;

    [Idempotent]
    public Task Field(int n)
    {
        _n = _n + n; // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Static(int n)
    {
        s_total -= n; // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Array(int i)
    {
        _slots[i]++; // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Tuple(string key)
    {
        (int count, string name) = _pairs[key];
        _pairs[key] = (count + 1, name); // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Nested(string outer, string inner, int n)
    {
        if (!_nested.TryGetValue(outer, out Dictionary<string, int>? map))
        {
            map = new Dictionary<string, int>();
            _nested[outer] = map;
        }

        map[inner] = map.GetValueOrDefault(inner) + n; // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Text(string line)
    {
        _text += line; // want: TERN2008
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Multiply(decimal by)
    {
        decimal next = _rate * by;
        if (next > 1_000)
        {
            next = 1_000;
        }

        _rate = next; // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Extend(int days)
    {
        _due = _due.AddDays(days); // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task ByRef(int n)
    {
        Add(ref _n, n);
        return Task.CompletedTask;
    }

    private static void Add(ref int target, int n)
    {
        target += n; // want: TERN2007
    }

    [Idempotent]
    public Task RefLocal(int i)
    {
        ref int slot = ref _slots[i];
        slot++; // want: TERN2007
        return Task.CompletedTask;
    }

    [Idempotent]
    public Task Marshal(string key)
    {
        ref int count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_nested[key], key, out _);
        count++; // want: TERN2007
        return Task.CompletedTask;
    }
}

public sealed class Line
{
    public string Sku { get; set; } = "";

    public int Count { get; set; }
}

public sealed class Cart
{
    public string Id { get; init; } = "";

    public List<Line> Lines { get; } = [];

    public int Version { get; private set; }

    public void Touch() => Version++; // want: TERN2007
}

public abstract class CartBase
{
    protected readonly List<Cart> Carts = [];

    protected Cart? Find(string id) => Carts.FirstOrDefault(c => c.Id == id);
}

public interface ICarts
{
    [Idempotent]
    Task<bool> AddAsync(string cart, string sku, int count);

    [Idempotent]
    Task TouchAsync(string cart);

    [Idempotent]
    Task ReplaceAsync(string cart, List<Line> lines);
}

public sealed class Carts2 : CartBase, ICarts
{
    async Task<bool> ICarts.AddAsync(string cart, string sku, int count)
    {
        Cart? found = Find(cart);
        if (found is null)
        {
            return false;
        }

        await Task.Yield();
        Line? line = found.Lines.SingleOrDefault(l => l.Sku == sku);
        if (line is not null)
        {
            line.Count += count; // want: TERN2007
        }
        else
        {
            found.Lines.Add(new Line { Sku = sku, Count = count });
        }

        return true;
    }

    public Task TouchAsync(string cart)
    {
        foreach (Cart c in Carts.Where(c => c.Id == cart))
        {
            c.Touch();
        }

        return Task.CompletedTask;
    }

    public Task ReplaceAsync(string cart, List<Line> lines)
    {
        Cart? found = Find(cart);
        found?.Lines.Clear();
        found?.Lines.AddRange(lines);
        return Task.CompletedTask;
    }
}

public interface IRepository<T>
{
    ValueTask<T?> GetAsync(string id);

    ValueTask PutAsync(string id, T value);
}

public sealed record Seat(string Id, int Booked, string Owner);

public sealed class Seats(IRepository<Seat> seats)
{
    [Idempotent]
    public async Task BookAsync(string id, int n)
    {
        Seat? seat = await seats.GetAsync(id);
        if (seat is null)
        {
            return;
        }

        await seats.PutAsync(id, seat with { Booked = seat.Booked + n }); // want: TERN2007
    }

    [Idempotent]
    public async Task OwnAsync(string id, string owner)
    {
        Seat? seat = await seats.GetAsync(id);
        if (seat is not null)
        {
            await seats.PutAsync(id, seat with { Owner = owner });
        }
    }

    [Idempotent]
    public async Task ResetAsync(string id) => await seats.PutAsync(id, new Seat(id, 0, ""));
}

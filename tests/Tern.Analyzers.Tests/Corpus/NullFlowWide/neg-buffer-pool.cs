// case: neg-buffer-pool
// category: negative-pool
// rationale: a pool with empty slots, an Interlocked exchange and a lease that is cleared on return; all reads are tested or refilled
// csc: silent

using System.Text;

namespace NullSafety.Blind.NegBufferPool;

public sealed class BuilderPool
{
    private readonly StringBuilder?[] _slots;
    private StringBuilder _fast = null!;
    public BuilderPool(int size) => _slots = new StringBuilder?[size];

    public Lease Rent()
    {
        var builder = Interlocked.Exchange(ref _fast, null!) ?? Scan() ?? new StringBuilder(64);
        return new Lease(this, builder.Clear());
    }

    private StringBuilder? Scan()
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            var found = _slots[i];
            if (found is not null && Interlocked.CompareExchange(ref _slots[i], null, found) == found) return found;
        }
        return null;
    }

    internal void Return(StringBuilder builder)
    {
        if (_fast is null)
        {
            _fast = builder;
            return;
        }

        int free = Array.IndexOf(_slots, null);
        if (free >= 0) _slots[free] = builder;
    }

    public int Retained()
    {
        int total = _fast?.Capacity ?? 0;
        foreach (var slot in _slots)
        {
            if (slot == null) continue;
            total += slot.Capacity;
        }
        return total;
    }
}

public sealed class Lease(BuilderPool pool, StringBuilder builder) : IDisposable
{
    private StringBuilder? _builder = builder;
    public StringBuilder Builder => _builder ?? throw new ObjectDisposedException(nameof(Lease));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _builder, null) is { } returned)
        {
            pool.Return(returned);
        }
    }
}

public static class Case
{
    public static void DemoRentTwice()
    {
        var pool = new BuilderPool(2);
        using (var a = pool.Rent())
        using (var b = pool.Rent())
        {
            a.Builder.Append("a").Append(b.Builder.Append('b').Length);
        }

        using var again = pool.Rent();
        again.Builder.Append(pool.Retained());
        again.Dispose();
    }

    public static void DemoAfterDispose()
    {
        var lease = new BuilderPool(1).Rent();
        lease.Dispose();
        try
        {
            lease.Builder.Append('x');
        }
        catch (ObjectDisposedException)
        {
        }
    }
}

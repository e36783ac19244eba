namespace Tern.Governance.Balancing;

/// <summary>Makes a source of randomness with a seed safe for many threads: it would answer with zeros for ever once two of them had met in it.</summary>
internal sealed class LockedRandom(Random inner) : Random
{
    private readonly Lock _gate = new();

    /// <summary>The source itself if it is safe.</summary>
    public static Random Of(Random random) => ReferenceEquals(random, Shared) || random is LockedRandom ? random : new LockedRandom(random);

    public override int Next()
    {
        lock (_gate)
        {
            return inner.Next();
        }
    }

    public override int Next(int maxValue)
    {
        lock (_gate)
        {
            return inner.Next(maxValue);
        }
    }

    public override int Next(int minValue, int maxValue)
    {
        lock (_gate)
        {
            return inner.Next(minValue, maxValue);
        }
    }

    public override long NextInt64()
    {
        lock (_gate)
        {
            return inner.NextInt64();
        }
    }

    public override long NextInt64(long maxValue)
    {
        lock (_gate)
        {
            return inner.NextInt64(maxValue);
        }
    }

    public override double NextDouble()
    {
        lock (_gate)
        {
            return inner.NextDouble();
        }
    }

    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    public override void NextBytes(Span<byte> buffer)
    {
        lock (_gate)
        {
            inner.NextBytes(buffer);
        }
    }

    protected override double Sample() => NextDouble();
}

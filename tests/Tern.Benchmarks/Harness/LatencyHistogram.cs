using System.Diagnostics;
using System.Numerics;

namespace Tern.Benchmarks.Harness;

/// <summary>Counts of latencies in log-linear buckets: 32 to each power of two, so that a bucket is at most 3.2 % wide.</summary>
/// <remarks>Recording is one increment and allocates nothing. An instance belongs to one caller at a time.</remarks>
internal sealed class LatencyHistogram
{
    private const int SubBucketBits = 5;
    private const int SubBuckets = 1 << SubBucketBits;
    private const int LargestExponent = 40;

    private static readonly double s_microsecondsPerTick = 1e6 / Stopwatch.Frequency;

    private readonly uint[] _counts = new uint[(LargestExponent - SubBucketBits + 2) * SubBuckets];

    /// <summary>Adds one latency, in ticks of <see cref="Stopwatch"/>.</summary>
    public void Record(long ticks) => _counts[BucketOf(ticks)]++;

    public void Clear() => Array.Clear(_counts);

    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            _counts[bucket] += other._counts[bucket];
        }
    }

    /// <summary>The latency that the given share of calls did not exceed, in microseconds; the middle of its bucket.</summary>
    public double PercentileMicroseconds(double share)
    {
        var total = 0L;
        foreach (var count in _counts)
        {
            total += count;
        }

        var wanted = Math.Max(1, (long)Math.Ceiling(total * share));
        var seen = 0L;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= wanted)
            {
                return (LowerBound(bucket) + LowerBound(bucket + 1)) / 2.0 * s_microsecondsPerTick;
            }
        }

        return 0;
    }

    private static int BucketOf(long ticks)
    {
        var value = (ulong)Math.Max(ticks, 0);
        if (value < SubBuckets)
        {
            return (int)value;
        }

        var exponent = Math.Min(BitOperations.Log2(value), LargestExponent);
        var shift = exponent - SubBucketBits;
        return ((shift + 1) << SubBucketBits) + (int)((value >> shift) & (SubBuckets - 1));
    }

    private static double LowerBound(int bucket)
    {
        if (bucket < SubBuckets)
        {
            return bucket;
        }

        var shift = (bucket >> SubBucketBits) - 1;
        return Math.ScaleB((bucket & (SubBuckets - 1)) + SubBuckets, shift);
    }
}

using System.Collections.Immutable;

namespace Tern.Serialization.Tests.Collections;

/// <summary>Keys that a sender chose to collide must not make filling a collection quadratic.</summary>
public sealed class WireCollectionsTests
{
    private const int Attack = 100_000;
    private const int Keys = 40_000;

    private enum Wide : long
    {
        None,
    }

    [Fact]
    public void Dictionary_Int32KeysOfOneBucket_SpreadOverAll() => AssertSpreadOfOneBucket(static value => value);

    [Fact]
    public void Dictionary_RecordKeysOfOneBucket_SpreadOverAll() => AssertSpreadOfOneBucket(static value => new Plain(value));

    [Fact]
    public void Dictionary_Int64KeysWithEqualHalves_SpreadOverAll() => AssertSpread(static i => ((long)i << 32) | (uint)i);

    [Fact]
    public void Dictionary_EnumKeysWithEqualHalves_SpreadOverAll() => AssertSpread(static i => (Wide)(((long)i << 32) | (uint)i));

    [Fact]
    public void Dictionary_GuidKeysOfOneHashCode_SpreadOverAll()
    {
        AssertSpread(static i =>
        {
            byte[] bytes = new byte[16];
            BitConverter.TryWriteBytes(bytes, i);
            BitConverter.TryWriteBytes(bytes.AsSpan(8), i);
            return new Guid(bytes);
        });
    }

    [Fact]
    public void Dictionary_DoubleKeysWithEqualHalves_SpreadOverAll() => AssertSpread(static i => BitConverter.Int64BitsToDouble(((long)i << 32) | (uint)i));

    [Fact]
    public void Dictionary_TimeKeysWithEqualHalves_SpreadOverAll()
    {
        AssertSpread(static i => new DateTime(((long)i << 32) | (uint)i));
        AssertSpread(static i => new TimeSpan(((long)i << 32) | (uint)i));
        AssertSpread(static i => new DateTimeOffset(((long)(i + 1) << 32) | (uint)(i + 1), TimeSpan.Zero));
    }

    [Fact]
    public void Dictionary_RecordKeysOfOneHashCode_IsRefused()
    {
        Dictionary<Colliding, int> map = WireCollections.CreateDictionary<Colliding, int>(Attack);

        var failure = Assert.Throws<WireFormatException>(() =>
        {
            for (int i = 0; i < Attack; i++)
            {
                map[new Colliding(i)] = i;
            }
        });

        Assert.Equal(WireFormatError.InvalidData, failure.Error);
        Assert.InRange(map.Count, 50, 200);
    }

    [Fact]
    public void HashSet_Int64KeysWithEqualHalves_SpreadOverAll()
    {
        HashSet<long> set = WireCollections.CreateHashSet<long>(Keys);

        AssertSpread(set.Comparer, set.EnsureCapacity(Keys), static i => ((long)i << 32) | (uint)i);
    }

    [Fact]
    public void ToImmutable_Int64KeysWithEqualHalves_StaySpread()
    {
        HashSet<long> set = WireCollections.CreateHashSet<long>(Keys);
        Dictionary<long, int> map = WireCollections.CreateDictionary<long, int>(Keys);
        for (int i = 0; i < Keys; i++)
        {
            set.Add(((long)i << 32) | (uint)i);
            map.Add(((long)i << 32) | (uint)i, i);
        }

        ImmutableHashSet<long> fixedSet = WireCollections.ToImmutable(set);
        ImmutableDictionary<long, int> fixedMap = WireCollections.ToImmutable(map);

        Assert.Equal(set, fixedSet);
        Assert.Equal(map, fixedMap);
        AssertSpread(fixedSet.KeyComparer, int.MaxValue, static i => ((long)i << 32) | (uint)i);
        AssertSpread(fixedMap.KeyComparer, int.MaxValue, static i => ((long)i << 32) | (uint)i);
    }

    [Fact]
    public void ToImmutable_FewKeysOrGuardedOnes_HasTheDefaultComparer()
    {
        Dictionary<Plain, int> guarded = WireCollections.CreateDictionary<Plain, int>(1_000);
        for (int i = 0; i < 1_000; i++)
        {
            guarded[new Plain(i)] = i;
        }

        Assert.Same(EqualityComparer<Plain>.Default, WireCollections.ToImmutable(guarded).KeyComparer);
        Assert.Same(EqualityComparer<long>.Default, WireCollections.ToImmutable(WireCollections.CreateHashSet<long>(10)).KeyComparer);
    }

    [Fact]
    public void Create_LyingCount_AllocatesLittle()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        WireCollections.CreateDictionary<long, string>(int.MaxValue);
        WireCollections.CreateHashSet<Guid>(int.MaxValue);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512 * 1_024);
    }

    [Fact]
    public void Dictionary_EqualKeysOfDifferentBits_AreOneKey()
    {
        Dictionary<double, int> numbers = WireCollections.CreateDictionary<double, int>(1_000);
        numbers[0.0] = 1;
        numbers[-0.0] = 2;
        numbers[double.NaN] = 3;
        numbers[BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001)] = 4;
        Dictionary<DateTime, int> times = WireCollections.CreateDictionary<DateTime, int>(1_000);
        times[new DateTime(1, DateTimeKind.Utc)] = 1;
        times[new DateTime(1, DateTimeKind.Local)] = 2;
        Dictionary<DateTimeOffset, int> offsets = WireCollections.CreateDictionary<DateTimeOffset, int>(1_000);
        offsets[new DateTimeOffset(2000, 1, 1, 1, 0, 0, TimeSpan.FromHours(1))] = 1;
        offsets[new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)] = 2;

        Assert.Equal(2, numbers.Count);
        Assert.Single(times);
        Assert.Single(offsets);
    }

    [Fact]
    public void Dictionary_SmallOrOfStrings_HasTheDefaultComparer()
    {
        Assert.Same(new Dictionary<int, int>().Comparer, WireCollections.CreateDictionary<int, int>(10).Comparer);
        Assert.Same(new Dictionary<string, int>().Comparer, WireCollections.CreateDictionary<string, int>(10_000).Comparer);
    }

    private static void AssertSpread<TKey>(Func<int, TKey> key)
        where TKey : notnull
    {
        Dictionary<TKey, int> map = WireCollections.CreateDictionary<TKey, int>(Keys);
        AssertSpread(map.Comparer, map.EnsureCapacity(Keys), key);
        for (int i = 0; i < Keys; i++)
        {
            map[key(i)] = i;
        }

        for (int i = 0; i < Keys; i += 997)
        {
            Assert.Equal(i, map[key(i)]);
        }
    }

    /// <summary>Multiples of the capacity share one bucket of an ordinary dictionary; here they must spread as chance would have it.</summary>
    private static void AssertSpreadOfOneBucket<TKey>(Func<int, TKey> key)
        where TKey : notnull
    {
        Dictionary<TKey, int> map = WireCollections.CreateDictionary<TKey, int>(Keys);
        int capacity = map.EnsureCapacity(Keys);
        AssertSpread(map.Comparer, capacity, i => key(unchecked(i * capacity)));
    }

    // Counted, not timed: how long it takes to fill a collection follows from how many keys share a bucket.
    private static void AssertSpread<TKey>(IEqualityComparer<TKey> comparer, int capacity, Func<int, TKey> key)
        where TKey : notnull
    {
        var buckets = new HashSet<uint>();
        for (int i = 0; i < Keys; i++)
        {
            buckets.Add((uint)comparer.GetHashCode(key(i)) % (uint)capacity);
        }

        Assert.InRange(buckets.Count, Keys / 2, Keys);
    }

    private sealed record Plain(int Value)
    {
        public override int GetHashCode() => Value;
    }

    private sealed record Colliding(int Value)
    {
        public override int GetHashCode() => 42;
    }
}

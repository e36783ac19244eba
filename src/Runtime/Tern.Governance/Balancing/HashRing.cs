namespace Tern.Governance.Balancing;

/// <summary>Points of instances on a ring of 64 bits. Immutable.</summary>
/// <remarks>The points are sorted; the upper bits of a hash lead to the place where the search begins, so that it takes one or two steps at any size.</remarks>
internal sealed class HashRing
{
    // Sixteen bytes each: past it all instances get fewer points.
    private const long MostPoints = 1_000_000;

    private readonly ulong[] _points;
    private readonly int[] _owners;
    private readonly int[] _starts;
    private readonly int _shift;

    public HashRing(IReadOnlyList<InstanceState> instances, int virtualNodes)
    {
        double perWeight = (double)virtualNodes / ServiceInstance.DefaultWeight;
        double wanted = instances.Sum(state => Math.Max(1, state.Instance.Weight * perWeight));
        double scale = wanted > MostPoints ? perWeight * MostPoints / wanted : perWeight;
        int[] counts = [.. instances.Select(state => (int)Math.Max(1, Math.Round(state.Instance.Weight * scale)))];
        _points = new ulong[counts.Sum()];
        _owners = new int[_points.Length];
        int at = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            ulong seed = Hash(instances[i].Instance.Address);
            for (int n = 0; n < counts[i]; n++)
            {
                // The sequence of SplitMix64.
                _points[at] = Mix(seed + ((ulong)(n + 1) * 0x9E3779B97F4A7C15));
                _owners[at++] = i;
            }
        }

        Array.Sort(_points, _owners);
        int bits = Math.Max(1, System.Numerics.BitOperations.Log2((uint)_points.Length) + 1);
        _shift = 64 - bits;
        _starts = new int[1 << bits];
        for (int bucket = 0, point = 0; bucket < _starts.Length; bucket++)
        {
            while (point < _points.Length && _points[point] >> _shift < (ulong)bucket)
            {
                point++;
            }

            _starts[bucket] = point;
        }
    }

    public int Length => _points.Length;

    /// <summary>The instance that a point belongs to.</summary>
    public int OwnerAt(int point) => _owners[point];

    /// <summary>The first point behind a hash.</summary>
    public int Find(ulong hash)
    {
        int point = _starts[(int)(hash >> _shift)];
        while (point < _points.Length && _points[point] <= hash)
        {
            point++;
        }

        return point == _points.Length ? 0 : point;
    }

    /// <summary>A hash that is the same in every process: FNV-1a over UTF-16, mixed by the end of MurmurHash3.</summary>
    public static ulong Hash(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return Mix(hash);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}

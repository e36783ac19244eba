namespace Tern.Governance.Balancing;

/// <summary>Instances side by side on a line, each as long as it weighs. Immutable.</summary>
/// <remarks>A guide with one entry for each instance leads near the place of a number, so that finding it takes a step or two at any size.</remarks>
internal sealed class WeightTable
{
    private readonly InstanceState[] _instances;
    private readonly long[] _ends;
    private readonly int[] _guide;
    private readonly double _entriesPerWeight;

    public WeightTable(IReadOnlyList<InstanceState> instances)
    {
        _instances = [.. instances];
        _ends = new long[_instances.Length];
        for (int i = 0; i < _instances.Length; i++)
        {
            _ends[i] = Total += _instances[i].Instance.Weight;
        }

        _entriesPerWeight = (double)_instances.Length / Total;

        // One more than there are: a number at the end may be rounded up to it.
        _guide = new int[_instances.Length + 1];
        for (int entry = 0, at = 0; entry < _guide.Length; entry++)
        {
            while (at < _ends.Length - 1 && _ends[at] <= StartOf(entry))
            {
                at++;
            }

            _guide[entry] = at;
        }
    }

    /// <summary>The length of the line.</summary>
    public long Total { get; }

    /// <summary>The instance that a number below the total falls on.</summary>
    public InstanceState At(long number)
    {
        int at = _guide[(int)(number * _entriesPerWeight)];
        while (_ends[at] <= number)
        {
            at++;
        }

        return _instances[at];
    }

    // A little before where it is: rounding must not lead behind the place of a number.
    private long StartOf(int entry) => (long)(entry / _entriesPerWeight) - 1;
}

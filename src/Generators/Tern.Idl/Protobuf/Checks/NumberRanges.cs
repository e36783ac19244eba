namespace Tern.Idl.Protobuf.Checks;

/// <summary>Numbers in ranges, which may overlap; looked up without walking them all.</summary>
internal sealed class NumberRanges
{
    private readonly List<(long First, long Last)> _ranges = [];

    public NumberRanges(IEnumerable<(long First, long Last)> ranges)
    {
        foreach ((long first, long last) in ranges.Where(range => range.First <= range.Last).OrderBy(range => range.First))
        {
            int end = _ranges.Count - 1;
            if (end >= 0 && first <= _ranges[end].Last)
            {
                _ranges[end] = (_ranges[end].First, Math.Max(last, _ranges[end].Last));
            }
            else
            {
                _ranges.Add((first, last));
            }
        }
    }

    public bool Contains(long number) => Overlap(number, number) is not null;

    /// <summary>A range that shares numbers with another one; <see langword="null"/> if there is none.</summary>
    public (long First, long Last)? Overlap(long first, long last)
    {
        int low = 0;
        int high = _ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (last < _ranges[middle].First)
            {
                high = middle - 1;
            }
            else if (first > _ranges[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return _ranges[middle];
            }
        }

        return null;
    }
}

namespace Tern.Governance.Balancing;

/// <summary>Weighted round robin without a ring: each instance is due again after the inverse of its weight, and the one that is due first is next. Thread-safe.</summary>
/// <remarks>A binary heap; a pick moves the top down. Memory and the cost of a change grow with the instances alone, whatever their weights.</remarks>
internal sealed class EarliestDeadlinePicker : IInstancePicker
{
    private readonly Lock _gate = new();
    private readonly InstanceState[] _instances;
    private readonly Entry[] _heap;

    public EarliestDeadlinePicker(IReadOnlyList<InstanceState> instances, Random random)
    {
        _instances = [.. instances];
        _heap = new Entry[instances.Count];
        for (int i = 0; i < _heap.Length; i++)
        {
            // Somewhere in its first interval, so that processes that start together do not go through the instances in step.
            double interval = 1.0 / instances[i].Instance.Weight;
            _heap[i] = new Entry(interval * random.NextDouble(), interval, i);
        }

        for (int i = (_heap.Length / 2) - 1; i >= 0; i--)
        {
            MoveDown(_heap[i], i);
        }
    }

    public InstanceState? Pick(in PickContext context)
    {
        lock (_gate)
        {
            Entry first = _heap[0];
            MoveDown(first with { Due = first.Due + first.Interval }, 0);
            return _instances[first.Index];
        }
    }

    private void MoveDown(Entry entry, int at)
    {
        Entry[] heap = _heap;
        while (true)
        {
            int child = (at * 2) + 1;
            if (child >= heap.Length)
            {
                break;
            }

            if (child + 1 < heap.Length && heap[child + 1].Due < heap[child].Due)
            {
                child++;
            }

            if (heap[child].Due >= entry.Due)
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = entry;
    }

    private readonly record struct Entry(double Due, double Interval, int Index);
}

using System.Diagnostics;

namespace Tern.Benchmarks.Codec;

/// <summary>Measures codecs in rotation, so that whatever else the machine does hits all of them alike.</summary>
internal static class CodecMeasurement
{
    private const double NanosecondsPerSecond = 1e9;
    private const int MinimumBatch = 4;

    public static IReadOnlyList<CodecResult> Run(ICodecTarget[] targets, CodecOptions options)
    {
        Slice[] slices = [.. targets.SelectMany(target => new[] { new Slice(target.Write), new Slice(target.Read) })];

        // Twice, because code that has been compiled anew must be timed anew.
        foreach (Slice slice in slices.Concat(slices))
        {
            slice.WarmUp(options.WarmupSeconds / 2, options.SliceSeconds);
        }

        for (int round = 0; round < options.Rounds; round++)
        {
            foreach (Slice slice in slices)
            {
                slice.Measure();
            }
        }

        return [.. targets.Select((target, index) => Result(target, slices[2 * index], slices[(2 * index) + 1]))];
    }

    private static CodecResult Result(ICodecTarget target, Slice write, Slice read) =>
        new(target.Name, target.Size, write.Median(), read.Median(), write.Allocated, read.Allocated);

    /// <summary>One direction of one codec.</summary>
    private sealed class Slice(Action<int> action)
    {
        private readonly List<double> _nanoseconds = [];
        private int _times = MinimumBatch;

        public double Allocated { get; private set; }

        public double Median() => _nanoseconds.Order().ElementAt(_nanoseconds.Count / 2);

        public void WarmUp(double seconds, double sliceSeconds)
        {
            long started = Stopwatch.GetTimestamp();
            int times = MinimumBatch;
            while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
            {
                long batch = Stopwatch.GetTimestamp();
                action(times);
                double taken = Stopwatch.GetElapsedTime(batch).TotalSeconds;
                _times = Math.Max(MinimumBatch, (int)Math.Min(int.MaxValue / 2, times * sliceSeconds / taken));
                times = Math.Max(MinimumBatch, _times / 10);
            }
        }

        public void Measure()
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            action(_times);
            _nanoseconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds * NanosecondsPerSecond / _times);
            Allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / _times;
        }
    }
}

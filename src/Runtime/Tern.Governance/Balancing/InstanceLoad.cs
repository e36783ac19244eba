namespace Tern.Governance.Balancing;

/// <summary>What is under way on an instance, and how long its answers take. Thread-safe; two ends at once may lose one of the values, which the estimates do not mind.</summary>
internal sealed class InstanceLoad(TimeProvider timeProvider)
{
    // Weight of the newest value, as in TCP's estimate of the round-trip time (RFC 6298).
    private const double Smoothing = 0.125;

    // Time in which what was seen fades to a half, or a third. Source: Finagle's peak EWMA balancer.
    private const double Fading = 10;

    // What is assumed of an instance that has calls under way and has never answered: enough that no other one loses to it.
    private const double Unknown = 1;

    private readonly double _secondsPerTick = 1.0 / timeProvider.TimestampFrequency;
    private int _inFlight;
    private double _latency;
    private double _peak;
    private long _lastEnd;

    /// <summary>The time of its clock, as a timestamp.</summary>
    public long Now => timeProvider.GetTimestamp();

    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Smoothed time of its answers in seconds.</summary>
    public double Latency => Volatile.Read(ref _latency);

    /// <summary>Whether the highest times are followed too: a balancer that needs it says so.</summary>
    public bool FollowsPeaks { get; set; }

    public void Begin() => Interlocked.Increment(ref _inFlight);

    /// <summary>Notes the end of an attempt.</summary>
    /// <param name="seconds">Its time; negative if it says nothing about the instance.</param>
    /// <param name="now">The time, as a timestamp of the clock.</param>
    public void End(double seconds, long now)
    {
        Interlocked.Decrement(ref _inFlight);
        if (seconds < 0)
        {
            return;
        }

        double before = Volatile.Read(ref _latency);
        Volatile.Write(ref _latency, before == 0 ? seconds : before + (WeightAt(now) * (seconds - before)));
        if (FollowsPeaks)
        {
            NotePeak(seconds, now);
        }

        Volatile.Write(ref _lastEnd, now);
    }

    /// <summary>What one more call would have to wait for, by smoothed times: smaller is better.</summary>
    public double Cost(long now) => CostOf(Volatile.Read(ref _latency), now);

    /// <summary>The same by times that rise at once and fall slowly.</summary>
    public double PeakCost(long now) => CostOf(Volatile.Read(ref _peak), now);

    // An instance that gets no calls any more must be tried again some day: what is known of it fades.
    private double CostOf(double latency, long now)
    {
        int inFlight = InFlight;
        if (latency == 0)
        {
            return inFlight * Unknown;
        }

        double idle = (now - Volatile.Read(ref _lastEnd)) * _secondsPerTick;
        return latency * (inFlight + 1) / (1 + (Math.Max(0, idle) / Fading));
    }

    // What was measured long ago counts for little beside one new value.
    private double WeightAt(long now)
    {
        double idle = (now - Volatile.Read(ref _lastEnd)) * _secondsPerTick;
        return idle < Smoothing * Fading ? Smoothing : Math.Max(Smoothing, 1 - Math.Exp(-idle / Fading));
    }

    private void NotePeak(double seconds, long now)
    {
        double peak = Volatile.Read(ref _peak);
        if (seconds >= peak)
        {
            Volatile.Write(ref _peak, seconds);
            return;
        }

        double past = Math.Exp(-(now - Volatile.Read(ref _lastEnd)) * _secondsPerTick / Fading);
        Volatile.Write(ref _peak, (peak * past) + (seconds * (1 - past)));
    }
}

using Tern.Governance;

namespace Tern;

/// <summary>An instance and how it is doing, as balancers see it. Thread-safe.</summary>
public sealed class InstanceState
{
    // Weight of the newest value, as in TCP's estimate of the round-trip time (RFC 6298).
    private const double Smoothing = 0.125;

    private int _inFlight;
    private double _latency;

    /// <summary>Describes an instance outside of a channel: balancers are tested so.</summary>
    public InstanceState(ServiceInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Instance = instance;
    }

    /// <summary>What the registry says about it.</summary>
    public ServiceInstance Instance { get; }

    /// <summary>Calls that this process has under way on it.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Smoothed time of its answers; zero before the first.</summary>
    public TimeSpan Latency => TimeSpan.FromSeconds(Volatile.Read(ref _latency));

    /// <summary>Whether it may get calls now: its breaker is not open and it is not ejected.</summary>
    public bool IsAvailable => Gate?.IsOpenForCalls ?? true;

    /// <summary>Share of its weight that it gets while it starts slowly, from 0 to 1.</summary>
    public double Readiness { get; internal set; } = 1;

    /// <summary>Its connections; <see langword="null"/> outside of a channel.</summary>
    internal InstanceNode? Node { get; set; }

    /// <summary>What keeps calls away from a sick instance; <see langword="null"/> if nothing does.</summary>
    internal IInstanceGate? Gate { get; set; }

    /// <summary>The same instance after its registry has changed weight or tags: what is known of how it is doing is kept.</summary>
    internal InstanceState With(ServiceInstance instance) => new(instance)
    {
        _latency = Volatile.Read(ref _latency),
        Readiness = Readiness,
        Gate = Gate,
    };

    internal void Begin() => Interlocked.Increment(ref _inFlight);

    /// <summary>Notes the end of an attempt.</summary>
    /// <param name="seconds">Its time; negative if it says nothing about the instance.</param>
    internal void End(double seconds)
    {
        Interlocked.Decrement(ref _inFlight);
        if (seconds >= 0)
        {
            // Two ends at once may lose one of the values; the estimate does not mind.
            double before = Volatile.Read(ref _latency);
            Volatile.Write(ref _latency, before == 0 ? seconds : before + (Smoothing * (seconds - before)));
        }
    }
}

/// <summary>Keeps calls away from an instance.</summary>
internal interface IInstanceGate
{
    /// <summary>Whether an attempt may go to the instance now.</summary>
    bool IsOpenForCalls { get; }
}

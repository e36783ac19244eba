using Tern.Governance;
using Tern.Governance.Balancing;

namespace Tern;

/// <summary>An instance and how it is doing, as balancers see it. Thread-safe.</summary>
public sealed class InstanceState
{
    /// <summary>Describes an instance outside of a channel: balancers are tested so.</summary>
    public InstanceState(ServiceInstance instance)
        : this(instance, new InstanceLoad(TimeProvider.System))
    {
    }

    internal InstanceState(ServiceInstance instance, InstanceLoad load)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Instance = instance;
        Load = load;
        Weight = instance.Weight;
    }

    /// <summary>What the registry says about it.</summary>
    public ServiceInstance Instance { get; }

    /// <summary>Calls and streams that this process has under way on it.</summary>
    public int InFlight => Load.InFlight;

    /// <summary>Smoothed time of its answers; zero before the first.</summary>
    public TimeSpan Latency => TimeSpan.FromSeconds(Load.Latency);

    /// <summary>Whether it may get calls now: its breaker is not open and it is not ejected.</summary>
    public bool IsAvailable => Gate?.IsOpenForCalls != false && Health?.IsIn != false;

    /// <summary>Share of its weight that it gets while it starts slowly, from 0.1 to 1.</summary>
    public double Readiness => Ramp?.Readiness ?? 1;

    /// <summary>What its breaker does with calls; <see langword="null"/> if it has none.</summary>
    public BreakerState? Breaker => Gate?.State;

    /// <summary>Whether it gets no calls for a while because it did worse than the others (<see cref="OutlierOptions"/>).</summary>
    public bool IsEjected => Health?.IsIn == false;

    /// <summary>Its weight, nearer than in <see cref="Instance"/>: balancers read it for every call.</summary>
    internal int Weight { get; }

    /// <summary>What is measured of it; outlives changes of weight and tags.</summary>
    internal InstanceLoad Load { get; }

    /// <summary>Its connections; <see langword="null"/> outside of a channel.</summary>
    internal InstanceNode? Node { get; set; }

    /// <summary>What keeps calls away from an instance that cannot be reached; <see langword="null"/> if nothing does.</summary>
    internal IInstanceGate? Gate { get; set; }

    /// <summary>What compares it with the others; <see langword="null"/> if nothing does.</summary>
    internal InstanceHealth? Health { get; set; }

    /// <summary>Its slow start; <see langword="null"/> if it has none.</summary>
    internal SlowStart? Ramp { get; set; }

    /// <summary>The same instance after its registry has changed weight or tags: what is known of how it is doing is kept.</summary>
    internal InstanceState With(ServiceInstance instance) => new(instance, Load) { Gate = Gate, Health = Health, Ramp = Ramp };
}

/// <summary>Keeps calls away from an instance.</summary>
internal interface IInstanceGate
{
    /// <summary>Whether an attempt may go to the instance now.</summary>
    bool IsOpenForCalls { get; }

    /// <summary>What it does with calls.</summary>
    BreakerState State { get; }
}

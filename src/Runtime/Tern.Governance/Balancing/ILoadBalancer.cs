namespace Tern;

/// <summary>A way to spread calls over instances. Implementations are thread-safe.</summary>
public interface ILoadBalancer
{
    /// <summary>Its name in logs, errors and configuration: <c>weighted-round-robin</c>.</summary>
    string Name { get; }

    /// <summary>Makes what picks among instances; called again whenever they change.</summary>
    /// <param name="instances">Instances with a positive weight, at least one, in the order of their addresses.</param>
    /// <param name="random">Source of randomness; safe for use by the picker.</param>
    IInstancePicker CreatePicker(IReadOnlyList<InstanceState> instances, Random random);
}

/// <summary>Picks among a fixed list of instances. Implementations are thread-safe, allocate nothing and do not block.</summary>
public interface IInstancePicker
{
    /// <summary>Picks an instance for an attempt; <see langword="null"/> if none fits.</summary>
    /// <remarks>It need not look at <see cref="InstanceState.IsAvailable"/>: an instance that is not available is not used, and another pick is asked for.</remarks>
    InstanceState? Pick(in PickContext context);
}

using Tern.Governance;
using Tern.Governance.Balancing;

namespace Tern;

/// <summary>What a picker may look at.</summary>
/// <param name="Method">The method that is called.</param>
/// <param name="Context">What the caller set for the call, or the context of the handler that makes it; <see langword="null"/> if there is neither.</param>
/// <param name="Attempt">Which attempt of the call it is for, from 1.</param>
public readonly record struct PickContext(RpcMethod Method, CallContext? Context, int Attempt)
{
    /// <summary>The time of the pick as a timestamp of the channel's clock; 0: to be asked for.</summary>
    internal long Now { get; init; }

    /// <summary>The arguments; <see langword="null"/> for streams.</summary>
    internal ICallArguments? Arguments { get; init; }

    /// <summary>Instances on which an attempt of the call has failed already; <see langword="null"/>: none.</summary>
    internal List<InstanceNode>? Failed { get; init; }

    /// <summary>Whether no further instance is tried if the one that is picked cannot be reached.</summary>
    internal bool IsLastConnect { get; init; }

    /// <summary>An argument of the call by its position; <see langword="null"/> for streaming methods. A value type is boxed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The method has no argument of that position.</exception>
    public object? GetArgument(int index) => Arguments?.Get(index);

    /// <summary>An entry of the metadata that travels along the chain of calls: the caller's own, or else that of the handler that makes the call.</summary>
    public string? Persistent(string key) =>
        Context?.PersistentOrNull is { } own && own.TryGetValue(key, out string? value) ? value
        : CallContext.Current?.PersistentOrNull is { } passedOn && passedOn.TryGetValue(key, out value) ? value
        : null;
}

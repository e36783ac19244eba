using Tern.Serialization;

namespace Tern.Generic;

/// <summary>The request of a generic call as middleware sees it: one argument, which is the whole body.</summary>
internal struct GenericArguments<TBody>(TBody body) : IRpcArguments
{
    public TBody Body { get; private set; } = body;

    public readonly int Count => 1;

    public readonly object? Get(int index) => index == 0 ? Body : throw new ArgumentOutOfRangeException(nameof(index));

    public void Set(int index, object? value)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(index, 0);
        Body = RpcArgument.Cast<TBody>(value);
    }
}

namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>struct Point</c>, also used as the key of a map.</summary>
[RpcMessage]
public sealed partial record Point
{
    [RpcField(1)] public required int X { get; init; }
    [RpcField(2)] public required int Y { get; init; }
    [RpcField(3)] public string? Name { get; init; }
}

namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>struct Inner</c>.</summary>
[RpcMessage]
public sealed partial record Inner
{
    [RpcField(1)] public required string Name { get; init; }
    [RpcField(2)] public int? Count { get; init; }
    [RpcField(3)] public List<double> Scores { get; init; } = [];
}

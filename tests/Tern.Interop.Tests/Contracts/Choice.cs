namespace Tern.Interop.Tests.Contracts;


/// <summary>IDL: <c>union Choice</c>.</summary>
[RpcUnion]
public abstract partial record Choice
{
    [RpcField(1)] public sealed partial record Num(long Value) : Choice;

    [RpcField(2)] public sealed partial record Text(string Value) : Choice;

    [RpcField(3)] public sealed partial record Nested(Inner Value) : Choice;
}

namespace Tern.Interop.Tests.Contracts.Apache;

/// <summary>IDL: <c>union Shape</c>.</summary>
[RpcUnion]
public abstract partial record Shape
{
    [RpcField(1)] public sealed partial record Circle(double Value) : Shape;

    [RpcField(2)] public sealed partial record Label(string Value) : Shape;

    [RpcField(3)] public sealed partial record Spot(Point Value) : Shape;
}

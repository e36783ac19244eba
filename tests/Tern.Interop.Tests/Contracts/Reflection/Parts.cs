namespace Tern.Interop.Tests.Contracts.Reflection.Parts;

/// <summary>Its values are called as those of <see cref="Shade"/>, beside which they stand in Protobuf.</summary>
[RpcEnum(Name = "shapes.v1.Tint")]
public enum Tint
{
    Red = 1,
    Crimson = 1,
    Green = -2,
    Unknown = 0,
}

[RpcEnum(Name = "shapes.v1.Shade")]
public enum Shade
{
    Unknown = 5,
    SHADE_Unknown = 6,
    Red = 7,
}

/// <summary>Has the name of the service's package and service.</summary>
[RpcMessage(Name = "shapes.v1.Shapes")]
public sealed partial record Part
{
    [RpcField(1)] public int Count { get; init; }

    [RpcField(2)] public Kind Of { get; init; }

    [RpcField(3)] public Nested? Below { get; init; }

    [RpcEnum(Name = "shapes.v1.Shapes.Kind")]
    public enum Kind
    {
        None,
        Some,
    }

    [RpcMessage(Name = "shapes.v1.Shapes.Nested")]
    public sealed partial record Nested
    {
        [RpcField(1)] public string Text { get; init; } = "";
    }
}

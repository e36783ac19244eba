namespace Tern.WellKnown;

/// <summary>A JSON value (<c>google.protobuf.Value</c>).</summary>
/// <remarks>Source: <c>google/protobuf/struct.proto</c>.</remarks>
[RpcUnion(Name = "google.protobuf.Value")]
public abstract partial record Value
{
    private Value()
    {
    }

    /// <summary>Null.</summary>
    /// <param name="Kind">There is one.</param>
    [RpcField(1, Name = "null_value")]
    public sealed record Null(NullValue Kind = NullValue.NullValue) : Value;

    /// <summary>A number.</summary>
    /// <param name="Double">The number.</param>
    [RpcField(2, Name = "number_value")]
    public sealed record Number(double Double) : Value;

    /// <summary>A text.</summary>
    /// <param name="String">The text.</param>
    [RpcField(3, Name = "string_value")]
    public sealed record Text(string String) : Value;

    /// <summary>True or false.</summary>
    /// <param name="Bool">Which one.</param>
    [RpcField(4, Name = "bool_value")]
    public sealed record Flag(bool Bool) : Value;

    /// <summary>An object.</summary>
    /// <param name="Struct">The object.</param>
    [RpcField(5, Name = "struct_value")]
    public sealed record Object(Struct Struct) : Value;

    /// <summary>An array.</summary>
    /// <param name="ListValue">The array.</param>
    [RpcField(6, Name = "list_value")]
    public sealed record List(ListValue ListValue) : Value;
}

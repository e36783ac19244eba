namespace Tern;

/// <summary>Carries a property, field or union case on the wire under a stable id.</summary>
/// <remarks>On the answer of a method (<c>[return: RpcField(0, Wire = …)]</c>) its id is 0.</remarks>
/// <param name="id">
/// Field id, unique in the message and its base messages. 1 to 32,767 for Thrift and Protobuf; up to 536,870,911 for Protobuf alone; down to -32,768, without 0, for Thrift alone.
/// Never reuse the id of a removed field.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Parameter | AttributeTargets.ReturnValue, Inherited = false)]
public sealed class RpcFieldAttribute(int id) : Attribute
{
    /// <summary>Field id on the wire.</summary>
    public int Id { get; } = id;

    /// <summary>Name in IDL and in JSON.</summary>
    /// <value>The member name in camel case by default.</value>
    public string? Name { get; set; }

    /// <summary>Name in JSON, if that is another one than <see cref="Name"/> in camel case (Protobuf <c>json_name</c>).</summary>
    /// <value><see cref="Name"/> in camel case by default.</value>
    public string? JsonName { get; set; }

    /// <summary>Encoding of a member, of the elements of a list or set, or of the values of a map; of integers for Protobuf, of <see cref="Guid"/> for Thrift too.</summary>
    /// <value><see cref="WireEncoding.Default"/> by default.</value>
    public WireEncoding Wire { get; set; }

    /// <summary>Encoding of the keys of a map; of integers for Protobuf, of <see cref="Guid"/> for Thrift too.</summary>
    /// <value><see cref="WireEncoding.Default"/> by default.</value>
    public WireEncoding KeyWire { get; set; }

    /// <summary>Whether Protobuf writes a list of numbers packed, as proto3 does; both forms are read. Thrift ignores it.</summary>
    /// <value><see langword="true"/> by default.</value>
    public bool Packed { get; set; } = true;
}

namespace Tern.Schema;

/// <summary>A type that can be carried. Nullability belongs to the member that has the type.</summary>
/// <param name="Name">How C# spells it, never nullable.</param>
public abstract record TypeModel(TypeName Name)
{
    /// <summary>Whether a variable of the type can be null in C#.</summary>
    public abstract bool IsReference { get; }
}

/// <summary>A value without parts.</summary>
/// <param name="Name">How C# spells it.</param>
/// <param name="Kind">Which one.</param>
public sealed record ScalarType(TypeName Name, ScalarKind Kind) : TypeModel(Name)
{
    /// <inheritdoc/>
    public override bool IsReference => Kind is ScalarKind.String or ScalarKind.ByteArray;
}

/// <summary>An enum; four bytes on the wire.</summary>
/// <param name="Name">How C# spells it.</param>
/// <param name="ProtobufName">Its full name in Protobuf: <c>shop.Color</c>.</param>
/// <param name="Underlying">Its integer type.</param>
/// <param name="Members">Its values in the order of their declaration; several names of one value too.</param>
/// <param name="IsClosed">Whether Protobuf shall know no other values.</param>
/// <param name="IsJsonNull">Whether JSON's null is a value of it.</param>
public sealed record EnumType(
    TypeName Name,
    string ProtobufName,
    ScalarKind Underlying,
    EquatableArray<EnumMember> Members,
    bool IsClosed = false,
    bool IsJsonNull = false) : TypeModel(Name)
{
    /// <inheritdoc/>
    public override bool IsReference => false;
}

/// <summary>One name of an enum's value.</summary>
/// <param name="WireName">Name in IDL and JSON.</param>
/// <param name="Value">The value.</param>
public sealed record EnumMember(string WireName, int Value);

/// <summary>A message, union or declared exception; known by name only, so that messages may refer to each other.</summary>
/// <param name="Name">How C# spells it.</param>
/// <param name="Codec">The static class that reads and writes it.</param>
/// <param name="ProtobufName">Its full name in Protobuf: <c>shop.Item</c>.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsUnion">Whether it is a union, which may hold a case that this version does not know.</param>
/// <param name="IsJsonNull">Whether JSON's null is a value of it.</param>
public sealed record MessageType(TypeName Name, TypeName Codec, string ProtobufName, bool IsValueType, bool IsUnion, bool IsJsonNull = false) : TypeModel(Name)
{
    /// <inheritdoc/>
    public override bool IsReference => !IsValueType;
}

/// <summary>Elements in order.</summary>
/// <param name="Name">How C# spells it.</param>
/// <param name="Shape">Which collection type.</param>
/// <param name="Element">Type of the elements, never null.</param>
public sealed record ListType(TypeName Name, ListShape Shape, TypeModel Element) : TypeModel(Name)
{
    /// <inheritdoc/>
    public override bool IsReference => Shape != ListShape.ImmutableArray;
}

/// <summary>Elements without order and without repetition.</summary>
/// <param name="Name">How C# spells it.</param>
/// <param name="Shape">Which collection type.</param>
/// <param name="Element">Type of the elements, never null.</param>
public sealed record SetType(TypeName Name, SetShape Shape, TypeModel Element) : TypeModel(Name)
{
    /// <inheritdoc/>
    public override bool IsReference => true;
}

/// <summary>Values under keys.</summary>
/// <param name="Name">How C# spells it.</param>
/// <param name="Shape">Which collection type.</param>
/// <param name="Key">Type of the keys, never null.</param>
/// <param name="Value">Type of the values, never null.</param>
public sealed record MapType(TypeName Name, MapShape Shape, TypeModel Key, TypeModel Value) : TypeModel(Name)
{
    /// <inheritdoc/>
    public override bool IsReference => true;
}

namespace Tern.Schema.Declarations;

/// <summary>A value as a declaration writes it.</summary>
public abstract record DeclaredValue;

/// <summary>A value of a keyword type, or an empty collection: C# text without any name in it.</summary>
/// <param name="Text">C# text: <c>5</c>, <c>"abc"</c>, <c>[]</c>.</param>
/// <param name="IsZero">Whether it is the zero or the emptiness that Protobuf leaves out.</param>
public sealed record LiteralValue(string Text, bool IsZero) : DeclaredValue;

/// <summary>A value of an enum.</summary>
/// <param name="Type">The enum.</param>
/// <param name="Member">Name of the value in C#; <see langword="null"/> if the enum does not name it.</param>
/// <param name="Number">The value.</param>
public sealed record EnumValue(TypeName Type, string? Member, int Number) : DeclaredValue;

/// <summary>Elements of a list or a set.</summary>
/// <param name="Items">The elements.</param>
public sealed record ItemsValue(EquatableArray<DeclaredValue> Items) : DeclaredValue;

/// <summary>Entries of a map.</summary>
/// <param name="Type">The map.</param>
/// <param name="Entries">The entries.</param>
public sealed record EntriesValue(MapType Type, EquatableArray<EntryValue> Entries) : DeclaredValue;

/// <summary>One entry of a map.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
public sealed record EntryValue(DeclaredValue Key, DeclaredValue Value);

/// <summary>A new object: a message with initialised members, or a type of the class library with an argument.</summary>
/// <param name="Type">What is made.</param>
/// <param name="IsDerived">Whether its place has another type, of which this is a case.</param>
/// <param name="Arguments">Arguments of its constructor.</param>
/// <param name="Members">Members that are set.</param>
public sealed record NewValue(TypeName Type, bool IsDerived, EquatableArray<DeclaredValue> Arguments, EquatableArray<AssignedValue> Members) : DeclaredValue;

/// <summary>A member that an object initialiser sets.</summary>
/// <param name="Member">Name of the member.</param>
/// <param name="Value">Its value.</param>
public sealed record AssignedValue(string Member, DeclaredValue Value);

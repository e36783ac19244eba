namespace Tern.Schema.Idl;

/// <summary>A constant value. References to other constants are resolved, and it fits the type of what it is the value of.</summary>
public abstract record IdlValue;

/// <summary>A truth value.</summary>
/// <param name="Value">The value.</param>
public sealed record IdlBool(bool Value) : IdlValue;

/// <summary>A whole number.</summary>
/// <param name="Value">The value; for types without sign the same 64 bits.</param>
public sealed record IdlInteger(long Value) : IdlValue;

/// <summary>A floating-point number, also where the IDL writes a whole one.</summary>
/// <param name="Value">The value.</param>
public sealed record IdlDouble(double Value) : IdlValue;

/// <summary>Text, or the digits of a <c>uuid</c>.</summary>
/// <param name="Value">The value without quotes and escapes.</param>
public sealed record IdlText(string Value) : IdlValue;

/// <summary>Bytes.</summary>
/// <param name="Value">The value.</param>
public sealed record IdlBytes(EquatableArray<byte> Value) : IdlValue;

/// <summary>A value of an enum.</summary>
/// <param name="Enum">The enum.</param>
/// <param name="Name">Name of the value; <see langword="null"/> if the IDL gives a number that the enum does not name.</param>
/// <param name="Value">The value.</param>
public sealed record IdlEnumConstant(IdlId Enum, string? Name, int Value) : IdlValue;

/// <summary>A list or a set.</summary>
/// <param name="Items">Its elements.</param>
public sealed record IdlListValue(EquatableArray<IdlValue> Items) : IdlValue;

/// <summary>A map.</summary>
/// <param name="Entries">Its entries.</param>
public sealed record IdlMapValue(EquatableArray<IdlMapEntry> Entries) : IdlValue;

/// <summary>One entry of a map.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">Its value.</param>
public sealed record IdlMapEntry(IdlValue Key, IdlValue Value);

/// <summary>A struct.</summary>
/// <param name="Message">The struct.</param>
/// <param name="Fields">Fields that are set.</param>
public sealed record IdlStructValue(IdlId Message, EquatableArray<IdlFieldValue> Fields) : IdlValue;

/// <summary>A field of a struct value.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Value">Its value.</param>
public sealed record IdlFieldValue(string Name, IdlValue Value);

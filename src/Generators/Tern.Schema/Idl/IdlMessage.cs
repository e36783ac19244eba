namespace Tern.Schema.Idl;

/// <summary>A struct, union, exception or Protobuf message.</summary>
/// <param name="Id">Where it is defined.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Container">The Protobuf message in which it is nested; <see langword="null"/> at the top of a file.</param>
/// <param name="Fields">Its fields in the order of their appearance; those of extensions are not among them.</param>
/// <param name="OneOfs">Names of its oneofs in the order of their appearance; those that proto3's <c>optional</c> implies are not among them.</param>
/// <param name="Reserved">Field numbers that may not be used.</param>
/// <param name="ReservedNames">Field names that may not be used.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlMessage(
    IdlId Id,
    IdlMessageKind Kind,
    IdlId? Container,
    EquatableArray<IdlField> Fields,
    EquatableArray<string> OneOfs,
    EquatableArray<IdlRange> Reserved,
    EquatableArray<string> ReservedNames,
    string? Doc,
    EquatableArray<IdlAnnotation> Annotations,
    SourceSpan Where)
{
    /// <summary>Field numbers that Protobuf extensions may use.</summary>
    public EquatableArray<IdlRange> ExtensionRanges { get; init; }

    /// <summary>Whether <c>export</c> or <c>local</c> stands in front, of edition 2024; <see langword="null"/>: neither.</summary>
    public bool? IsExported { get; init; }
}

/// <summary>What a message is.</summary>
public enum IdlMessageKind
{
    /// <summary>Thrift struct or Protobuf message.</summary>
    Struct,

    /// <summary>Thrift union: exactly one field is set.</summary>
    Union,

    /// <summary>Thrift exception.</summary>
    Exception,
}

/// <summary>A field of a message, an argument, a result or a declared exception.</summary>
/// <param name="Id">Its number. Thrift: 16 bits, also zero and negative. Protobuf: 1 to 536,870,911.</param>
/// <param name="Name">Its name as written.</param>
/// <param name="Type">Its type.</param>
/// <param name="Presence">Whether a message without it can be told from one in which it is zero. For collections: whether null differs from empty.</param>
/// <param name="Default">Its default value, which fits its type; <see langword="null"/> if the IDL sets none.</param>
/// <param name="JsonName">Its name in JSON; <see langword="null"/> unless the IDL sets one.</param>
/// <param name="OneOf">Name of the oneof that it is a case of; <see langword="null"/> if it is none.</param>
/// <param name="IsPacked">Whether Protobuf writes a list of numbers as one run of bytes.</param>
/// <param name="IsGroup">Whether Protobuf writes the message between a start and an end tag.</param>
/// <param name="IsUtf8Checked">Whether Protobuf text that is no UTF-8 is an error.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations, those on its type included.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlField(
    int Id,
    string Name,
    IdlType Type,
    IdlPresence Presence,
    IdlValue? Default,
    string? JsonName,
    string? OneOf,
    bool IsPacked,
    bool IsGroup,
    bool IsUtf8Checked,
    string? Doc,
    EquatableArray<IdlAnnotation> Annotations,
    SourceSpan Where);

/// <summary>Whether a field must, or can, be there.</summary>
public enum IdlPresence
{
    /// <summary>Thrift: neither <c>required</c> nor <c>optional</c>: always written. Protobuf: implicit presence: a zero is not written.</summary>
    Default,

    /// <summary>Set or not set, and that can be told.</summary>
    Optional,

    /// <summary>A message without it is an error.</summary>
    Required,
}

/// <summary>A range of numbers.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last, which belongs to it.</param>
public sealed record IdlRange(int First, int Last);

/// <summary>An enum.</summary>
/// <param name="Id">Where it is defined.</param>
/// <param name="Container">The Protobuf message in which it is nested; <see langword="null"/> at the top of a file.</param>
/// <param name="Values">Its values in the order of their appearance; several names of one value too.</param>
/// <param name="IsClosed">Whether Protobuf knows no other values.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlEnum(
    IdlId Id,
    IdlId? Container,
    EquatableArray<IdlEnumValue> Values,
    bool IsClosed,
    string? Doc,
    EquatableArray<IdlAnnotation> Annotations,
    SourceSpan Where)
{
    /// <summary>Protobuf: numbers that may not be used.</summary>
    public EquatableArray<IdlRange> Reserved { get; init; }

    /// <summary>Protobuf: names that may not be used.</summary>
    public EquatableArray<string> ReservedNames { get; init; }

    /// <summary>Whether <c>export</c> or <c>local</c> stands in front, of edition 2024; <see langword="null"/>: neither.</summary>
    public bool? IsExported { get; init; }
}

/// <summary>One name of an enum's value.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Value">The value.</param>
/// <param name="Doc">Its comment, without comment marks; <see langword="null"/> if there is none.</param>
/// <param name="Annotations">Its annotations.</param>
/// <param name="Where">Its name in the file.</param>
public sealed record IdlEnumValue(string Name, int Value, string? Doc, EquatableArray<IdlAnnotation> Annotations, SourceSpan Where);

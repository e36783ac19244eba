using Tern.Schema;

namespace Tern.Idl.Protobuf.Syntax;

/// <summary>A message, or what a group defines.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Visibility">Who may use it (edition 2024).</param>
/// <param name="Fields">Its fields, those of its oneofs too, in the order of their appearance.</param>
/// <param name="OneOfs">Its oneofs.</param>
/// <param name="Messages">Nested messages; those of groups stand with their fields.</param>
/// <param name="Enums">Nested enums.</param>
/// <param name="Extends">Extensions that it is the scope of.</param>
/// <param name="ExtensionRanges">Numbers that others may use.</param>
/// <param name="Reserved">Numbers and names that nobody may use.</param>
/// <param name="Options">Its options.</param>
/// <param name="Doc">Its comment.</param>
internal sealed record ProtoMessage(
    ProtoName Name,
    ProtoVisibility Visibility,
    EquatableArray<ProtoField> Fields,
    EquatableArray<ProtoOneOf> OneOfs,
    EquatableArray<ProtoMessage> Messages,
    EquatableArray<ProtoEnum> Enums,
    EquatableArray<ProtoExtend> Extends,
    EquatableArray<ProtoExtensionRange> ExtensionRanges,
    ProtoReserved Reserved,
    EquatableArray<ProtoOption> Options,
    string? Doc);

/// <summary>What edition 2024 says in front of a message or enum.</summary>
internal enum ProtoVisibility
{
    /// <summary>Nothing: the file's features decide.</summary>
    Unset,

    /// <summary>All files may use it.</summary>
    Export,

    /// <summary>This file alone may use it.</summary>
    Local,
}

/// <summary>A field of a message or an extension.</summary>
/// <param name="Name">Its name; of a group the name of its message.</param>
/// <param name="Label">What stands in front of it.</param>
/// <param name="LabelWhere">Place of the label.</param>
/// <param name="Type">Its type.</param>
/// <param name="Number">Its number.</param>
/// <param name="Options">Its options, <c>default</c> and <c>json_name</c> among them.</param>
/// <param name="Group">The message that a group defines.</param>
/// <param name="OneOf">Index of its oneof; −1 if it is in none.</param>
/// <param name="Doc">Its comment.</param>
internal sealed record ProtoField(
    ProtoName Name,
    ProtoLabel Label,
    SourceSpan? LabelWhere,
    ProtoType Type,
    ProtoNumber Number,
    EquatableArray<ProtoOption> Options,
    ProtoMessage? Group,
    int OneOf,
    string? Doc);

/// <summary>Labels of fields.</summary>
internal enum ProtoLabel
{
    /// <summary>None.</summary>
    None,

    /// <summary><c>optional</c>.</summary>
    Optional,

    /// <summary><c>required</c>.</summary>
    Required,

    /// <summary><c>repeated</c>.</summary>
    Repeated,
}

/// <summary>The type of a field.</summary>
/// <param name="Where">Its place.</param>
internal abstract record ProtoType(SourceSpan Where);

/// <summary>A type by its name: <c>int32</c>, <c>.foo.Bar</c>.</summary>
/// <param name="Name">The name.</param>
internal sealed record ProtoNamedType(ProtoName Name) : ProtoType(Name.Where);

/// <summary>A map.</summary>
/// <param name="Key">Type of its keys.</param>
/// <param name="Value">Type of its values.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoMapType(ProtoName Key, ProtoName Value, SourceSpan Where) : ProtoType(Where);

/// <summary>A whole number.</summary>
/// <param name="Value">Its value; numbers out of range are an error of the parser.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoNumber(long Value, SourceSpan Where);

/// <summary>A oneof; its fields are those of the message that point to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Options">Its options.</param>
/// <param name="Doc">Its comment.</param>
internal sealed record ProtoOneOf(ProtoName Name, EquatableArray<ProtoOption> Options, string? Doc);

/// <summary>Extensions of one message.</summary>
/// <param name="Extendee">The message that is extended.</param>
/// <param name="Fields">The extensions.</param>
internal sealed record ProtoExtend(ProtoName Extendee, EquatableArray<ProtoField> Fields);

/// <summary>Numbers for extensions.</summary>
/// <param name="Range">The numbers.</param>
/// <param name="Options">Options of the statement, which all its ranges share.</param>
internal sealed record ProtoExtensionRange(ProtoRange Range, EquatableArray<ProtoOption> Options);

/// <summary>A range of numbers; both ends belong to it.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last; <see cref="Max"/> for <c>max</c> in a message.</param>
/// <param name="Where">Its place.</param>
internal sealed record ProtoRange(long First, long Last, SourceSpan Where)
{
    /// <summary>What <c>max</c> is in a message depends on its options.</summary>
    public const long Max = long.MaxValue;
}

/// <summary>Numbers and names that may not be used.</summary>
/// <param name="Ranges">The numbers.</param>
/// <param name="Names">The names.</param>
internal sealed record ProtoReserved(EquatableArray<ProtoRange> Ranges, EquatableArray<ProtoName> Names);

/// <summary>An enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Visibility">Who may use it (edition 2024).</param>
/// <param name="Values">Its values.</param>
/// <param name="Reserved">Numbers and names that may not be used.</param>
/// <param name="Options">Its options.</param>
/// <param name="Doc">Its comment.</param>
internal sealed record ProtoEnum(
    ProtoName Name,
    ProtoVisibility Visibility,
    EquatableArray<ProtoEnumValue> Values,
    ProtoReserved Reserved,
    EquatableArray<ProtoOption> Options,
    string? Doc)
{
    /// <summary>Whether something in it could not be read, so that what is not there may be in the file.</summary>
    public bool HasErrors { get; init; }
}

/// <summary>A value of an enum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Options">Its options.</param>
/// <param name="Doc">Its comment.</param>
internal sealed record ProtoEnumValue(ProtoName Name, ProtoNumber Number, EquatableArray<ProtoOption> Options, string? Doc);

/// <summary>A service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Methods">Its methods.</param>
/// <param name="Options">Its options.</param>
/// <param name="Doc">Its comment.</param>
internal sealed record ProtoService(ProtoName Name, EquatableArray<ProtoMethod> Methods, EquatableArray<ProtoOption> Options, string? Doc);

/// <summary>A method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Request">Type of its request.</param>
/// <param name="IsRequestStream">Whether the client sends many.</param>
/// <param name="Response">Type of its response.</param>
/// <param name="IsResponseStream">Whether the server sends many.</param>
/// <param name="Options">Its options.</param>
/// <param name="Doc">Its comment.</param>
internal sealed record ProtoMethod(
    ProtoName Name,
    ProtoName Request,
    bool IsRequestStream,
    ProtoName Response,
    bool IsResponseStream,
    EquatableArray<ProtoOption> Options,
    string? Doc);

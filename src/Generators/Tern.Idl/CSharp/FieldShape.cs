using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>How the presence of a field shows in C#; docs/idl.md is this table for users.</summary>
/// <param name="IsRequired">Whether the member is <c>required</c>.</param>
/// <param name="IsNullable">Whether null stands for a field that is not there.</param>
/// <param name="TakesDefault">Whether the IDL's default value is the member's initialiser.</param>
internal readonly record struct FieldShape(bool IsRequired, bool IsNullable, bool TakesDefault)
{
    /// <summary>A field of Thrift.</summary>
    /// <remarks>
    /// A default value makes presence invisible: what is missing reads as the default, as with every compiler of Thrift. Without one, a struct that is neither required nor optional is
    /// nullable: peers leave it out, and a struct may contain itself.
    /// </remarks>
    public static FieldShape OfThrift(IdlField field, TypeModel type) => field.Presence switch
    {
        IdlPresence.Required => new(IsRequired: true, IsNullable: false, TakesDefault: false),
        _ when field.Default is not null => new(IsRequired: false, IsNullable: false, TakesDefault: true),
        IdlPresence.Optional => new(IsRequired: false, IsNullable: true, TakesDefault: false),
        _ => new(IsRequired: false, IsNullable: type is MessageType, TakesDefault: false),
    };

    /// <summary>A field of Protobuf.</summary>
    /// <remarks>Where presence can be told, a default value is no initialiser: the member would then be on the wire although nobody has set it.</remarks>
    public static FieldShape OfProtobuf(IdlField field, TypeModel type) => field switch
    {
        { Type: IdlListType or IdlMapType } => default,
        { Presence: IdlPresence.Required } => new(IsRequired: true, IsNullable: false, TakesDefault: false),
        { Presence: IdlPresence.Optional } or { Type: IdlMessageType } => new(IsRequired: false, IsNullable: true, TakesDefault: false),
        _ => new(IsRequired: false, IsNullable: type is MessageType, TakesDefault: false),
    };
}

using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Emit.Export;

/// <summary>What a descriptor does not say of a field.</summary>
/// <param name="Doc">Its documentation.</param>
/// <param name="IsRequired">Whether a message without it is an error.</param>
/// <param name="Initial">What it begins with.</param>
internal sealed record ProtobufFieldDetail(string? Doc, bool IsRequired, IdlValue? Initial);

/// <summary>Turns descriptors of fields into fields of IDL; which file defines a type is settled later.</summary>
internal sealed class ProtobufFields(IdlSyntax syntax, IReadOnlyCollection<string> closedEnums)
{
    /// <summary>What comes from nowhere in IDL.</summary>
    public static SourceSpan Nowhere { get; } = new("", 0, 0, 0, 0, 0, 0);

    /// <summary>An identity whose file is not known yet.</summary>
    public static IdlId Id(string fullName) => new("", fullName);

    /// <summary>A field.</summary>
    /// <param name="field">Its descriptor.</param>
    /// <param name="message">The message around it.</param>
    /// <param name="fullName">Full name of that message.</param>
    /// <param name="detail">What the descriptor does not say.</param>
    public IdlField Of(FieldDescriptor field, MessageDescriptor message, string fullName, ProtobufFieldDetail detail)
    {
        MessageDescriptor? entry = message.Nested.FirstOrDefault(n => n.IsMapEntry && field.Type.Name == fullName + "." + n.Name);
        IdlType type = entry is null
            ? field.IsRepeated ? new IdlListType(TypeOf(field.Type)) : TypeOf(field.Type)
            : new IdlMapType(TypeOf(entry.Fields[0].Type), TypeOf(entry.Fields[1].Type));
        bool isSingular = type is not (IdlListType or IdlMapType);
        bool isRequired = detail.IsRequired && isSingular && syntax != IdlSyntax.Proto3;
        bool hasPresence = isSingular && (field.HasPresence || field.OneOf is not null || type is IdlMessageType || syntax == IdlSyntax.Proto2 || IsClosed(type));
        bool canBePacked = type is IdlListType { Element: IdlEnumType or IdlScalarType { Kind: not (IdlScalar.String or IdlScalar.Binary) } };
        return Plain(field.Number, field.Name, type) with
        {
            Presence = isRequired ? IdlPresence.Required : hasPresence ? IdlPresence.Optional : IdlPresence.Default,
            Default = hasPresence && !isRequired && syntax != IdlSyntax.Proto3 && type is (IdlScalarType or IdlEnumType) ? detail.Initial : null,
            JsonName = IsSayable(field.JsonName) ? field.JsonName : null,
            OneOf = field.OneOf is null ? null : "",
            IsPacked = canBePacked && (field.IsPacked ?? true),
            IsGroup = field.Type.Kind == FieldKind.Group,
            Doc = DocOf(detail, isRequired),
        };
    }

    /// <summary>Whether a name in JSON can be said: that of an extension, in brackets, cannot.</summary>
    public static bool IsSayable(string? jsonName) => jsonName is null || jsonName[0] != '[';

    // Whether a zero, which may be no value of it, was sent must be told.
    private bool IsClosed(IdlType type) => type is IdlEnumType { Id.Name: var name } && syntax is not (IdlSyntax.Proto2 or IdlSyntax.Proto3) && closedEnums.Contains(name);

    /// <summary>A field that nothing is said about.</summary>
    public IdlField Plain(int id, string name, IdlType type)
        => new(id, name, type, IdlPresence.Default, null, null, null, IsPacked: false, IsGroup: false, IsUtf8Checked: true, null, default, Nowhere);

    // proto3 has no word for it.
    private static string? DocOf(ProtobufFieldDetail detail, bool isSaid)
    {
        const string Remark = "Required: a message without it is refused.";
        return !detail.IsRequired || isSaid ? detail.Doc : detail.Doc is null ? Remark : detail.Doc + "\n" + Remark;
    }

    private static IdlType TypeOf(FieldType type) => type.Kind switch
    {
        FieldKind.Enum => new IdlEnumType(Id(type.Name!)),
        FieldKind.Message or FieldKind.Group => new IdlMessageType(Id(type.Name!), IdlMessageKind.Struct),
        FieldKind.Int32 => new IdlScalarType(IdlScalar.I32),
        FieldKind.Int64 => new IdlScalarType(IdlScalar.I64),
        FieldKind.Bytes => new IdlScalarType(IdlScalar.Binary),
        _ => new IdlScalarType((IdlScalar)Enum.Parse(typeof(IdlScalar), type.Kind.ToString())),
    };
}

using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Turns structs, messages and exceptions into declarations, and their oneofs into unions inside of them.</summary>
internal sealed class MessageLowering(SchemaView view, NameTable names, TypeLowering types, ValueLowering values, HeadLowering heads, UnionLowering oneOfs, RuleLowering rules)
{
    /// <summary>The declarations of a message: its own, and those of its oneofs.</summary>
    public IEnumerable<TypeDeclaration> Lower(IdlMessage message)
    {
        MessageType type = types.ReferenceTo(message);
        MessageNames members = names.MembersOf(message.Id);
        bool isException = message.Kind == IdlMessageKind.Exception;

        // What a record's members are set to after construction goes around their init setters.
        bool isOpen = isException || type.IsValueType || view.OptionsOf(message.Id).Style == CSharpStyle.Class;
        List<MemberDeclaration> declared = [];
        List<TypeDeclaration> unions = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (IdlField field in view.FieldsOf(message))
        {
            if (field.OneOf is null)
            {
                if (LowerField(message, type, field, members, isOpen) is { } member)
                {
                    declared.Add(member);
                }
            }
            else if (seen.Add(field.OneOf) && oneOfs.LowerOneOf(message, field.OneOf, members.OneOfs[field.OneOf]) is { } union)
            {
                unions.Add(union);
                declared.Add(OneOfMember(type, isOpen, members.OneOfs[field.OneOf].Property, field.OneOf, union));
            }
        }

        DeclarationHead head = heads.Of(message, declared.Select(m => m.Field.Type), declared.Any(m => m.Obsolete is not null));
        bool hasConstructor = type.IsValueType && declared.Any(m => m.Initial is not null);
        if (hasConstructor)
        {
            // A constructor could set what is nullable, too; who reads the declaration cannot know that it does not.
            declared = [.. declared.Select(m => m.Field.IsNullable ? m with { Field = m.Field with { MayBeginWithValue = true } } : m)];
        }

        MessageModel model = ModelOf(message, type, head, declared, hasConstructor);
        string? text = isException ? declared.FirstOrDefault(IsMessageText)?.Field.Member : null;
        MessageDeclaration declaration = new(head, model, isException, hasConstructor, declared.ToEquatableArray(), text)
        {
            Rules = rules.OfMessage(message.Id),
            Validation = rules.Models.Of(message, model),
        };
        return unions.Prepend(declaration);
    }

    private MessageModel ModelOf(
        IdlMessage message,
        MessageType type,
        DeclarationHead head,
        List<MemberDeclaration> members,
        bool hasConstructor)
    {
        bool keeps = message.Kind != IdlMessageKind.Exception
            && (view.OptionsOf(message.Id).KeepsUnknownFields ?? view.FileOf(message.Id).Syntax != IdlSyntax.Thrift);
        bool wantsMembers = members.Any(m => m.Field.IsRequired);
        ConstructorCall call = (wantsMembers, type.IsValueType && !hasConstructor) switch
        {
            (true, true) => ConstructorCall.Default,
            (true, false) => ConstructorCall.Accessor,
            _ => ConstructorCall.New,
        };
        AccessorModel? unknown = keeps
            ? new(AccessorKind.Field, type.Name, type.IsValueType, new TypeName("Tern.Serialization", "UnknownFields", default, "?"), null)
            : null;
        return new MessageModel(
            heads.ContractOf(type, heads.KeywordOf(message), head),
            new ConstructorModel(call, default, null, type.Name),
            members.Select(m => m.Field).OrderBy(f => f.Id).ToEquatableArray(),
            unknown,
            DeclaresUnknownFields: keeps,
            IsPartial: true,
            HasErrors: false);
    }

    private MemberDeclaration? LowerField(IdlMessage message, MessageType owner, IdlField field, MessageNames members, bool isOpen)
    {
        if (types.Of(field.Type, message.Id, field.Where) is not { } type)
        {
            return null;
        }

        bool isThrift = view.FileOf(message.Id).Syntax == IdlSyntax.Thrift;
        FieldShape shape = isThrift ? FieldShape.OfThrift(field, type) : FieldShape.OfProtobuf(field, type);
        DeclaredValue? initial = shape.TakesDefault && !DefaultContains(field.Default!, message.Id) ? values.Of(field.Default!, type) : null;
        if (shape.TakesDefault && initial is null && type is MessageType)
        {
            shape = shape with { IsNullable = true };
        }

        initial ??= shape is { IsNullable: false, IsRequired: false } ? ValueLowering.EmptyOf(type) : null;
        string member = members.Fields[field.Name];
        bool isZero = initial is null ? !type.IsReference : IsZero(initial);
        ProtobufModel protobuf = TypeLowering.EncodingOf(field, isAlwaysWritten: shape.IsRequired || !isZero);
        bool isUnpacked = !isThrift && !field.IsPacked && field.Type is IdlListType { Element: IdlEnumType or IdlScalarType { Kind: not (IdlScalar.String or IdlScalar.Binary) } };
        FieldModel model = FieldOf(owner, field.Id, field.Name, member, type, shape.IsNullable, isOpen, protobuf with { IsPacked = !isUnpacked })
            with
            {
                IsRequired = shape.IsRequired,
                MayBeginWithValue = shape.IsNullable && initial is not null,
                BeginsEmpty = !owner.IsValueType && !shape.IsNullable && initial == CSharpLiterals.Empty,
            };
        FallbackDeclaration? fallback = members.Fallbacks.TryGetValue(field.Name, out string? name) && values.Of(field.Default!, type) is { } value
            ? new(name, value)
            : null;
        return new MemberDeclaration(model, field.Doc, SchemaView.ObsoleteOf(field.Annotations), initial, fallback) { Rules = rules.OfField(message.Id, field) };
    }

    private static MemberDeclaration OneOfMember(MessageType owner, bool isOpen, string property, string wireName, UnionDeclaration union)
    {
        MessageType type = new(union.Model.Type.Name, union.Model.Type.Codec, union.Model.Type.ProtobufName, IsValueType: false, IsUnion: true);
        int first = union.Model.Cases.Min(c => c.Id);
        FieldModel field = FieldOf(owner, first, wireName, property, type, isNullable: true, isOpen, ProtobufModel.Default with { IsOneOf = true });
        return new MemberDeclaration(field, null, null, null, null);
    }

    private static FieldModel FieldOf(
        MessageType owner,
        int id,
        string wireName,
        string member,
        TypeModel type,
        bool isNullable,
        bool isOpen,
        ProtobufModel protobuf)
    {
        AccessorModel? accessor = isOpen
            ? null
            : new(AccessorKind.Setter, owner.Name, IsValueTarget: false, isNullable ? type.Name.AsNullable() : type.Name, null);
        return new FieldModel(
            id,
            wireName,
            member,
            type,
            isNullable,
            IsRequired: false,
            MayBeginWithValue: false,
            isOpen ? FieldAssignment.Set : FieldAssignment.Accessor,
            accessor,
            protobuf);
    }

    // A message whose default value contains another one of it would never be complete.
    private bool DefaultContains(IdlValue value, IdlId message) => value switch
    {
        IdlStructValue given => given.Message == message || given.Fields.Any(f => DefaultContains(f.Value, message)) || BeginsWith(given.Message, message, []),
        IdlListValue list => list.Items.Any(i => DefaultContains(i, message)),
        IdlMapValue map => map.Entries.Any(e => DefaultContains(e.Key, message) || DefaultContains(e.Value, message)),
        _ => false,
    };

    private bool BeginsWith(IdlId begun, IdlId message, HashSet<IdlId> visited)
        => visited.Add(begun)
            && view.Index.Message(begun) is { } inner
            && inner.Fields.Any(f => f.Default is IdlStructValue value && (value.Message == message || BeginsWith(value.Message, message, visited)));

    private static bool IsZero(DeclaredValue value) => value switch
    {
        LiteralValue literal => literal.IsZero,
        EnumValue @enum => @enum.Number == 0,
        EntriesValue map => map.Entries.Count == 0,
        _ => false,
    };

    private static bool IsMessageText(MemberDeclaration member)
        => member.Field is { Type: ScalarType { Kind: ScalarKind.String } } && string.Equals(member.Field.WireName, "message", StringComparison.OrdinalIgnoreCase);
}

using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Generic;

/// <summary>Turns a linked schema into plans. Not thread-safe; what it makes is.</summary>
internal sealed class PlanBuilder
{
    private readonly Dictionary<IdlId, MessagePlan> _messages = [];
    private readonly Dictionary<IdlId, EnumPlan> _enums = [];
    private readonly HashSet<string> _protobufFiles;
    private readonly List<(FieldPlan Field, IdlValue Value)> _defaults = [];

    public PlanBuilder(IdlSchema schema)
    {
        _protobufFiles = [.. schema.Files.Where(static file => file.Syntax != IdlSyntax.Thrift).Select(static file => file.Path)];
        foreach (IdlEnum definition in schema.Files.SelectMany(static file => file.Enums))
        {
            _enums[definition.Id] = new EnumPlan(definition);
        }

        IdlMessage[] messages = [.. schema.Files.SelectMany(static file => file.Messages)];
        foreach (IdlMessage message in messages)
        {
            bool isProtobuf = _protobufFiles.Contains(message.Id.File);
            _messages[message.Id] = new MessagePlan(message.Id.Name, message.Kind, !isProtobuf) { WellKnown = isProtobuf ? WellKnownPlan.Find(message.Id.Name) : null };
        }

        ILookup<IdlId, IdlField> extensions = schema.Files.SelectMany(static file => file.Extensions).ToLookup(static extension => extension.Extendee, FieldOf);
        foreach (IdlMessage message in messages)
        {
            Complete(_messages[message.Id], message.Fields.Concat(extensions[message.Id]), [.. message.OneOfs], _protobufFiles.Contains(message.Id.File));
        }

        SetDefaults();
    }

    /// <summary>The messages of Protobuf, which an Any may hold.</summary>
    public IEnumerable<MessagePlan> ProtobufMessages => _messages.Where(pair => _protobufFiles.Contains(pair.Key.File)).Select(static pair => pair.Value);

    /// <summary>The plan of a message that the schema has.</summary>
    public MessagePlan Message(IdlId id) => _messages[id];

    /// <summary>The plan of fields that no definition gathers: arguments, a result.</summary>
    public MessagePlan Synthetic(string name, IEnumerable<IdlField> fields, bool isProtobuf)
    {
        MessagePlan plan = new(name, IdlMessageKind.Struct, !isProtobuf);
        Complete(plan, fields, [], isProtobuf);
        SetDefaults();
        return plan;
    }

    // JSON names an extension by its full name in brackets, and so does the map form. Source: Protocol Buffers, "ProtoJSON Format".
    private static IdlField FieldOf(IdlExtension extension) => extension.Field with { Name = $"[{extension.Id.Name}]", JsonName = null };

    private void Complete(MessagePlan plan, IEnumerable<IdlField> fields, string[] oneOfs, bool isProtobuf)
    {
        List<FieldPlan> plans = [];
        foreach (IdlField field in fields)
        {
            FieldPlan added = Field(plan, field, plans.Count, oneOfs, isProtobuf);
            plans.Add(added);
            if (field.Default is { } value)
            {
                _defaults.Add((added, value));
            }
        }

        plan.Complete([.. plans], oneOfs.Length);
    }

    // Behind everything else: the default of a field may set fields of any other message.
    private void SetDefaults()
    {
        foreach ((FieldPlan field, IdlValue value) in _defaults)
        {
            field.Default = new DefaultValue(field.Type, DefaultValues.Of(value, field.Type));
        }

        _defaults.Clear();
    }

    private FieldPlan Field(MessagePlan message, IdlField field, int index, string[] oneOfs, bool isProtobuf) => new()
    {
        Id = field.Id,
        Name = field.Name,
        JsonName = field.JsonName ?? (isProtobuf ? Serialization.JsonFieldNames.ToCamelCase(field.Name) : field.Name),
        Type = Type(field.Type, field.Annotations.Any(static annotation => annotation.Key == "api.js_conv" && annotation.Value != "false")),
        Presence = field.Presence,
        Index = index,
        Where = $"{message.Name}.{field.Name} ({field.Id})",
        OneOf = field.OneOf is { } oneOf ? Array.IndexOf(oneOfs, oneOf) : -1,
        IsPacked = field.IsPacked || !isProtobuf,
        IsGroup = field.IsGroup,
        IsOfUnion = message.IsUnion,
        Definition = field,
    };

    private TypePlan Type(IdlType type, bool isNumberText) => type switch
    {
        IdlScalarType scalar when isNumberText && scalar.Kind == IdlScalar.I64 => TypePlan.OfInt64Text(scalar.ToString()),
        IdlScalarType scalar => TypePlan.Of(KindOf(scalar.Kind), scalar.ToString()),
        IdlEnumType @enum => TypePlan.Of(_enums[@enum.Id]),
        IdlMessageType message => TypePlan.Of(_messages[message.Id]),
        IdlListType list => TypePlan.OfCollection(ValueKind.List, list.ToString(), Type(list.Element, isNumberText)),
        IdlSetType set => TypePlan.OfCollection(ValueKind.Set, set.ToString(), Type(set.Element, isNumberText)),
        IdlMapType map => TypePlan.OfCollection(ValueKind.Map, map.ToString(), Type(map.Value, isNumberText), Type(map.Key, isNumberText)),
        _ => throw new NotSupportedException($"The type {type} is not known here."),
    };

    private static ValueKind KindOf(IdlScalar scalar) => scalar switch
    {
        IdlScalar.Bool => ValueKind.Bool,
        IdlScalar.I8 => ValueKind.I8,
        IdlScalar.I16 => ValueKind.I16,
        IdlScalar.I32 => ValueKind.I32,
        IdlScalar.I64 => ValueKind.I64,
        IdlScalar.UInt32 => ValueKind.UInt32,
        IdlScalar.UInt64 => ValueKind.UInt64,
        IdlScalar.SInt32 => ValueKind.SInt32,
        IdlScalar.SInt64 => ValueKind.SInt64,
        IdlScalar.Fixed32 => ValueKind.Fixed32,
        IdlScalar.Fixed64 => ValueKind.Fixed64,
        IdlScalar.SFixed32 => ValueKind.SFixed32,
        IdlScalar.SFixed64 => ValueKind.SFixed64,
        IdlScalar.Float => ValueKind.Float,
        IdlScalar.Double => ValueKind.Double,
        IdlScalar.String => ValueKind.Text,
        IdlScalar.Binary => ValueKind.Bytes,
        IdlScalar.Uuid => ValueKind.Uuid,
        _ => throw new NotSupportedException($"The type {scalar} is not known here."),
    };
}

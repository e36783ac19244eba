using System.Buffers;
using Tern.Schema.Idl;
using Tern.Schema.Naming;
using Tern.Serialization;

namespace Tern.Generic;

/// <summary>Tells how Protobuf declares a service that is known from IDL, for server reflection.</summary>
/// <remarks>
/// Field numbers: <c>google/protobuf/descriptor.proto</c>. What Protobuf has no type for is declared as docs/protobuf.md says that it travels: collections inside of collections are messages, maps whose keys it
/// does not know are lists of entries.
/// </remarks>
internal sealed class GenericDescriptors(IProtobufSchemaVisitor visitor)
{
    private const int OptionalLabel = 1;
    private const int RepeatedLabel = 3;

    /// <summary>Shows a service and all that it refers to.</summary>
    public void Visit(GenericService service)
    {
        visitor.VisitService(service.Name, Write((ref ProtobufWriter writer) =>
        {
            writer.WriteStringField(1, service.Definition.Id.SimpleName);
            foreach (GenericMethod method in service.Methods)
            {
                int begin = writer.BeginMessage(2);
                writer.WriteStringField(1, method.Name);
                writer.WriteStringField(2, "." + RequestName(method));
                writer.WriteStringField(3, "." + ReplyName(method));
                if (method.Kind is MethodKind.ClientStreaming or MethodKind.DuplexStreaming)
                {
                    writer.WriteBoolField(5, true);
                }

                if (method.Kind is MethodKind.ServerStreaming or MethodKind.DuplexStreaming)
                {
                    writer.WriteBoolField(6, true);
                }

                writer.EndMessage(begin);
            }
        }));
        foreach (GenericMethod method in service.Methods)
        {
            VisitMessage(RequestName(method), method.Request.Plan);
            VisitMessage(ReplyName(method), method.ReplyMessage);
            foreach (FieldPlan declared in method.Throws)
            {
                VisitMessage(declared.Type.Message!.Name, declared.Type.Message);
            }
        }
    }

    // Arguments, and answers that are no message, are messages that no IDL names.
    private static string RequestName(GenericMethod method) => method.Request.IsEnveloped ? method.Request.Plan.Name : $"{method.Service.Name}{method.Name}Request";

    private static string ReplyName(GenericMethod method) => method.Reply.IsEnveloped ? method.ReplyMessage.Name : $"{method.Service.Name}{method.Name}Reply";

    private void VisitMessage(string name, MessagePlan plan)
    {
        bool isNew = visitor.VisitMessage(name, Write((ref ProtobufWriter writer) => WriteMessage(ref writer, name, plan)));
        if (!isNew)
        {
            return;
        }

        foreach (FieldPlan field in plan.Fields)
        {
            VisitType(field.Type);
        }
    }

    private void VisitType(TypePlan type)
    {
        if (type.Message is { } message)
        {
            VisitMessage(message.Name, message);
        }
        else if (type.Enum is { } plan)
        {
            visitor.VisitEnum(plan.Name, plan.IsClosed, Write((ref ProtobufWriter writer) => WriteEnum(ref writer, plan)));
        }

        if (type.Element is { } element)
        {
            VisitType(element);
        }

        if (type.Key is { } key)
        {
            VisitType(key);
        }
    }

    private static void WriteMessage(ref ProtobufWriter writer, string name, MessagePlan plan)
    {
        writer.WriteStringField(1, SimpleName(name));
        Dictionary<string, TypePlan> nested = new(StringComparer.Ordinal);
        foreach (FieldPlan field in plan.Fields.Where(static field => !field.Name.StartsWith('[')))
        {
            WriteField(ref writer, name, field.Name, field, field.Type, nested);
        }

        WriteNested(ref writer, name, nested);
        for (int i = 0; i < plan.OneOfs; i++)
        {
            int begin = writer.BeginMessage(8);
            writer.WriteStringField(1, plan.Fields.First(field => field.OneOf == i).Definition!.OneOf!);
            writer.EndMessage(begin);
        }

        if (plan.IsUnion)
        {
            int begin = writer.BeginMessage(8);
            writer.WriteStringField(1, "value");
            writer.EndMessage(begin);
        }
    }

    private static void WriteField(ref ProtobufWriter writer, string message, string name, FieldPlan? field, TypePlan type, Dictionary<string, TypePlan> nested, int id = 0)
    {
        // Parts of an entry are no fields of their own: a collection there is inside of another one.
        bool isList = field is not null && type.Kind is (ValueKind.List or ValueKind.Set);
        bool isRepeated = field is not null && type.IsCollection;
        TypePlan single = isList ? type.Element! : type;
        int begin = writer.BeginMessage(2);
        writer.WriteStringField(1, name);
        writer.WriteInt32Field(3, field?.Id ?? id);
        writer.WriteInt32Field(4, isRepeated ? RepeatedLabel : OptionalLabel);
        writer.WriteInt32Field(5, field?.IsGroup == true ? 10 : KindOf(single));
        if (single.IsCollection)
        {
            string inner = Pascal(name) + (isList || field is null ? "Items" : "Entry");
            nested[inner] = single;
            writer.WriteStringField(6, $".{message}.{inner}");
        }
        else if (single.Message?.Name is { } typeName)
        {
            writer.WriteStringField(6, "." + typeName);
        }
        else if (single.Enum is { } plan)
        {
            writer.WriteStringField(6, "." + plan.Name);
        }

        if (field is { IsPacked: false } && isList && single.CanBePacked)
        {
            int options = writer.BeginMessage(8);
            writer.WriteBoolField(2, false);
            writer.EndMessage(options);
        }

        if (field is not null)
        {
            WriteChoices(ref writer, field, isRepeated);
        }

        writer.EndMessage(begin);
    }

    private static void WriteChoices(ref ProtobufWriter writer, FieldPlan field, bool isRepeated)
    {
        if (field.IsCase && !isRepeated)
        {
            writer.WriteInt32Field(9, Math.Max(field.OneOf, 0));
        }

        if (field.Definition?.JsonName is { } json)
        {
            writer.WriteStringField(10, json);
        }

        if (!field.IsCase && !isRepeated && field.Presence != IdlPresence.Default && field.Type.Kind != ValueKind.Message)
        {
            writer.WriteBoolField(17, true);
        }
    }

    private static void WriteNested(ref ProtobufWriter writer, string message, Dictionary<string, TypePlan> types)
    {
        foreach ((string name, TypePlan type) in types)
        {
            string full = $"{message}.{name}";
            Dictionary<string, TypePlan> inner = new(StringComparer.Ordinal);
            int begin = writer.BeginMessage(3);
            writer.WriteStringField(1, name);
            if (type.Kind == ValueKind.Map && name.EndsWith("Entry", StringComparison.Ordinal))
            {
                WriteField(ref writer, full, "key", null, type.Key!, inner, id: 1);
                WriteField(ref writer, full, "value", null, type.Element!, inner, id: 2);
                if (IsMapKey(type.Key!.Kind))
                {
                    int options = writer.BeginMessage(7);
                    writer.WriteBoolField(7, true);
                    writer.EndMessage(options);
                }
            }
            else
            {
                WriteField(ref writer, full, "items", type.Wrapper.Fields[0], type, inner);
            }

            WriteNested(ref writer, full, inner);
            writer.EndMessage(begin);
        }
    }

    private static void WriteEnum(ref ProtobufWriter writer, EnumPlan plan)
    {
        writer.WriteStringField(1, SimpleName(plan.Name));
        HashSet<int> seen = [];
        bool hasAliases = false;
        foreach ((string name, int value) in ValuesOf(plan))
        {
            hasAliases |= !seen.Add(value);
            int begin = writer.BeginMessage(2);
            writer.WriteStringField(1, name);
            writer.WriteInt32Field(2, value);
            writer.EndMessage(begin);
        }

        if (hasAliases)
        {
            int options = writer.BeginMessage(3);
            writer.WriteBoolField(2, true);
            writer.EndMessage(options);
        }
    }

    // An open enum begins with zero in Protobuf; enums of Thrift need not have one.
    private static IEnumerable<(string Name, int Value)> ValuesOf(EnumPlan plan)
    {
        if (plan.IsClosed || (plan.Values.Length > 0 && plan.Values[0].Value == 0))
        {
            return plan.Values;
        }

        int zero = Array.FindIndex(plan.Values, static value => value.Value == 0);
        if (zero > 0)
        {
            return [plan.Values[zero], .. plan.Values[..zero], .. plan.Values[(zero + 1)..]];
        }

        string name = WireNames.UpperSnakeOf(SimpleName(plan.Name)) + "_UNSPECIFIED";
        while (plan.TryGetValue(name, out _))
        {
            name += "_";
        }

        return [(name, 0), .. plan.Values];
    }

    // Numbers of FieldDescriptorProto.Type.
    private static int KindOf(TypePlan type) => type.Kind switch
    {
        ValueKind.Double => 1,
        ValueKind.Float => 2,
        ValueKind.I64 => 3,
        ValueKind.UInt64 => 4,
        ValueKind.I8 or ValueKind.I16 or ValueKind.I32 => 5,
        ValueKind.Fixed64 => 6,
        ValueKind.Fixed32 => 7,
        ValueKind.Bool => 8,
        ValueKind.Text => 9,
        ValueKind.Bytes or ValueKind.Uuid => 12,
        ValueKind.UInt32 => 13,
        ValueKind.Enum => 14,
        ValueKind.SFixed32 => 15,
        ValueKind.SFixed64 => 16,
        ValueKind.SInt32 => 17,
        ValueKind.SInt64 => 18,
        _ => 11,
    };

    private static bool IsMapKey(ValueKind kind) => kind is ValueKind.Text || (ProtobufNumbers.Has(kind) && kind is not (ValueKind.Float or ValueKind.Double or ValueKind.Enum));

    private static string SimpleName(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string Pascal(string name)
    {
        string camel = JsonFieldNames.ToCamelCase(name);
        return camel.Length == 0 ? camel : char.ToUpperInvariant(camel[0]) + camel[1..];
    }

    private static ReadOnlySpan<byte> Write(WriteAction write)
    {
        ArrayBufferWriter<byte> output = new();
        ProtobufWriter writer = new(output);
        write(ref writer);
        writer.Flush();
        return output.WrittenSpan;
    }

    private delegate void WriteAction(ref ProtobufWriter writer);
}

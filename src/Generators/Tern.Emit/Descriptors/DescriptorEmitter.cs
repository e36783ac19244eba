using System.Globalization;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits how a contract is declared in Protobuf, for tools that ask a server for it. Nothing of it runs, and trimming takes it away, unless somebody asks.</summary>
internal sealed class DescriptorEmitter(CodeWriter code, NameScope names)
{
    private const int BytesPerLine = 18;

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);

    /// <summary>Emits the method of a message's codec.</summary>
    public void Emit(MessageModel message)
    {
        using (Method())
        {
            string name = ProtoNames.Qualified(message.Type.ProtobufName);
            IEnumerable<FieldModel> oneOfs = message.Fields.Where(f => f.Protobuf.IsOneOf);
            EmitMessage(name, MessageDescriptorBuilder.Of(message), message.Fields.Select(f => f.Type), () =>
            {
                foreach (FieldModel field in oneOfs)
                {
                    string union = ProtoNames.Qualified(((MessageType)field.Type).ProtobufName);
                    code.Line($"visitor.VisitOneOf({Literal(name)}, {Literal(ProtoNames.Identifier(field.WireName))}, {Literal(union)});");
                }
            });
        }
    }

    /// <summary>Emits the method of a union's codec.</summary>
    public void Emit(UnionModel union)
    {
        using (Method())
        {
            EmitMessage(ProtoNames.Qualified(union.Type.ProtobufName), MessageDescriptorBuilder.Of(union), union.Cases.Select(c => c.Type));
        }
    }

    /// <summary>Emits the method of the codec of a contract with errors.</summary>
    public void EmitNothing()
    {
        using (Method())
        {
        }
    }

    /// <summary>Emits the method of a service's contract.</summary>
    public void Emit(ServiceModel service)
    {
        var builder = new ServiceDescriptorBuilder(service);
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public override void Describe({names.Wire("IProtobufSchemaVisitor")} visitor)"))
        {
            code.Line($"visitor.VisitService({Literal(builder.FullName)},");
            EmitBytes(DescriptorWriter.Write(builder.Service), "]);");
            foreach (BodyDescriptor body in builder.Bodies)
            {
                // Nobody else knows it, so what it refers to is shown with the rest.
                code.Line($"_ = visitor.VisitMessage({Literal(body.FullName)},");
                EmitBytes(DescriptorWriter.Write(body.Message), "]);");
            }

            foreach (MethodModel method in service.Methods)
            {
                EmitReferences(method.Parameters.Select(p => p.Type).Concat(method.Reply is null ? [] : [method.Reply]).Concat(method.Throws.Select(t => t.Type)));
            }
        }
    }

    private IDisposable Method()
    {
        code.Line("/// <summary>Shows how Protobuf declares the message, and whatever it refers to.</summary>");
        return code.Block($"public static void Describe({names.Wire("IProtobufSchemaVisitor")} visitor)");
    }

    private void EmitMessage(string name, MessageDescriptor message, IEnumerable<TypeModel> types, Action? more = null)
    {
        TypeModel[] references = types.SelectMany(Leaves).ToArray();
        code.Line($"{(references.Length == 0 ? "_" : "bool isNew")} = visitor.VisitMessage({Literal(name)},");
        EmitBytes(DescriptorWriter.Write(message), "]);");
        if (references.Length == 0)
        {
            return;
        }

        using (code.Block("if (isNew)"))
        {
            EmitReferences(references);
            more?.Invoke();
        }
    }

    private void EmitReferences(IEnumerable<TypeModel> types)
    {
        foreach (TypeModel type in types.SelectMany(Leaves).Where(t => _shown.Add(t.Name.ToString())))
        {
            if (type is EnumType enumeration)
            {
                string isClosed = enumeration.IsClosed ? "true" : "false";
                code.Line($"visitor.VisitEnum({Literal(ProtoNames.Qualified(enumeration.ProtobufName))}, isClosed: {isClosed},");
                EmitBytes(DescriptorWriter.Write(EnumDescriptor.Of(enumeration)), "]);");
            }
            else
            {
                code.Line($"{names.Of(((MessageType)type).Codec)}.Describe(visitor);");
            }
        }
    }

    private void EmitBytes(byte[] bytes, string end)
    {
        code.Line("[");
        using (code.Indent())
        {
            for (int i = 0; i < bytes.Length; i += BytesPerLine)
            {
                IEnumerable<string> line = bytes.Skip(i).Take(BytesPerLine).Select(b => "0x" + b.ToString("X2", CultureInfo.InvariantCulture));
                code.Line(string.Join(", ", line) + ",");
            }
        }

        code.Line(end);
    }

    private static IEnumerable<TypeModel> Leaves(TypeModel type) => type switch
    {
        ListType list => Leaves(list.Element),
        SetType set => Leaves(set.Element),
        MapType map => Leaves(map.Key).Concat(Leaves(map.Value)),
        EnumType or MessageType => [type],
        _ => [],
    };

    private static string Literal(string text) => Identifiers.Literal(text);
}

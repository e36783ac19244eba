using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the codec of a union, and the part that ties it to the type.</summary>
public static class UnionEmitter
{
    /// <summary>Emits the file of a union.</summary>
    public static SourceFile Emit(UnionModel union)
    {
        var names = new NameScope(union.Type.Codec.Namespace ?? "", [union.Type.Codec.Name, JsonNameTable.ClassName]);
        var code = new CodeWriter();
        EmitInto(code, names, union);
        return FileEmitter.Compose(union.Type.Name.ToString(), "", names, code, union.Type.HasObsoleteParts);
    }

    /// <summary>Emits everything below the namespace.</summary>
    internal static void EmitInto(CodeWriter code, NameScope names, UnionModel union)
    {
        if (!union.HasErrors)
        {
            PartialEmitter.Emit(code, names, union.Type, declaresUnknownFields: false);
            code.Line();
        }

        CodecEmitter.EmitHead(code, names, union.Type);
        using (code.Braces())
        {
            // With errors the compilation fails anyway; without its cases the codec still has every method that others name.
            EmitMembers(code, names, union.HasErrors ? union with { Cases = default } : union);
        }
    }

    private static void EmitMembers(CodeWriter code, NameScope names, UnionModel union)
    {
        Slot[] slots = union.Cases.Select(c => SlotOf(union, c)).ToArray();
        if (WireLimits.WhyNotThrift(names, slots) is { } failure)
        {
            EmitNoThrift(code, names, union, failure);
        }
        else
        {
            EmitThrift(code, names, union, slots);
        }

        code.Line();
        if (WireLimits.WhyNotProtobuf(names, slots) is { } reason)
        {
            ProtobufUnionEmitter.EmitThrowing(code, names, union, reason);
        }
        else
        {
            new ProtobufUnionEmitter(code, names, union, slots).Emit();
        }

        code.Line();
        new JsonUnionEmitter(code, names, union, slots).Emit();
        code.Line();
        new DescriptorEmitter(code, names).Emit(union);
    }

    /// <summary>Expression that throws because of an unknown case.</summary>
    internal static string NoKnownCase(NameScope names, UnionModel union)
        => $"{names.Wire("CodecErrors")}.NoKnownCase({Identifiers.Literal(union.Type.Name.ToDisplayName())})";

    /// <summary>The case's own name in C#; its wire name may be none, or differ from another's by case only.</summary>
    internal static string IdentifierOf(UnionCaseModel one) => one.Name.Name.Substring(one.Name.Name.LastIndexOf('.') + 1);

    /// <summary>Expression that makes a case.</summary>
    internal static string NewCase(NameScope names, UnionCaseModel one, string value) => one.ByConstructor
        ? $"new {names.Of(one.Name)}({value})"
        : $"new {names.Of(one.Name)} {{ {Identifiers.Escape(one.Member)} = {value} }}";

    private static void EmitThrift(CodeWriter code, NameScope names, UnionModel union, Slot[] slots)
    {
        EmitWrite(code, names, union, slots);
        code.Line();
        EmitRead(code, names, union);
        code.Line();
        EmitReadOrNull(code, names, union, slots);
        foreach (Slot slot in slots.Where(s => s.IsCollection))
        {
            code.Line();
            new CollectionWriteEmitter(code, names).Emit(slot);
            code.Line();
            new CollectionReadEmitter(code, names).Emit(slot);
        }
    }

    // A message around it may still be read: a field that is none of its cases is nobody's.
    private static void EmitNoThrift(CodeWriter code, NameScope names, UnionModel union, string failure)
    {
        CodecEmitter.EmitThrowing(code, names, union.Type, orNull: true, failure);
        code.Line();
        EmitWriteCaseHead(code, names, union);
        using (code.Braces())
        {
            code.Line(failure);
        }

        code.Line();
        EmitTryReadCaseHead(code, names, union);
        using (code.Braces())
        {
            code.Line("return false;");
        }
    }

    private static void EmitWriteCaseHead(CodeWriter code, NameScope names, UnionModel union)
    {
        code.Line("/// <summary>Writes the case as a field of the message around it.</summary>");
        code.Line($"public static void WriteCase<TWriter>(ref TWriter writer, {names.Of(union.Type.Name)} message)");
        code.Continue($"where TWriter : struct, {names.Wire("IThriftWriter")}, allows ref struct");
    }

    private static void EmitTryReadCaseHead(CodeWriter code, NameScope names, UnionModel union)
    {
        code.Line("/// <summary>Reads a field if it is a case.</summary>");
        code.Line("public static bool TryReadCase<TReader>(");
        code.Continue($"ref TReader reader, {names.Wire("ThriftType")} type, short id, ref {names.OfNullable(union.Type.Name)} message)");
        code.Continue($"where TReader : struct, {names.Wire("IThriftReader")}, allows ref struct");
    }

    private static void EmitWrite(CodeWriter code, NameScope names, UnionModel union, Slot[] slots)
    {
        CodecEmitter.EmitWriteHead(code, names, union.Type);
        using (code.Braces())
        {
            code.Line("writer.WriteStructBegin();");
            code.Line("WriteCase(ref writer, message);");
            code.Line("writer.WriteStructEnd();");
        }

        code.Line();
        EmitWriteCaseHead(code, names, union);
        using (code.Braces())
        {
            var locals = new LocalNames("writer", "message");
            var emitter = new SlotEmitter(code, names);
            using (code.Block("switch (message)"))
            {
                for (int i = 0; i < slots.Length; i++)
                {
                    UnionCaseModel one = union.Cases[i];
                    string local = locals.Variable(IdentifierOf(one));
                    code.Line($"case {names.Of(one.Name)} {local}:");
                    using (code.Indent())
                    {
                        emitter.Write(slots[i], $"{local}.{Identifiers.Escape(one.Member)}", locals);
                        code.Line("break;");
                    }

                    code.Line();
                }

                code.Line("default:");
                code.Continue($"throw {NoKnownCase(names, union)};");
            }
        }
    }

    private static void EmitRead(CodeWriter code, NameScope names, UnionModel union)
    {
        CodecEmitter.EmitReadHead(code, names, union.Type);
        using (code.Braces())
        {
            code.Line($"return ReadOrNull(ref reader) ?? throw {NoKnownCase(names, union)};");
        }
    }

    private static void EmitReadOrNull(CodeWriter code, NameScope names, UnionModel union, Slot[] slots)
    {
        CodecEmitter.EmitReadHead(code, names, union.Type, orNull: true);
        using (code.Braces())
        {
            code.Line($"{names.OfNullable(union.Type.Name)} message = null;");
            CodecEmitter.EmitFieldLoop(code, names, "type", "id", null, "reader.Skip(type);", ["TryReadCase(ref reader, type, id, ref message)"]);
            code.Line("return message;");
        }

        code.Line();
        EmitTryReadCase(code, names, union, slots);
    }

    private static void EmitTryReadCase(CodeWriter code, NameScope names, UnionModel union, Slot[] slots)
    {
        EmitTryReadCaseHead(code, names, union);
        using (code.Braces())
        {
            var locals = new LocalNames("reader", "message", "type", "id");
            var emitter = new SlotEmitter(code, names);
            using (code.Block("switch (id)"))
            {
                for (int i = 0; i < slots.Length; i++)
                {
                    UnionCaseModel one = union.Cases[i];
                    Slot slot = slots[i];
                    CodecEmitter.EmitCase(
                        code,
                        names,
                        slot,
                        "type",
                        () => emitter.Read(slot, locals, value => code.Line($"message = {NewCase(names, one, value)};")),
                        end: "return true;");
                }

                code.Line("default:");
                code.Continue("return false;");
            }
        }
    }

    private static Slot SlotOf(UnionModel union, UnionCaseModel one)
        => new(one.Id, one.WireName, union.Type.Name.ToDisplayName(), Identifiers.Pascal(IdentifierOf(one)), one.Type, IsNullable: false, one.Protobuf);
}

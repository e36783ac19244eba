using Tern.Schema;

namespace Tern.Emit;

/// <summary>What the Protobuf codecs of messages and of unions have in common.</summary>
internal static class ProtobufCodecEmitter
{
    /// <summary>Emits the signature of the writing method.</summary>
    public static void EmitWriteHead(CodeWriter code, NameScope names, ContractType type)
    {
        code.Line("/// <summary>Writes the fields of a message to Protobuf.</summary>");
        code.Line($"public static void Write(ref {names.Wire("ProtobufWriter")} writer, {(type.IsValueType ? "in " : "")}{names.Of(type.Name)} message)");
    }

    /// <summary>Emits the signature of the method that reads fields to the end of the message.</summary>
    public static void EmitReadHead(CodeWriter code, NameScope names, ContractType type, bool orNull = false)
    {
        code.Line(orNull
            ? "/// <summary>Reads a message from Protobuf; null if it holds no case that is known.</summary>"
            : "/// <summary>Reads a message from Protobuf, on top of what was read of it before.</summary>");
        string self = names.OfNullable(type.Name);
        code.Line($"public static {(orNull ? self : names.Of(type.Name))} Read{(orNull ? "OrNull" : "")}(");
        code.Continue($"ref {names.Wire("ProtobufReader")} reader, {self} earlier = null)");
    }

    /// <summary>Emits the methods that read a message in a field, and one without any bytes.</summary>
    public static void EmitNested(CodeWriter code, NameScope names, ContractType type, bool orNull)
    {
        EmitReadNested(code, names, type, orNull: false);
        if (orNull)
        {
            code.Line();
            EmitReadNested(code, names, type, orNull: true);
        }

        code.Line();
        code.Line("/// <summary>A message of which nothing is on the wire.</summary>");
        code.Line($"public static {names.Of(type.Name)} ReadNothing()");
        using (code.Braces())
        {
            code.Line($"{names.Wire("ProtobufReader")} reader = new(default(global::System.ReadOnlySpan<byte>));");
            code.Line("return Read(ref reader);");
        }
    }

    /// <summary>Emits the methods of a contract with errors; the compilation fails anyway, and code that names the codec stays quiet.</summary>
    public static void EmitThrowing(CodeWriter code, NameScope names, ContractType type)
        => EmitThrowing(code, names, type, orNull: false, $"throw {names.Wire("CodecErrors")}.ContractHasErrors({Identifiers.Literal(type.Name.ToDisplayName())});");

    /// <summary>Emits the methods of a message that Protobuf cannot carry.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="names">Names of the file.</param>
    /// <param name="type">The message or union.</param>
    /// <param name="orNull">Whether it is a union.</param>
    /// <param name="failure">Statement that throws.</param>
    public static void EmitThrowing(CodeWriter code, NameScope names, ContractType type, bool orNull, string failure)
    {
        EmitWriteHead(code, names, type);
        Throw();
        EmitReadHead(code, names, type);
        Throw();
        if (orNull)
        {
            EmitReadHead(code, names, type, orNull: true);
            Throw();
        }

        EmitNested(code, names, type, orNull);

        void Throw()
        {
            using (code.Braces())
            {
                code.Line(failure);
            }

            code.Line();
        }
    }

    /// <summary>Emits the loop over the fields of a message.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="names">Names of the file.</param>
    /// <param name="typeLocal">Free name for the wire type of the field.</param>
    /// <param name="idLocal">Free name for the id of the field.</param>
    /// <param name="otherwise">What to do with a field that no case takes.</param>
    /// <param name="cases">Emits the cases of the switch; <see langword="null"/> if there are none.</param>
    /// <param name="unless">C# expressions of what may take a field that no case takes.</param>
    public static void EmitFieldLoop(
        CodeWriter code,
        NameScope names,
        string typeLocal,
        string idLocal,
        string otherwise,
        Action? cases,
        IReadOnlyList<string>? unless = null)
    {
        using (code.Block($"while (reader.ReadField(out int {idLocal}, out {names.Wire("ProtobufWireType")} {typeLocal}))"))
        {
            CodecEmitter.EmitSwitch(code, idLocal, cases, otherwise, unless);
        }

        code.Line();
    }

    /// <summary>Emits one case of the switch over field ids.</summary>
    /// <param name="code">Takes the code.</param>
    /// <param name="slot">The field.</param>
    /// <param name="typeLocal">Local with the wire type.</param>
    /// <param name="pattern">Wire types that the case takes.</param>
    /// <param name="body">Emits what reads the value.</param>
    /// <param name="end">How the case ends.</param>
    /// <param name="label">Where the case is entered from another.</param>
    public static void EmitCase(CodeWriter code, Slot slot, string typeLocal, string pattern, Action body, string end = "break;", string? label = null)
    {
        code.Line(ProtobufSlotEmitter.CommentOf(slot));
        code.Line($"case {slot.Id} when {typeLocal} {pattern}:");
        if (label is not null)
        {
            code.Line($"{label}:");
        }

        using (code.Indent())
        {
            body();
            code.Line(end);
        }

        code.Line();
    }

    private static void EmitReadNested(CodeWriter code, NameScope names, ContractType type, bool orNull)
    {
        code.Line(orNull
            ? "/// <summary>Reads a message in a field of Protobuf; null if it holds no case that is known.</summary>"
            : "/// <summary>Reads a message in a field of Protobuf, on top of what was read of it before.</summary>");
        string self = names.OfNullable(type.Name);
        string suffix = orNull ? "OrNull" : "";
        code.Line($"public static {(orNull ? self : names.Of(type.Name))} ReadNested{suffix}(");
        code.Continue($"ref {names.Wire("ProtobufReader")} reader, {self} earlier = null)");
        using (code.Braces())
        {
            code.Line($"{names.Wire("ProtobufScope")} scope = reader.BeginMessage();");
            code.Line($"{(orNull ? self : names.Of(type.Name))} message = Read{suffix}(ref reader, earlier);");
            code.Line("reader.EndMessage(in scope);");
            code.Line("return message;");
        }
    }
}

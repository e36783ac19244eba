using Tern.Schema;

namespace Tern.Emit;

/// <summary>What codecs of messages and of unions have in common.</summary>
internal static class CodecEmitter
{
    /// <summary>Emits everything above the opening brace.</summary>
    public static void EmitHead(CodeWriter code, NameScope names, ContractType type)
    {
        code.Line($"/// <summary>Reads and writes <c>{Identifiers.Xml(type.Name.ToDisplayName())}</c> as a Thrift struct, as a Protobuf message and as JSON.</summary>");
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Line($"{(type.IsPublic ? "public" : "internal")} static partial class {type.Codec.Name}");
    }

    /// <summary>Emits the signature of the writing method.</summary>
    public static void EmitWriteHead(CodeWriter code, NameScope names, ContractType type)
    {
        code.Line("/// <summary>Writes a message.</summary>");
        code.Line($"public static void Write<TWriter>(ref TWriter writer, {(type.IsValueType ? "in " : "")}{names.Of(type.Name)} message)");
        code.Continue($"where TWriter : struct, {names.Wire("IThriftWriter")}, allows ref struct");
    }

    /// <summary>Emits the signature of a reading method.</summary>
    public static void EmitReadHead(CodeWriter code, NameScope names, ContractType type, bool orNull = false)
    {
        code.Line(orNull
            ? "/// <summary>Reads a message; null if it holds no case that is known.</summary>"
            : "/// <summary>Reads a message.</summary>");
        string result = orNull ? names.OfNullable(type.Name) : names.Of(type.Name);
        code.Line($"public static {result} {(orNull ? "ReadOrNull" : "Read")}<TReader>(ref TReader reader)");
        code.Continue($"where TReader : struct, {names.Wire("IThriftReader")}, allows ref struct");
    }

    /// <summary>Emits the methods of a contract with errors; the compilation fails anyway, and code that names the codec stays quiet.</summary>
    public static void EmitThrowing(CodeWriter code, NameScope names, ContractType type)
        => EmitThrowing(code, names, type, orNull: false, $"throw {names.Wire("CodecErrors")}.ContractHasErrors({Identifiers.Literal(type.Name.ToDisplayName())});");

    /// <summary>Emits the methods of a message that Thrift cannot carry.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="names">Names of the file.</param>
    /// <param name="type">The message or union.</param>
    /// <param name="orNull">Whether it is a union.</param>
    /// <param name="failure">Statement that throws.</param>
    public static void EmitThrowing(CodeWriter code, NameScope names, ContractType type, bool orNull, string failure)
    {
        EmitWriteHead(code, names, type);
        using (code.Braces())
        {
            code.Line(failure);
        }

        code.Line();
        EmitReadHead(code, names, type);
        using (code.Braces())
        {
            code.Line(failure);
        }

        if (orNull)
        {
            code.Line();
            EmitReadHead(code, names, type, orNull: true);
            using (code.Braces())
            {
                code.Line(failure);
            }
        }
    }

    /// <summary>Emits the loop over the fields of a struct.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="names">Names of the file.</param>
    /// <param name="typeLocal">Free name for the type of the field.</param>
    /// <param name="idLocal">Free name for the id of the field.</param>
    /// <param name="cases">Emits the cases of the switch.</param>
    /// <param name="otherwise">What to do with a field that no case takes.</param>
    /// <param name="unless">C# expressions of what may take such a field instead.</param>
    public static void EmitFieldLoop(
        CodeWriter code,
        NameScope names,
        string typeLocal,
        string idLocal,
        Action? cases,
        string otherwise,
        IReadOnlyList<string>? unless = null)
    {
        code.Line("reader.ReadStructBegin();");
        using (code.Block($"while (reader.ReadFieldBegin(out {names.Wire("ThriftType")} {typeLocal}, out short {idLocal}))"))
        {
            EmitSwitch(code, idLocal, cases, otherwise, unless);
        }

        code.Line();
        code.Line("reader.ReadStructEnd();");
    }

    /// <summary>Emits the switch over the id of a field.</summary>
    public static void EmitSwitch(CodeWriter code, string idLocal, Action? cases, string otherwise, IReadOnlyList<string>? unless)
    {
        if (cases is null)
        {
            Otherwise();
            return;
        }

        using (code.Block($"switch ({idLocal})"))
        {
            cases();
            code.Line("default:");
            using (code.Indent())
            {
                Otherwise();
                code.Line("break;");
            }
        }

        void Otherwise()
        {
            if (unless is null or { Count: 0 })
            {
                code.Line(otherwise);
                return;
            }

            using (code.Block($"if ({string.Join(" && ", unless.Select(u => "!" + u))})"))
            {
                code.Line(otherwise);
            }

            if (cases is not null)
            {
                code.Line();
            }
        }
    }

    /// <summary>Emits one case of the switch over field ids.</summary>
    public static void EmitCase(CodeWriter code, NameScope names, Slot slot, string typeLocal, Action body, string end = "break;")
    {
        code.Line(slot.Comment);
        code.Line($"case {slot.Id} when {typeLocal} == {names.Wire("ThriftType")}.{WireTypes.Of(slot.Type)}:");
        using (code.Indent())
        {
            body();
            code.Line(end);
        }

        code.Line();
    }
}

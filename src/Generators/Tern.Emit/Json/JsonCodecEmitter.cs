using Tern.Schema;

namespace Tern.Emit;

/// <summary>What the JSON codecs of messages and of unions have in common.</summary>
internal static class JsonCodecEmitter
{
    /// <summary>Emits the signature of the writing method.</summary>
    public static void EmitWriteHead(CodeWriter code, NameScope names, ContractType type)
    {
        code.Line("/// <summary>Writes a message as JSON.</summary>");
        code.Line($"public static void WriteJson(ref {names.Wire("ProtoJsonWriter")} writer, {(type.IsValueType ? "in " : "")}{names.Of(type.Name)} message)");
    }

    /// <summary>Emits the signature of a reading method.</summary>
    public static void EmitReadHead(CodeWriter code, NameScope names, ContractType type, bool orNull = false)
    {
        code.Line(orNull
            ? "/// <summary>Reads a message from JSON; null if it holds no case that is known.</summary>"
            : "/// <summary>Reads a message from JSON.</summary>");
        string result = orNull ? names.OfNullable(type.Name) : names.Of(type.Name);
        code.Line($"public static {result} ReadJson{(orNull ? "OrNull" : "")}(ref {names.Wire("ProtoJsonReader")} reader)");
    }

    /// <summary>Emits the methods of a contract that writes and reads JSON by methods of its own.</summary>
    public static void EmitOwn(CodeWriter code, NameScope names, ContractType type, bool orNull)
    {
        string self = names.Of(type.Name);
        EmitWriteHead(code, names, type);
        code.Continue($"=> {self}.WriteJson(ref writer, in message);");
        code.Line();
        EmitReadHead(code, names, type);
        code.Continue($"=> {self}.ReadJson(ref reader);");
        if (orNull)
        {
            code.Line();
            EmitReadHead(code, names, type, orNull: true);
            code.Continue($"=> {self}.ReadJson(ref reader);");
        }
    }

    /// <summary>Emits the methods of a contract with errors; the compilation fails anyway, and code that names the codec stays quiet.</summary>
    public static void EmitThrowing(CodeWriter code, NameScope names, ContractType type)
    {
        string failure = $"throw {names.Wire("CodecErrors")}.ContractHasErrors({Identifiers.Literal(type.Name.ToDisplayName())});";
        EmitWriteHead(code, names, type);
        Throw();
        code.Line();
        EmitReadHead(code, names, type);
        Throw();

        void Throw()
        {
            using (code.Braces())
            {
                code.Line(failure);
            }
        }
    }
}

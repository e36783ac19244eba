using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the part that ties a type to its codec.</summary>
internal static class PartialEmitter
{
    /// <summary>Emits the part, inside the parts of the types that contain it.</summary>
    public static void Emit(CodeWriter code, NameScope names, ContractType type, bool declaresUnknownFields)
    {
        var blocks = new Stack<IDisposable>();
        foreach (string container in type.Containers)
        {
            blocks.Push(code.Block(container));
        }

        EmitPart(code, names, type, declaresUnknownFields);
        while (blocks.Count > 0)
        {
            blocks.Pop().Dispose();
        }
    }

    private static void EmitPart(CodeWriter code, NameScope names, ContractType type, bool declaresUnknownFields)
    {
        string self = names.Anchored(type.Name);
        string codec = names.Anchored(type.Codec);
        string contract = names.Wire("IThriftMessage") + $"<{self}>";
        string protobuf = names.Wire("IProtobufMessage") + $"<{self}>";
        string json = names.Wire("IJsonMessage") + $"<{self}>";
        string name = type.Name.Name.Substring(type.Name.Name.LastIndexOf('.') + 1);

        code.Line($"[{names.Wire("GeneratedCodec")}(typeof({codec}))]");
        if (declaresUnknownFields && type.IsValueType)
        {
            // A struct with fields in several parts has no order that anyone could rely on; C# warns unless that is said.
            string layout = names.Of(new TypeName("System.Runtime.InteropServices", "StructLayout"));
            code.Line($"[{layout}({names.Of(new TypeName("System.Runtime.InteropServices", "LayoutKind"))}.Auto)]");
        }

        code.Line($"partial {type.Keyword} {Identifiers.Escape(name)}");
        code.Continue($": {contract},");
        code.Continue($"{protobuf},");
        code.Continue(json);
        using (code.Braces())
        {
            if (declaresUnknownFields)
            {
                code.Line("#pragma warning disable CS0169 // Only the codec reaches it, by an accessor. As a field of the message it is copied with it.");
                code.Line($"private {(type.IsReadOnly ? "readonly " : "")}{names.Wire("UnknownFields")}? {UnknownFieldsStorage.FieldName};");
                code.Line("#pragma warning restore CS0169");
                code.Line();
            }

            code.Line($"static void {contract}.Write<TWriter>(");
            code.Continue($"ref TWriter writer, in {self} message)");
            code.Continue($"=> {codec}.Write(ref writer, message);");
            code.Line();
            code.Line($"static {self} {contract}.Read<TReader>(ref TReader reader)");
            code.Continue($"=> {codec}.Read(ref reader);");
            code.Line();
            code.Line($"static string {protobuf}.FullName => {Identifiers.Literal(type.ProtobufName)};");
            code.Line();
            code.Line($"static void {protobuf}.Write(");
            code.Continue($"ref {names.Wire("ProtobufWriter")} writer, in {self} message)");
            code.Continue($"=> {codec}.Write(ref writer, message);");
            code.Line();
            code.Line($"static {self} {protobuf}.Read(ref {names.Wire("ProtobufReader")} reader)");
            code.Continue($"=> {codec}.Read(ref reader);");
            code.Line();
            code.Line($"static {self} {protobuf}.Merge(");
            code.Continue($"ref {names.Wire("ProtobufReader")} reader, {self} message)");
            code.Continue($"=> {codec}.Read(ref reader, message);");
            code.Line();
            if (type.HasOwnJson)
            {
                code.Line($"static bool {json}.HasOwnJson => true;");
                code.Line();
            }

            code.Line($"static void {json}.WriteJson(");
            code.Continue($"ref {names.Wire("ProtoJsonWriter")} writer, in {self} message)");
            code.Continue($"=> {codec}.WriteJson(ref writer, message);");
            code.Line();
            code.Line($"static {self} {json}.ReadJson(ref {names.Wire("ProtoJsonReader")} reader)");
            code.Continue($"=> {codec}.ReadJson(ref reader);");
        }
    }
}

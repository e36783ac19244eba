using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the JSON side of the class of a unary or one-way method.</summary>
/// <remarks>The body is that of Protobuf: a single message is the body itself, anything else is an object with the arguments, or the answer, by name.</remarks>
internal sealed class JsonMethodEmitter(CodeWriter code, NameScope names, string owner, string arguments, string reply, MethodModel method)
{
    /// <summary>Name of the class that holds the names of a request's fields.</summary>
    public const string RequestNames = "JsonRequestNames";

    /// <summary>Name of the class that holds the names of a reply's fields.</summary>
    public const string ReplyNames = "JsonReplyNames";

    /// <summary>Emits the methods.</summary>
    public void Emit()
    {
        Slot[] parameters = [.. method.Parameters.Select(p => Slot.OfArgument(p, owner))];
        Slot? answer = method.Reply is null ? null : Slot.OfReply(method, owner);
        var requestNames = new JsonNameTable(code, names, owner, parameters, RequestNames);
        var replyNames = new JsonNameTable(code, names, owner, answer is null ? [] : [answer], ReplyNames);
        var request = new JsonFieldEmitter(code, names, requestNames);
        var result = new JsonFieldEmitter(code, names, replyNames);
        string writer = names.Wire("ProtoJsonWriter");
        string reader = names.Wire("ProtoJsonReader");
        Override($"void WriteArguments(ref {writer} writer, in {arguments} arguments)", () => WriteArguments(request, parameters));
        Override($"{arguments} ReadArguments(ref {reader} reader)", () => ReadArguments(request, parameters));
        Override($"void WriteReply(ref {writer} writer, in {reply} reply)", () => WriteReply(result, answer));
        Override($"{reply} ReadReply(ref {reader} reader)", () => ReadReply(result, answer));
        request.EmitCollections(parameters);
        result.EmitCollections(answer is null ? [] : [answer]);
        requestNames.Emit();
        replyNames.Emit();
    }

    private bool IsMessageBody => method.Parameters.Count == 1 && method.Parameters[0].Type is MessageType;

    private void Override(string signature, Action body)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {signature}");
        using (code.Braces())
        {
            body();
        }
    }

    private void WriteArguments(JsonFieldEmitter fields, Slot[] slots)
    {
        if (IsMessageBody)
        {
            WriteBody(slots[0], $"arguments.{method.Parameters[0].Member}");
            return;
        }

        fields.WriteObject(slots.Zip(method.Parameters, (slot, parameter) => (slot, $"arguments.{parameter.Member}")), new LocalNames("writer", "arguments"));
    }

    private void ReadArguments(JsonFieldEmitter fields, Slot[] slots)
    {
        if (IsMessageBody)
        {
            code.Line($"{arguments} arguments = default;");
            code.Line($"arguments.{method.Parameters[0].Member} = {ReadBody(slots[0])};");
            code.Line("return arguments;");
            return;
        }

        var locals = new LocalNames("reader", "arguments", "fields", "field");
        ArgumentReadEmitter.EmitInitial(code, names, arguments, method.Parameters);
        var present = new Dictionary<int, string>();
        for (int i = 0; i < slots.Length; i++)
        {
            if (ArgumentReadEmitter.IsMandatory(method.Parameters[i]))
            {
                present.Add(i, Identifiers.Escape(locals.Take("has" + method.Parameters[i].Member)));
                code.Line($"bool {present[i]} = false;");
            }
        }

        fields.ReadObject(slots, [], locals, (index, value) =>
        {
            code.Line($"arguments.{method.Parameters[index].Member} = {value};");
            if (present.TryGetValue(index, out string? flag))
            {
                code.Line($"{flag} = true;");
            }
        });
        foreach (KeyValuePair<int, string> flag in present)
        {
            using (code.Block($"if (!{flag.Value})"))
            {
                code.Line($"throw {names.Wire("CodecErrors")}.ArgumentMissing({slots[flag.Key].Label});");
            }

            code.Line();
        }

        code.Line("return arguments;");
    }

    private void WriteReply(JsonFieldEmitter fields, Slot? slot)
    {
        if (slot?.Type is MessageType)
        {
            WriteBody(slot, "reply");
            return;
        }

        fields.WriteObject(slot is null ? [] : [(slot, "reply")], new LocalNames("writer", "reply"));
    }

    private void ReadReply(JsonFieldEmitter fields, Slot? slot)
    {
        if (slot is null)
        {
            fields.ReadObject([], [], new LocalNames(), (_, _) => { });
            code.Line("return default;");
        }
        else if (slot.Type is MessageType)
        {
            code.Line($"return {ReadBody(slot)};");
        }
        else
        {
            code.Line($"{reply} reply = {(slot.IsNullable ? "null" : SlotEmitter.Fallback(names, slot.Type) ?? "default")};");
            fields.ReadObject([slot], [], new LocalNames("reader", "reply", "fields", "field"), (_, value) => code.Line($"reply = {value};"));
            code.Line("return reply;");
        }
    }

    private void WriteBody(Slot slot, string value)
    {
        string codec = names.Of(((MessageType)slot.Type).Codec);
        if (!slot.IsNullable)
        {
            string checkedValue = slot.Type.IsReference ? $"{value} ?? throw {names.Wire("CodecErrors")}.NullMember({slot.Label})" : value;
            code.Line($"{codec}.WriteJson(ref writer, {checkedValue});");
            return;
        }

        using (code.Block($"if ({value} is {{ }} message)"))
        {
            code.Line($"{codec}.WriteJson(ref writer, message);");
        }

        using (code.Block("else"))
        {
            code.Line("writer.BeginMessage();");
            code.Line("writer.EndMessage();");
        }
    }

    private string ReadBody(Slot slot)
    {
        var message = (MessageType)slot.Type;
        string read = $"{names.Of(message.Codec)}.{(message.IsUnion && slot.IsNullable ? "ReadJsonOrNull" : "ReadJson")}(ref reader)";
        return slot.IsNullable ? $"reader.IsNull ? null : {read}" : read;
    }
}

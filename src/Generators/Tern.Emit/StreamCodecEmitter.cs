using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the class of one streaming method: its messages on the wire, and the call of a handler.</summary>
internal sealed class StreamCodecEmitter(CodeWriter code, NameScope names, ServiceModel service, MethodModel method)
{
    private readonly string _owner = $"{service.WireName}/{method.WireName}";
    private readonly StreamBody _request = StreamBody.OfRequest(names, service, method);
    private readonly StreamBody _reply = StreamBody.OfReply(names, service, method);

    /// <summary>Emits the class.</summary>
    public void Emit()
    {
        string contract = names.Of(service.Name);
        code.Line($"/// <summary>Streaming method <c>{Identifiers.Xml(method.WireName)}</c>.</summary>");
        code.Line($"public sealed class {method.Identifier}Method()");
        code.Continue($": {names.Wire("ServiceStreamMethod")}<{contract}, {_request.TypeName}, {_reply.TypeName}>(");
        string idempotent = method.IsIdempotent ? "true" : "false";
        using (code.Indent())
        {
            code.Continue($"{Identifiers.Literal(service.WireName)}, {Identifiers.Literal(method.WireName)}, global::Tern.MethodKind.{method.Kind}, isIdempotent: {idempotent})");
        }

        using (code.Braces())
        {
            EmitInvoke(contract);
            EmitWrite(_request, "Request", "request");
            EmitRead(_request, "Request", "request");
            EmitWrite(_reply, "Reply", "reply");
            EmitRead(_reply, "Reply", "reply");
            EmitProtobuf(_request, "Request", "request");
            EmitProtobuf(_reply, "Reply", "reply");
            MethodValidationEmitter.Emit(code, names, method, _request.TypeName, "request", isBare: !_request.IsArguments);
            foreach (Slot slot in _request.Slots.Concat(_reply.Slots).Where(s => s.IsCollection))
            {
                code.Line();
                new CollectionWriteEmitter(code, names).Emit(slot);
                code.Line();
                new CollectionReadEmitter(code, names).Emit(slot);
            }

            new ProtobufBodyEmitter(code, names).EmitCollections(_request.Slots.Concat(_reply.Slots));
        }
    }

    private void EmitInvoke(string contract)
    {
        string argument = method.Kind == MethodKind.ServerStreaming ? $"{_request.TypeName} request" : $"{Stream(_request.TypeName)} requests";
        List<string> values = method switch
        {
            { Kind: not MethodKind.ServerStreaming } => ["requests"],
            _ when _request.IsArguments => method.Parameters.Select(p => $"request.{p.Member}").ToList(),
            _ => ["request"],
        };
        if (method.Context is { } context)
        {
            values.Add(context.IsToken ? "context.CancellationToken" : "context");
        }

        string target = method.Interface == service.Name ? "service" : $"(({names.Of(method.Interface)})service)";
        string call = $"{target}.{Identifiers.Escape(method.Name)}({string.Join(", ", values)})";
        bool needsAdapter = method.Result != ResultShape.AsyncEnumerable && (method.Reply is null || method.Result == ResultShape.Task);
        (string name, string result) = method.Kind switch
        {
            MethodKind.ServerStreaming => ("ServerStreamAsync", Stream(_reply.TypeName)),
            MethodKind.ClientStreaming => ("ClientStreamAsync", $"{names.Of(new TypeName("System.Threading.Tasks", "ValueTask"))}<{_reply.TypeName}>"),
            _ => ("DuplexStreamAsync", Stream(_reply.TypeName)),
        };
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {result} {name}(");
        code.Continue($"{contract} service, {argument}, global::Tern.CallContext context)");
        using (code.Braces())
        {
            code.Line(needsAdapter ? $"return {names.Wire("HandlerResult")}.From({call});" : $"return {call};");
        }
    }

    private string Stream(string type) => $"{names.Of(new TypeName("System.Collections.Generic", "IAsyncEnumerable"))}<{type}>";

    private void EmitWrite(StreamBody body, string role, string value)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override void Write{role}(ref {names.Wire("ThriftBinaryWriter")} writer, in {body.TypeName} {value})");
        using (code.Braces())
        {
            if (body.Message is { } message)
            {
                string present = message.IsValueType ? value : $"{value} ?? throw {names.Wire("CodecErrors")}.NullMessage({Identifiers.Literal(_owner)})";
                code.Line($"{names.Of(message.Codec)}.Write(ref writer, {present});");
                return;
            }

            var locals = new LocalNames("writer", value);
            var emitter = new SlotEmitter(code, names);
            code.Line("writer.WriteStructBegin();");
            foreach ((Slot slot, string expression) in Fields(body, value))
            {
                code.Line();
                emitter.Write(slot, expression, locals);
            }

            if (body.Slots.Count > 0)
            {
                code.Line();
            }

            code.Line("writer.WriteStructEnd();");
        }
    }

    private void EmitRead(StreamBody body, string role, string value)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {body.TypeName} Read{role}(ref {names.Wire("ThriftBinaryReader")} reader)");
        using (code.Braces())
        {
            if (body.Message is { } message)
            {
                code.Line($"return {names.Of(message.Codec)}.Read(ref reader);");
                return;
            }

            if (body.IsArguments)
            {
                new ArgumentReadEmitter(code, names, _owner, body.TypeName, method.Parameters).Emit();
                return;
            }

            var locals = new LocalNames("reader", value, "type", "id");
            Slot? slot = body.Slots.FirstOrDefault();
            if (slot is not null)
            {
                code.Line($"{body.TypeName} {value} = {SlotEmitter.Fallback(names, slot.Type) ?? "default"};");
            }

            CodecEmitter.EmitFieldLoop(
                code,
                names,
                "type",
                "id",
                slot is null ? null : () => CodecEmitter.EmitCase(code, names, slot, "type", () => new SlotEmitter(code, names).Read(slot, locals, read => code.Line($"{value} = {read};"))),
                "reader.Skip(type);");
            code.Line(slot is null ? "return default;" : $"return {value};");
        }
    }

    private void EmitProtobuf(StreamBody body, string role, string value)
    {
        var emitter = new ProtobufBodyEmitter(code, names);
        Slot? message = body.Message is null ? null : new Slot(1, value, _owner, role, body.Message, IsNullable: false, ProtobufModel.Default);
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override void Write{role}(ref {names.Wire("ProtobufWriter")} writer, in {body.TypeName} {value})");
        using (code.Braces())
        {
            if (message is not null)
            {
                emitter.WriteMessage(message, value);
            }
            else
            {
                emitter.WriteFields(Fields(body, value), value);
            }
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {body.TypeName} Read{role}(ref {names.Wire("ProtobufReader")} reader)");
        using (code.Braces())
        {
            if (message is not null)
            {
                code.Line($"return {emitter.ReadMessage(message)};");
                return;
            }

            EmitReadProtobufFields(emitter, body, value);
        }
    }

    private void EmitReadProtobufFields(ProtobufBodyEmitter emitter, StreamBody body, string value)
    {
        if (body.IsArguments)
        {
            ArgumentReadEmitter.EmitInitial(code, names, body.TypeName, method.Parameters);
            emitter.ReadFields([.. method.Parameters.Select(p => (Slot.OfArgument(p, _owner), $"arguments.{p.Member}", ArgumentReadEmitter.IsMandatory(p)))], "arguments");
            code.Line("return arguments;");
            return;
        }

        string initial = body.Slots.Count == 0 ? "default" : SlotEmitter.Fallback(names, body.Slots[0].Type) ?? "default";
        code.Line($"{body.TypeName} {value} = {initial};");
        emitter.ReadFields([.. body.Slots.Select(slot => (slot, value, false))], value);
        code.Line($"return {value};");
    }

    private IEnumerable<(Slot Slot, string Expression)> Fields(StreamBody body, string value) => body.IsArguments
        ? body.Slots.Zip(method.Parameters, (slot, parameter) => (slot, $"{value}.{parameter.Member}"))
        : body.Slots.Select(slot => (slot, value));
}

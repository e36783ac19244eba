using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the class of one method: its argument struct and result struct on the wire, and the call of a handler.</summary>
internal sealed class MethodCodecEmitter(CodeWriter code, NameScope names, ServiceModel service, MethodModel method)
{
    private static readonly string[] s_encodings = ["Binary", "Compact"];

    private readonly string _owner = $"{service.WireName}/{method.WireName}";
    private readonly string _arguments = method.Identifier + "Arguments";
    private readonly string _reply = ServiceEmitter.ReplyOf(names, method);

    /// <summary>Emits the class.</summary>
    public void Emit()
    {
        string contract = names.Of(service.Name);
        code.Line($"/// <summary>Method <c>{Identifiers.Xml(method.WireName)}</c>.</summary>");
        code.Line($"public sealed class {method.Identifier}Method()");
        code.Continue($": {names.Wire("ServiceMethod")}<{contract}, {_arguments}, {_reply}>(");
        string idempotent = method.IsIdempotent ? "true" : "false";
        using (code.Indent())
        {
            code.Continue($"{Identifiers.Literal(service.WireName)}, {Identifiers.Literal(method.WireName)}, global::Tern.MethodKind.{method.Kind}, isIdempotent: {idempotent})");
        }

        using (code.Braces())
        {
            EmitInvoke(contract);
            EmitOverrides();
            EmitWriteArguments();
            EmitReadArguments();
            EmitWriteReply();
            EmitWriteException();
            EmitReadReply();
            new ProtobufMethodEmitter(code, names, _owner, _arguments, _reply, method).Emit();
            new JsonMethodEmitter(code, names, _owner, _arguments, _reply, method).Emit();
            MethodValidationEmitter.Emit(code, names, method, _arguments, "arguments");
            foreach (Slot slot in Slots().Where(s => s.IsCollection))
            {
                code.Line();
                new CollectionWriteEmitter(code, names).Emit(slot);
                code.Line();
                new CollectionReadEmitter(code, names).Emit(slot);
            }
        }
    }

    private IEnumerable<Slot> Slots()
    {
        foreach (ParameterModel parameter in method.Parameters)
        {
            yield return SlotOf(parameter);
        }

        if (ReplySlot() is { } reply)
        {
            yield return reply;
        }
    }

    private Slot SlotOf(ParameterModel parameter) => Slot.OfArgument(parameter, _owner);

    private Slot? ReplySlot()
        => method.Reply is null ? null : new Slot(0, "success", _owner, "ReplyValue", method.Reply, method.IsReplyNullable, ProtobufModel.Default);

    private void EmitInvoke(string contract)
    {
        List<string> values = method.Parameters.Select(p => $"arguments.{p.Member}").ToList();
        if (method.Context is { } context)
        {
            values.Add(context.IsToken ? "context.CancellationToken" : "context");
        }

        string call = $"(({names.Of(method.Interface)})service).{Identifiers.Escape(method.Name)}({string.Join(", ", values)})";
        if (method.Interface == service.Name)
        {
            call = $"service.{Identifiers.Escape(method.Name)}({string.Join(", ", values)})";
        }

        bool needsAdapter = method.Reply is null || method.Result == ResultShape.Task;
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {names.Of(new TypeName("System.Threading.Tasks", "ValueTask"))}<{_reply}> InvokeAsync(");
        code.Continue($"{contract} service, in {_arguments} arguments, global::Tern.CallContext context)");
        using (code.Braces())
        {
            code.Line(needsAdapter ? $"return {names.Wire("HandlerResult")}.From({call});" : $"return {call};");
        }
    }

    // The encodings differ in the type of reader and writer only; each method has one generic body.
    private void EmitOverrides()
    {
        foreach (string encoding in s_encodings)
        {
            string writer = names.Wire($"Thrift{encoding}Writer");
            string reader = names.Wire($"Thrift{encoding}Reader");
            Override($"void WriteArguments(ref {writer} writer, in {_arguments} arguments)", "WriteArgumentStruct(ref writer, in arguments)");
            Override($"{_arguments} ReadArguments(ref {reader} reader)", "ReadArgumentStruct(ref reader)");
            Override($"void WriteReply(ref {writer} writer, in {_reply} reply)", "WriteReplyStruct(ref writer, in reply)");
            Override($"bool TryWriteException(ref {writer} writer, global::System.Exception exception)", "TryWriteExceptionStruct(ref writer, exception)");
            Override($"{_reply} ReadReply(ref {reader} reader, out global::System.Exception? declared)", "ReadReplyStruct(ref reader, out declared)");
        }
    }

    private void Override(string signature, string body)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {signature}");
        code.Continue($"=> {body};");
    }

    private void Head(string signature, bool writes)
    {
        code.Line();
        code.Line(signature);
        code.Continue(writes
            ? $"where TWriter : struct, {names.Wire("IThriftWriter")}, allows ref struct"
            : $"where TReader : struct, {names.Wire("IThriftReader")}, allows ref struct");
    }

    private void EmitWriteArguments()
    {
        Head($"private static void WriteArgumentStruct<TWriter>(ref TWriter writer, in {_arguments} arguments)", writes: true);
        using (code.Braces())
        {
            var locals = new LocalNames("writer", "arguments");
            var emitter = new SlotEmitter(code, names);
            code.Line("writer.WriteStructBegin();");
            foreach (ParameterModel parameter in method.Parameters)
            {
                code.Line();
                emitter.Write(SlotOf(parameter), $"arguments.{parameter.Member}", locals);
            }

            if (method.Parameters.Count > 0)
            {
                code.Line();
            }

            code.Line("writer.WriteStructEnd();");
        }
    }

    private void EmitReadArguments()
    {
        Head($"private static {_arguments} ReadArgumentStruct<TReader>(ref TReader reader)", writes: false);
        using (code.Braces())
        {
            new ArgumentReadEmitter(code, names, _owner, _arguments, method.Parameters).Emit();
        }
    }

    private void EmitWriteReply()
    {
        Head($"private static void WriteReplyStruct<TWriter>(ref TWriter writer, in {_reply} reply)", writes: true);
        using (code.Braces())
        {
            code.Line("writer.WriteStructBegin();");
            if (ReplySlot() is { } slot)
            {
                code.Line();
                new SlotEmitter(code, names).Write(slot, "reply", new LocalNames("writer", "reply"));
                code.Line();
            }

            code.Line("writer.WriteStructEnd();");
        }
    }

    private void EmitWriteException()
    {
        Head("private static bool TryWriteExceptionStruct<TWriter>(ref TWriter writer, global::System.Exception exception)", writes: true);
        using (code.Braces())
        {
            if (method.Throws.Count == 0)
            {
                code.Line("return false;");
                return;
            }

            using (code.Block("switch (exception)"))
            {
                var locals = new LocalNames("writer", "exception");
                foreach (ThrowsModel declared in method.Throws)
                {
                    string local = locals.Variable(declared.WireName);
                    code.Line($"case {names.Of(declared.Type.Name)} {local}:");
                    using (code.Indent())
                    {
                        code.Line("writer.WriteStructBegin();");
                        code.Line($"writer.WriteFieldBegin({names.Wire("ThriftType")}.Struct, {declared.Id});");
                        code.Line($"{names.Of(declared.Type.Codec)}.Write(ref writer, {local});");
                        code.Line("writer.WriteStructEnd();");
                        code.Line("return true;");
                    }

                    code.Line();
                }

                code.Line("default:");
                code.Continue("return false;");
            }
        }
    }

    private void EmitReadReply()
    {
        string modifier = method.Reply is not null && !method.IsReplyNullable ? "" : "static ";
        Head($"private {modifier}{_reply} ReadReplyStruct<TReader>(ref TReader reader, out global::System.Exception? declared)", writes: false);
        using (code.Braces())
        {
            Slot? slot = ReplySlot();
            bool mustBePresent = slot is { IsNullable: false };
            if (slot is not null)
            {
                code.Line($"{(method.Reply!.IsReference ? names.OfNullable(method.Reply.Name) : _reply)} reply = default;");
            }

            if (mustBePresent)
            {
                code.Line("bool hasReply = false;");
            }

            code.Line("declared = null;");
            bool hasCases = slot is not null || method.Throws.Count > 0;
            CodecEmitter.EmitFieldLoop(code, names, "type", "id", hasCases ? () => EmitReplyCases(slot, mustBePresent) : null, "reader.Skip(type);");
            if (mustBePresent)
            {
                using (code.Block("if (!hasReply && declared is null)"))
                {
                    code.Line("throw MissingResult();");
                }

                code.Line();
            }

            string forgive = mustBePresent && method.Reply!.IsReference ? "!" : "";
            code.Line(slot is null ? "return default;" : $"return reply{forgive};");
        }
    }

    private void EmitReplyCases(Slot? slot, bool mustBePresent)
    {
        var locals = new LocalNames("reader", "reply", "declared", "hasReply", "type", "id");
        if (slot is not null)
        {
            CodecEmitter.EmitCase(code, names, slot, "type", () => new SlotEmitter(code, names).Read(slot, locals, value =>
            {
                code.Line($"reply = {value};");
                if (mustBePresent)
                {
                    code.Line("hasReply = true;");
                }
            }));
        }

        foreach (ThrowsModel thrown in method.Throws.OrderBy(t => t.Id))
        {
            var exception = new Slot(thrown.Id, thrown.WireName, _owner, thrown.WireName, thrown.Type, IsNullable: false, ProtobufModel.Default);
            CodecEmitter.EmitCase(code, names, exception, "type", () => code.Line($"declared = {names.Of(thrown.Type.Codec)}.Read(ref reader);"));
        }
    }
}

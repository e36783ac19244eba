using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the Protobuf side of the class of a unary or one-way method.</summary>
internal sealed class ProtobufMethodEmitter(CodeWriter code, NameScope names, string owner, string arguments, string reply, MethodModel method)
{
    private readonly ProtobufBodyEmitter _body = new(code, names);

    /// <summary>Emits the methods.</summary>
    public void Emit()
    {
        Override($"void WriteArguments(ref {names.Wire("ProtobufWriter")} writer, in {arguments} arguments)", WriteArguments);
        Override($"{arguments} ReadArguments(ref {names.Wire("ProtobufReader")} reader)", ReadArguments);
        Override($"void WriteReply(ref {names.Wire("ProtobufWriter")} writer, in {reply} reply)", WriteReply);
        Override($"{reply} ReadReply(ref {names.Wire("ProtobufReader")} reader)", ReadReply);
        EmitExceptions();
        IEnumerable<Slot> parameters = WhyNotArguments is null ? method.Parameters.Select(SlotOf) : [];
        _body.EmitCollections(parameters.Concat(ReplySlot is { } slot ? [slot] : []));
    }

    private bool IsMessageBody => method.Parameters.Count == 1 && method.Parameters[0].Type is MessageType;

    private string? WhyNotArguments => IsMessageBody ? null : WireLimits.WhyNotProtobuf(names, method.Parameters.Select(SlotOf));

    private Slot? ReplySlot => Slot.OfReply(method, owner);

    private Slot SlotOf(ParameterModel parameter) => Slot.OfArgument(parameter, owner);

    private void Override(string signature, Action body, string? rest = null)
    {
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {signature}");
        if (rest is not null)
        {
            code.Continue(rest);
        }

        using (code.Braces())
        {
            body();
        }
    }

    private void WriteArguments()
    {
        if (WhyNotArguments is { } failure)
        {
            code.Line(failure);
            return;
        }

        if (IsMessageBody)
        {
            _body.WriteMessage(SlotOf(method.Parameters[0]), $"arguments.{method.Parameters[0].Member}");
            return;
        }

        _body.WriteFields(method.Parameters.Select(p => (SlotOf(p), $"arguments.{p.Member}")), "arguments");
    }

    private void ReadArguments()
    {
        if (WhyNotArguments is { } failure)
        {
            code.Line(failure);
            return;
        }

        if (IsMessageBody)
        {
            code.Line($"{arguments} arguments = default;");
            code.Line($"arguments.{method.Parameters[0].Member} = {_body.ReadMessage(SlotOf(method.Parameters[0]))};");
        }
        else
        {
            ArgumentReadEmitter.EmitInitial(code, names, arguments, method.Parameters);
            _body.ReadFields([.. method.Parameters.Select(p => (SlotOf(p), $"arguments.{p.Member}", ArgumentReadEmitter.IsMandatory(p)))], "arguments");
        }

        code.Line("return arguments;");
    }

    private void WriteReply()
    {
        if (ReplySlot is not { } slot)
        {
            return;
        }

        if (slot.Type is MessageType)
        {
            _body.WriteMessage(slot, "reply");
        }
        else
        {
            _body.WriteFields([(slot, "reply")], "reply");
        }
    }

    private void ReadReply()
    {
        if (ReplySlot is not { } slot)
        {
            _body.ReadFields([], "reply");
            code.Line("return default;");
        }
        else if (slot.Type is MessageType)
        {
            code.Line($"return {_body.ReadMessage(slot)};");
        }
        else
        {
            string initial = slot.IsNullable ? "null" : SlotEmitter.Fallback(names, slot.Type) ?? "default";
            code.Line($"{reply} reply = {initial};");
            _body.ReadFields([(slot, "reply", false)], "reply");
            code.Line("return reply;");
        }
    }

    private void EmitExceptions()
    {
        string notNull = names.Of(new TypeName("System.Diagnostics.CodeAnalysis", "NotNullWhen"));
        Override(
            $"bool TryWriteException(ref {names.Wire("ProtobufWriter")} writer, global::System.Exception exception,",
            WriteException,
            $"[{notNull}(true)] out string? typeName)");
        Override($"global::System.Exception? ReadException(ref {names.Wire("ProtobufReader")} reader, string typeName)", ReadException);
    }

    private void WriteException()
    {
        if (method.Throws.Count > 0)
        {
            using (code.Block("switch (exception)"))
            {
                var locals = new LocalNames("writer", "exception", "typeName");
                foreach (ThrowsModel declared in method.Throws)
                {
                    string local = locals.Variable(declared.WireName);
                    code.Line($"case {names.Of(declared.Type.Name)} {local}:");
                    using (code.Indent())
                    {
                        code.Line($"{names.Of(declared.Type.Codec)}.Write(ref writer, {local});");
                        code.Line($"typeName = {Identifiers.Literal(declared.Type.ProtobufName)};");
                        code.Line("return true;");
                    }

                    code.Line();
                }
            }

            code.Line();
        }

        code.Line("typeName = null;");
        code.Line("return false;");
    }

    private void ReadException()
    {
        if (method.Throws.Count == 0)
        {
            code.Line("return null;");
            return;
        }

        using (code.Block("return typeName switch", "};"))
        {
            foreach (ThrowsModel declared in method.Throws)
            {
                code.Line($"{Identifiers.Literal(declared.Type.ProtobufName)} => {names.Of(declared.Type.Codec)}.Read(ref reader),");
            }

            code.Line("_ => null,");
        }
    }
}

using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits how the struct of a method's arguments is read: defaults, fields, and what must not be missing.</summary>
internal sealed class ArgumentReadEmitter(CodeWriter code, NameScope names, string owner, string type, EquatableArray<ParameterModel> parameters)
{
    /// <summary>Emits the body of the method, which returns the arguments.</summary>
    public void Emit()
    {
        var locals = new LocalNames("reader", "arguments", "type", "id");
        var emitter = new SlotEmitter(code, names);
        ParameterModel[] mandatory = parameters.Where(IsMandatory).ToArray();
        EmitInitial(code, names, type, parameters);
        var present = new Dictionary<int, string>();
        foreach (ParameterModel parameter in mandatory)
        {
            string flag = Identifiers.Escape(locals.Take("has" + parameter.Member));
            present.Add(parameter.Id, flag);
            code.Line($"bool {flag} = false;");
        }

        CodecEmitter.EmitFieldLoop(code, names, "type", "id", parameters.Count == 0 ? null : Cases, "reader.Skip(type);");
        foreach (ParameterModel parameter in mandatory)
        {
            using (code.Block($"if (!{present[parameter.Id]})"))
            {
                code.Line($"throw {names.Wire("CodecErrors")}.ArgumentMissing({Slot.OfArgument(parameter, owner).Label});");
            }

            code.Line();
        }

        code.Line("return arguments;");

        void Cases()
        {
            foreach (ParameterModel parameter in parameters)
            {
                var slot = Slot.OfArgument(parameter, owner);
                CodecEmitter.EmitCase(code, names, slot, "type", () => emitter.Read(slot, locals, value =>
                {
                    code.Line($"arguments.{parameter.Member} = {value};");
                    if (present.TryGetValue(parameter.Id, out string? flag))
                    {
                        code.Line($"{flag} = true;");
                    }
                }));
            }
        }
    }

    /// <summary>Emits the local with what parameters are when they are not on the wire: their default values, or the empty values of types that may not be null.</summary>
    public static void EmitInitial(CodeWriter code, NameScope names, string type, EquatableArray<ParameterModel> parameters)
    {
        var initial = parameters
            .Select(p => (p.Member, Value: p.IsNullable ? null : p.Default ?? SlotEmitter.Fallback(names, p.Type)))
            .Where(p => p.Value is not null and not "default")
            .ToArray();
        if (initial.Length == 0)
        {
            code.Line($"{type} arguments = default;");
            return;
        }

        using (code.Block($"{type} arguments = new()", "};"))
        {
            foreach ((string member, string? value) in initial)
            {
                code.Line($"{member} = {value},");
            }
        }
    }

    /// <summary>Whether a call without the argument is an error, because nothing could stand in for it.</summary>
    public static bool IsMandatory(ParameterModel parameter)
        => !parameter.IsNullable && parameter.Default is null && parameter.Type is MessageType { IsValueType: false };
}

using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the reading method of a message.</summary>
/// <remarks>
/// Two forms. A message whose constructor takes nothing is made first and filled while fields are read, so that its initialisers stay for what is not on the wire.
/// Where constructor parameters are fields, everything is read into locals, the message is made at the end, and members that were on the wire are set.
/// </remarks>
internal sealed class MessageReadEmitter(
    CodeWriter code,
    NameScope names,
    MessageModel message,
    SlotTable slots,
    AccessorEmitter accessors,
    Func<string, string>? unknown)
{
    private readonly LocalNames _locals = new("reader", "message", "type", "id", "unknownFields");
    private readonly SlotEmitter _emitter = new(code, names);
    private readonly Dictionary<FieldModel, string> _present = [];
    private readonly Dictionary<FieldModel, string> _values = [];
    private readonly HashSet<FieldModel> _forgiven = [];
    private readonly Dictionary<FieldModel, Func<string, string, string>> _assignments = [];

    private bool ConstructsLast => message.Constructor.Parameters.Count > 0;

    /// <summary>Emits the method.</summary>
    public void Emit()
    {
        CodecEmitter.EmitReadHead(code, names, message.Type);
        using (code.Braces())
        {
            if (!ConstructsLast)
            {
                code.Line($"{names.Of(message.Type.Name)} message = {Construct("")};");
            }

            EmitNulls();
            EmitLocals();
            string otherwise = unknown is null ? "reader.Skip(type);" : "reader.KeepUnknownField(type, id, ref unknownFields);";
            CodecEmitter.EmitFieldLoop(code, names, "type", "id", message.Fields.Count == 0 ? null : EmitCases, otherwise);
            EmitPresenceChecks();
            if (ConstructsLast)
            {
                EmitConstruction();
            }

            if (unknown is not null)
            {
                code.Line($"{unknown("message")} = unknownFields;");
            }

            code.Line("return message;");
        }
    }

    // Null is not written; where an initialiser stands, it must be undone for null to arrive.
    private void EmitNulls()
    {
        foreach (FieldModel field in message.Fields.Where(f => f.MayBeginWithValue && !ConstructsLast))
        {
            code.Line(Assign(field, "null"));
        }
    }

    private void EmitLocals()
    {
        if (unknown is not null)
        {
            code.Line($"{names.Wire("UnknownFields")}? unknownFields = null;");
        }

        foreach (FieldModel field in message.Fields)
        {
            if (ConstructsLast)
            {
                EmitValueLocal(field);
            }

            if (NeedsPresence(field))
            {
                string present = Identifiers.Escape(_locals.Take("has" + slots[field].Suffix));
                _present.Add(field, present);
                code.Line($"bool {present} = false;");
            }
        }
    }

    private void EmitValueLocal(FieldModel field)
    {
        string value = _locals.Variable(field.Member);
        _values.Add(field, value);
        string initial = field.Assignment == FieldAssignment.Constructor ? InitialOfParameter(field) : "default";
        bool mayBeNull = field.IsNullable || (field.Type.IsReference && initial == "default");
        string type = mayBeNull ? names.OfNullable(field.Type.Name) : names.Of(field.Type.Name);
        if (mayBeNull && !field.IsNullable)
        {
            _forgiven.Add(field);
        }

        code.Line($"{type} {value} = {initial};");
    }

    private string InitialOfParameter(FieldModel field)
    {
        ConstructorParameter parameter = ParameterOf(field);
        if (parameter.Default is not null && !field.IsNullable)
        {
            return parameter.Default;
        }

        // What is nullable and not on the wire is null: that is how null travels.
        return field.IsNullable || field.IsRequired ? "default" : SlotEmitter.Fallback(names, field.Type) ?? "default";
    }

    private ConstructorParameter ParameterOf(FieldModel field)
        => message.Constructor.Parameters.First(p => p.Member == field.Member);

    // A message in a constructor parameter without default has no value that could stand in for it.
    private bool MustBePresent(FieldModel field) => field.IsRequired
        || (field.Assignment == FieldAssignment.Constructor
            && !field.IsNullable
            && field.Type is MessageType { IsValueType: false }
            && ParameterOf(field).Default is null);

    private bool NeedsPresence(FieldModel field)
        => MustBePresent(field) || (ConstructsLast && field.Assignment != FieldAssignment.Constructor && !field.MayBeginWithValue);

    private void EmitCases()
    {
        foreach (FieldModel field in message.Fields)
        {
            Slot slot = slots[field];
            CodecEmitter.EmitCase(code, names, slot, "type", () =>
            {
                if (!ConstructsLast && field.Assignment == FieldAssignment.Fill)
                {
                    code.Line($"Fill{slot.Suffix}(ref reader, message.{Identifiers.Escape(field.Member)});");
                    return;
                }

                _emitter.Read(slot, _locals, value =>
                {
                    code.Line(ConstructsLast ? $"{_values[field]} = {value};" : Assign(field, value));
                    if (_present.TryGetValue(field, out string? present))
                    {
                        code.Line($"{present} = true;");
                    }
                });
            });
        }
    }

    private void EmitPresenceChecks()
    {
        foreach (FieldModel field in message.Fields.Where(MustBePresent))
        {
            using (code.Block($"if (!{_present[field]})"))
            {
                code.Line($"throw {names.Wire("CodecErrors")}.RequiredMissing({slots[field].Label});");
            }

            code.Line();
        }
    }

    private void EmitConstruction()
    {
        IEnumerable<string> arguments = message.Constructor.Parameters.Select(parameter =>
        {
            FieldModel field = message.Fields.First(f => f.Member == parameter.Member && f.Assignment == FieldAssignment.Constructor);
            return ValueOf(field) + (field.IsNullable && !parameter.AcceptsNull ? "!" : "");
        });
        code.Line($"{names.Of(message.Type.Name)} message = {Construct(string.Join(", ", arguments))};");
        foreach (FieldModel field in message.Fields.Where(f => f.Assignment != FieldAssignment.Constructor))
        {
            string value = ValueOf(field);
            if (field.IsRequired || field.MayBeginWithValue)
            {
                code.Line(Assign(field, value));
                continue;
            }

            using (code.Block($"if ({_present[field]})"))
            {
                if (field.Assignment == FieldAssignment.Fill)
                {
                    code.Line(CollectionReadEmitter.Refill(names, $"message.{Identifiers.Escape(field.Member)}", value));
                }
                else
                {
                    code.Line(Assign(field, value));
                }
            }

            code.Line();
        }
    }

    // Null only until the field was seen, which has been checked where the value is used.
    private string ValueOf(FieldModel field) => _values[field] + (_forgiven.Contains(field) ? "!" : "");

    private string Assign(FieldModel field, string value)
    {
        if (field.Accessor is null)
        {
            return $"message.{Identifiers.Escape(field.Member)} = {value};";
        }

        if (!_assignments.TryGetValue(field, out Func<string, string, string>? assign))
        {
            assign = accessors.Member(field.Member, field.Accessor);
            _assignments.Add(field, assign);
        }

        return assign("message", value);
    }

    private string Construct(string arguments) => message.Constructor.Call switch
    {
        ConstructorCall.New => $"new({arguments})",
        ConstructorCall.Accessor => $"{accessors.Constructor(message.Constructor)}({arguments})",
        _ => "default",
    };
}

using Tern.Schema;

namespace Tern.Emit;

/// <summary>What the reading methods of a message have in common, whatever the format.</summary>
/// <remarks>
/// Two forms. A message whose constructor takes nothing is made first and filled while fields are read, so that its initialisers stay for what is not on the wire.
/// Where constructor parameters are fields, everything is read into locals, the message is made at the end, and members that were on the wire are set.
/// </remarks>
internal abstract class MessageReadEmitter(
    CodeWriter code,
    NameScope names,
    MessageModel message,
    SlotTable slots,
    AccessorEmitter accessors,
    Func<string, string>? unknown,
    LocalNames locals)
{
    private readonly Dictionary<FieldModel, string> _present = [];
    private readonly Dictionary<FieldModel, string> _values = [];
    private readonly HashSet<FieldModel> _forgiven = [];

    protected CodeWriter Code => code;

    protected NameScope Names => names;

    protected MessageModel Message => message;

    protected SlotTable Slots => slots;

    protected LocalNames Locals => locals;

    protected Func<string, string>? Unknown => unknown;

    protected bool ConstructsLast => message.Constructor.Parameters.Count > 0;

    /// <summary>Whether a message without the field is an error.</summary>
    /// <remarks>A message in a constructor parameter without default has no value that could stand in for it.</remarks>
    protected virtual bool MustBePresent(FieldModel field) => field.IsRequired
        || (field.Assignment == FieldAssignment.Constructor
            && !field.IsNullable
            && field.Type is MessageType { IsValueType: false }
            && ParameterOf(field).Default is null);

    /// <summary>Expression of a field's value once everything has been read.</summary>
    /// <remarks>Null only until the field was seen, which has been checked where the value is used.</remarks>
    protected virtual string ValueOf(FieldModel field) => _values[field] + (_forgiven.Contains(field) ? "!" : "");

    /// <summary>Null is not written; where an initialiser stands, it must be undone for null to arrive.</summary>
    protected IEnumerable<FieldModel> NullsToSet() => message.Fields.Where(f => f.MayBeginWithValue && !ConstructsLast);

    /// <summary>Emits the flag that says whether the field was on the wire, if one is needed.</summary>
    protected void EmitPresenceLocal(FieldModel field)
    {
        bool isNeeded = MustBePresent(field)
            || (ConstructsLast && field.Assignment != FieldAssignment.Constructor && !field.MayBeginWithValue);
        if (isNeeded)
        {
            string present = Identifiers.Escape(locals.Take("has" + slots[field].Suffix));
            _present.Add(field, present);
            code.Line($"bool {present} = false;");
        }
    }

    /// <summary>Emits the local that keeps the value of a field until the message is made.</summary>
    protected void EmitValueLocal(FieldModel field)
    {
        string value = NewValueLocal(field);
        string initial = field.Assignment == FieldAssignment.Constructor ? InitialOfParameter(field) : "default";
        bool mayBeNull = field.IsNullable || (field.Type.IsReference && initial == "default");
        string type = mayBeNull ? names.OfNullable(field.Type.Name) : names.Of(field.Type.Name);
        if (mayBeNull && !field.IsNullable)
        {
            _forgiven.Add(field);
        }

        code.Line($"{type} {value} = {initial};");
    }

    /// <summary>Chooses the name of the local that keeps the value of a field.</summary>
    protected string NewValueLocal(FieldModel field)
    {
        string value = locals.Variable(field.Member);
        _values.Add(field, value);
        return value;
    }

    /// <summary>The local that keeps the value of a field.</summary>
    protected string ValueLocal(FieldModel field) => _values[field];

    /// <summary>Emits what notes that a field was on the wire.</summary>
    protected void EmitPresent(FieldModel field)
    {
        if (_present.TryGetValue(field, out string? present))
        {
            code.Line($"{present} = true;");
        }
    }

    /// <summary>Emits what takes a value that was read.</summary>
    protected void EmitTake(FieldModel field, string value)
    {
        if (!ConstructsLast)
        {
            code.Line(Assign(field, value));
        }
        else if (_values[field] != value)
        {
            code.Line($"{_values[field]} = {value};");
        }

        EmitPresent(field);
    }

    /// <summary>The members that are fields of the message, each with an id.</summary>
    protected IEnumerable<FieldModel> Fields => message.Fields.Where(f => !f.Protobuf.IsOneOf);

    /// <summary>The members whose cases are fields of the message.</summary>
    protected IEnumerable<FieldModel> OneOfs => message.Fields.Where(f => f.Protobuf.IsOneOf);

    /// <summary>Emits the local that holds the union of a oneof.</summary>
    protected void EmitOneOfLocal(FieldModel field)
    {
        code.Line($"{names.OfNullable(field.Type.Name)} {NewValueLocal(field)} = null;");
        if (!field.IsNullable)
        {
            _forgiven.Add(field);
        }
    }

    /// <summary>Calls that read a case of a oneof, if the field is one.</summary>
    protected IReadOnlyList<string> OneOfReads(string arguments)
        => [.. OneOfs.Select(f => $"{names.Of(((MessageType)f.Type).Codec)}.TryReadCase(ref reader, {arguments}, ref {_values[f]})")];

    /// <summary>Emits what takes the cases that were read.</summary>
    protected void EmitOneOfs()
    {
        foreach (FieldModel field in OneOfs.Where(f => !ConstructsLast || _present.ContainsKey(f)))
        {
            using (code.Block($"if ({_values[field]} is not null)"))
            {
                EmitTake(field, _values[field]);
            }

            code.Line();
        }
    }

    protected void EmitPresenceChecks()
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

    protected void EmitConstruction()
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
            if (field.MayBeginWithValue || (field.IsRequired && MustBePresent(field)))
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

    /// <summary>Emits the end of the method: the message is there.</summary>
    protected void EmitReturn()
    {
        if (unknown is not null)
        {
            code.Line($"{unknown("message")} = unknownFields;");
        }

        code.Line("return message;");
    }

    protected string Assign(FieldModel field, string value)
        => field.Accessor is null
            ? $"message.{Identifiers.Escape(field.Member)} = {value};"
            : accessors.Member(field.Member, field.Accessor)("message", value);

    protected string Construct(string arguments) => message.Constructor.Call switch
    {
        ConstructorCall.New => $"new({arguments})",
        ConstructorCall.Accessor => $"{accessors.Constructor(message.Constructor)}({arguments})",
        _ => "default",
    };

    private string InitialOfParameter(FieldModel field)
    {
        ConstructorParameter parameter = ParameterOf(field);
        if (parameter.Default is not null && !field.IsNullable)
        {
            return parameter.Default;
        }

        // What is nullable and not on the wire is null: that is how null travels.
        return field.IsNullable || MustBePresent(field) ? "default" : SlotEmitter.Fallback(names, field.Type) ?? "default";
    }

    private ConstructorParameter ParameterOf(FieldModel field)
        => message.Constructor.Parameters.First(p => p.Member == field.Member);
}

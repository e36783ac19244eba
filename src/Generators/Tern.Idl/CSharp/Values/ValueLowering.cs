using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>Turns constant values of IDL into what C# writes.</summary>
internal sealed class ValueLowering(SchemaView view, NameTable names, TypeLowering types)
{
    /// <summary>The value as the type has it; <see langword="null"/> if it cannot be said, because a part of it has errors.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type in C#.</param>
    public DeclaredValue? Of(IdlValue value, TypeModel type) => (value, type) switch
    {
        (IdlBool flag, _) => CSharpLiterals.Of(flag.Value),
        (IdlInteger number, ScalarType { Kind: ScalarKind.Boolean }) => CSharpLiterals.Of(number.Value != 0),
        (IdlInteger number, ScalarType { Kind: ScalarKind.Single or ScalarKind.Double } scalar) => CSharpLiterals.Of((double)number.Value, scalar.Kind == ScalarKind.Single),
        (IdlInteger number, ScalarType scalar) => CSharpLiterals.Of(number.Value, scalar.Kind),
        (IdlInteger number, EnumType @enum) => new EnumValue(@enum.Name, null, unchecked((int)number.Value)),
        (IdlDouble number, ScalarType scalar) => CSharpLiterals.Of(number.Value, scalar.Kind == ScalarKind.Single),
        (IdlEnumConstant constant, EnumType @enum) => Of(constant, @enum),
        (IdlEnumConstant constant, ScalarType scalar) => CSharpLiterals.Of(constant.Value, scalar.Kind),
        (IdlText text, ScalarType { Kind: ScalarKind.Uuid } uuid) => new NewValue(uuid.Name, IsDerived: false, new([CSharpLiterals.Of(text.Value)]), default),
        (IdlText text, ScalarType { Kind: ScalarKind.ByteArray }) => Bytes(System.Text.Encoding.UTF8.GetBytes(text.Value)),
        (IdlText text, _) => CSharpLiterals.Of(text.Value),
        (IdlBytes bytes, ScalarType { Kind: ScalarKind.ByteArray }) => Bytes([.. bytes.Value]),
        (IdlListValue list, ListType model) => Items(list.Items, model.Element),
        (IdlListValue list, SetType model) => Items(list.Items, model.Element),
        (IdlMapValue map, MapType model) => Entries(map, model),
        (IdlMapValue { Entries.Count: 0 }, ListType or SetType) => CSharpLiterals.Empty,
        (IdlListValue { Items.Count: 0 }, MapType) => EmptyOf(type),
        (IdlStructValue given, MessageType message) => Of(given, message),
        _ => null,
    };

    /// <summary>What a member that may not be null begins with, if nothing says otherwise; <see langword="null"/> if that is the zero that C# gives it.</summary>
    public static DeclaredValue? EmptyOf(TypeModel type) => type switch
    {
        ScalarType { Kind: ScalarKind.String } => CSharpLiterals.Of(""),
        MapType { Shape: MapShape.ImmutableDictionary } map => new EntriesValue(map, default),
        ScalarType { Kind: ScalarKind.ByteArray } or ListType or SetType or MapType => CSharpLiterals.Empty,
        _ => null,
    };

    private EnumValue Of(IdlEnumConstant constant, EnumType type)
    {
        int index = view.Has(constant.Enum) && view.Index.Enum(constant.Enum) is { } @enum && constant.Name is not null
            ? @enum.Values.Select(v => v.Name).ToList().IndexOf(constant.Name)
            : -1;
        return new EnumValue(type.Name, index < 0 ? null : names.ValuesOf(constant.Enum)[index], constant.Value);
    }

    private static DeclaredValue Bytes(byte[] bytes)
        => bytes.Length == 0 ? CSharpLiterals.Empty : new ItemsValue(bytes.Select(b => (DeclaredValue)CSharpLiterals.Of(b, ScalarKind.Byte)).ToEquatableArray());

    private DeclaredValue? Items(EquatableArray<IdlValue> items, TypeModel element)
    {
        if (items.Count == 0)
        {
            return CSharpLiterals.Empty;
        }

        DeclaredValue?[] values = [.. items.Select(item => Of(item, element))];
        return values.Any(v => v is null) ? null : new ItemsValue(values.Select(v => v!).ToEquatableArray());
    }

    private DeclaredValue? Entries(IdlMapValue map, MapType type)
    {
        if (map.Entries.Count == 0)
        {
            return EmptyOf(type);
        }

        List<EntryValue> entries = [];
        foreach (IdlMapEntry entry in map.Entries)
        {
            if (Of(entry.Key, type.Key) is not { } key || Of(entry.Value, type.Value) is not { } value)
            {
                return null;
            }

            entries.Add(new(key, value));
        }

        return new EntriesValue(type, entries.ToEquatableArray());
    }

    private DeclaredValue? Of(IdlStructValue value, MessageType type)
    {
        if (!view.Has(value.Message) || view.Index.Message(value.Message) is not { } message)
        {
            return null;
        }

        MessageNames members = names.MembersOf(message.Id);
        List<AssignedValue> assigned = [];
        foreach (IdlField field in message.Fields)
        {
            IdlValue? given = value.Fields.FirstOrDefault(f => f.Name == field.Name)?.Value;
            if (given is null && field.Presence != IdlPresence.Required)
            {
                continue;
            }

            // C# wants what is required, whether the IDL gives it a value or not.
            if (types.Of(field.Type, message.Id, field.Where) is not { } model
                || (given is null ? Missing(field, model) : Of(given, model)) is not { } lowered)
            {
                return null;
            }

            if (type.IsUnion)
            {
                return new NewValue(type.Name with { Name = $"{type.Name.Name}.{members.Fields[field.Name]}" }, IsDerived: true, new([lowered]), default);
            }

            assigned.Add(new(members.Fields[field.Name], lowered));
        }

        return type.IsUnion ? null : new NewValue(type.Name, IsDerived: false, default, assigned.ToEquatableArray());
    }

    private DeclaredValue? Missing(IdlField field, TypeModel type)
        => field.Default is { } value ? Of(value, type) : EmptyOf(type) ?? type switch
        {
            ScalarType { Kind: ScalarKind.Boolean } => CSharpLiterals.Of(false),
            ScalarType { Kind: ScalarKind.Uuid } uuid => new NewValue(uuid.Name, IsDerived: false, default, default),
            ScalarType scalar => CSharpLiterals.Of(0, scalar.Kind),
            EnumType @enum => new EnumValue(@enum.Name, null, 0),
            MessageType { IsUnion: false } message => new NewValue(message.Name, IsDerived: false, default, default),
            _ => null,
        };
}

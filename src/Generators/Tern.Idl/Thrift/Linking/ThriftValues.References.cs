using System.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

internal sealed partial class ThriftValues
{
    private IdlValue? ConvertReference(ThriftScope scope, ThriftReference reference, IdlType type, int depth)
    {
        ThriftSymbol? expected = type is IdlEnumType @enum ? context.SymbolOf(@enum.Id) : null;
        if (names.FindValue(scope, reference, ItemsOf, expected) is not { } found)
        {
            return null;
        }

        if (found.Item is { } item)
        {
            EnumItems items = ItemsOf(found.Symbol)!;
            ThriftSymbol owner = EnumOf(found.Symbol)!;
            return items.ByName.TryGetValue(item, out IdlEnumValue? known)
                ? Coerce(new IdlEnumConstant(owner.Id, item, known.Value), new IdlEnumType(owner.Id), type, reference)
                : null;
        }

        if (Resolve(found.Symbol) is not { } constant)
        {
            return null;
        }

        _size += constant.Size;
        int deepest = depth + constant.Depth - 1;
        _deepest = Math.Max(_deepest, deepest);
        if (!context.TryReference(constant.Size - 1) || deepest > ThriftParser.MaxDepth)
        {
            context.Report(IdlRules.TooDeep, reference.Where, $"with '{reference.Name}' in it this value is too large or nests more than {ThriftParser.MaxDepth} levels deep");
            return null;
        }

        return Coerce(constant.Value, found.Symbol.Type!.Type, type, reference);
    }

    private EnumItems? ItemsOf(ThriftSymbol symbol) => EnumOf(symbol) is { } owner ? enums.ItemsOf(owner) : null;

    private ThriftSymbol? EnumOf(ThriftSymbol symbol) => symbol.Definition switch
    {
        ThriftEnum => symbol,
        ThriftTypedef => types.Resolve(symbol)?.Type is IdlEnumType type ? context.SymbolOf(type.Id) : null,
        _ => null,
    };

    /// <summary>A value of one type as one of another, as far as Thrift lets names stand for values of other types.</summary>
    private IdlValue? Coerce(IdlValue value, IdlType from, IdlType to, ThriftReference reference)
    {
        if (from.Equals(to))
        {
            return value;
        }

        return (value, to) switch
        {
            (IdlInteger number, IdlScalarType scalar) => CoerceNumber(number.Value, from, scalar, reference),
            (IdlEnumConstant item, IdlScalarType { Kind: not IdlScalar.Bool } scalar) => CoerceNumber(item.Value, from, scalar, reference),
            (IdlInteger number, IdlEnumType @enum) => EnumOf(number.Value, @enum, enums.ItemsOf(context.SymbolOf(@enum.Id)), reference.Where),
            (IdlText text, IdlScalarType { Kind: IdlScalar.Binary }) => new IdlBytes(new(Encoding.UTF8.GetBytes(text.Value))),
            (IdlText text, IdlScalarType { Kind: IdlScalar.Uuid }) => Uuid(text.Value, reference.Where),
            (IdlText text, IdlScalarType { Kind: IdlScalar.String }) => text,
            (IdlListValue list, IdlListType target) when from is IdlListType source => CoerceItems(list, source.Element, target.Element, reference),
            (IdlListValue list, IdlSetType target) when from is IdlSetType source => CoerceItems(list, source.Element, target.Element, reference),
            (IdlMapValue map, IdlMapType target) when from is IdlMapType source => CoerceEntries(map, source, target, reference),
            _ => Mismatch(to, reference.Where, $"'{reference.Name}', {An(from)}"),
        };
    }

    private IdlValue? CoerceNumber(long number, IdlType from, IdlScalarType to, ThriftReference reference) => to.Kind switch
    {
        IdlScalar.Double => new IdlDouble(number),
        IdlScalar.Bool when number is 0 or 1 => new IdlBool(number == 1),
        IdlScalar.I8 or IdlScalar.I16 or IdlScalar.I32 or IdlScalar.I64 => Integer(number, to, reference.Where),
        _ => Mismatch(to, reference.Where, $"'{reference.Name}', {An(from)}"),
    };

    private IdlValue? CoerceItems(IdlListValue list, IdlType from, IdlType to, ThriftReference reference)
    {
        List<IdlValue> items = [];
        foreach (IdlValue item in list.Items)
        {
            if (Coerce(item, from, to, reference) is not { } coerced)
            {
                return null;
            }

            items.Add(coerced);
        }

        return new IdlListValue(items.ToEquatableArray());
    }

    private IdlValue? CoerceEntries(IdlMapValue map, IdlMapType from, IdlMapType to, ThriftReference reference)
    {
        List<IdlMapEntry> entries = [];
        foreach (IdlMapEntry entry in map.Entries)
        {
            if (Coerce(entry.Key, from.Key, to.Key, reference) is not { } key || Coerce(entry.Value, from.Value, to.Value, reference) is not { } value)
            {
                return null;
            }

            entries.Add(new(key, value));
        }

        return new IdlMapValue(entries.ToEquatableArray());
    }

    private static string An(IdlType type) => type is IdlEnumType ? $"an item of '{ThriftTypes.Describe(type)}'" : $"a constant of type {ThriftTypes.Describe(type)}";
}

using System.Globalization;
using Tern.Idl.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

/// <summary>Turns what is written as a value into a value of a type. What does not fit is reported where it stands, all of it, and gives null.</summary>
internal sealed partial class ThriftValues(ThriftLinkContext context, ThriftNames names, ThriftTypes types, ThriftEnums enums, ThriftFields fields)
{
    // Constants that are defined behind their use are resolved inside of each other.
    private const int MaxRecursion = 200;

    private readonly Stack<ThriftSymbol> _running = new();
    private int _recursion;
    private int _size;
    private int _deepest;

    /// <summary>Whether the definition is a constant.</summary>
    public static bool IsConstant(ThriftDefinition definition) => definition is ThriftConst;

    /// <summary>A value for a type.</summary>
    /// <param name="scope">The file in which it stands.</param>
    /// <param name="value">What is written.</param>
    /// <param name="type">The type that it is for.</param>
    public ResolvedValue? Convert(ThriftScope scope, ThriftValue value, IdlType type)
    {
        (int size, int deepest) = (_size, _deepest);
        (_size, _deepest) = (0, 0);
        IdlValue? converted = Convert(scope, value, type, 1);
        ResolvedValue? result = converted is null ? null : new(converted, _deepest, _size);
        (_size, _deepest) = (size, deepest);
        return result;
    }

    /// <summary>The value of a constant, with its type in the symbol; null if either is wrong.</summary>
    public ResolvedValue? Resolve(ThriftSymbol symbol)
    {
        ThriftConst definition = (ThriftConst)symbol.Definition;
        if (symbol.State == LinkState.Running)
        {
            IEnumerable<string> circle = _running.TakeWhile(s => s != symbol).Select(s => s.Definition.Name).Reverse();
            context.Report(IdlRules.ConstantCycle, definition.Where, definition.Name, Circle.Describe([definition.Name, .. circle, definition.Name]));
            return null;
        }

        if (symbol.State == LinkState.Untouched)
        {
            symbol.State = LinkState.Running;
            _running.Push(symbol);
            symbol.Type = types.Resolve(symbol.Scope, definition.Type);
            symbol.Value = symbol.Type is null || definition.Value is null ? null : Convert(symbol.Scope, definition.Value, symbol.Type.Type);
            _running.Pop();
            symbol.State = LinkState.Done;
        }

        return symbol.Value;
    }

    private IdlValue? Convert(ThriftScope scope, ThriftValue value, IdlType type, int depth)
    {
        if (_recursion == MaxRecursion)
        {
            context.Report(IdlRules.TooDeep, value.Where, $"constants that are defined behind their use nest more than {MaxRecursion} deep here; define them before their use");
            return null;
        }

        _recursion++;
        _size++;
        _deepest = Math.Max(_deepest, depth);
        try
        {
            return value is ThriftReference reference && !IsTruth(reference)
                ? ConvertReference(scope, reference, type, depth)
                : type switch
                {
                    IdlScalarType scalar => ConvertScalar(value, scalar),
                    IdlEnumType @enum => ConvertEnum(value, @enum),
                    IdlListType list => ConvertItems(scope, value, type, list.Element, depth),
                    IdlSetType set => ConvertItems(scope, value, type, set.Element, depth),
                    IdlMapType map => ConvertMap(scope, value, map, depth),
                    IdlMessageType message => ConvertStruct(scope, value, message, depth),
                    _ => null,
                };
        }
        finally
        {
            _recursion--;
        }
    }

    private static bool IsTruth(ThriftReference reference) => reference.Name is "true" or "false";

    private IdlValue? ConvertScalar(ThriftValue value, IdlScalarType type)
    {
        switch (type.Kind, value)
        {
            case (IdlScalar.Bool, ThriftReference truth):
                return new IdlBool(truth.Name == "true");
            case (IdlScalar.Bool, ThriftInteger { Value: 0 or 1 } number):
                return new IdlBool(number.Value == 1);
            case (IdlScalar.Double, ThriftInteger number):
                return new IdlDouble(number.Value);
            case (IdlScalar.Double, ThriftDouble number):
                return new IdlDouble(number.Value);
            case (IdlScalar.String, ThriftText text):
                return new IdlText(text.Value);
            case (IdlScalar.Binary, ThriftText text):
                return new IdlBytes(new(System.Text.Encoding.UTF8.GetBytes(text.Value)));
            case (IdlScalar.Uuid, ThriftText text):
                return Uuid(text.Value, text.Where);
            case (IdlScalar.I8 or IdlScalar.I16 or IdlScalar.I32 or IdlScalar.I64, ThriftInteger number):
                return Integer(number.Value, type, number.Where);
            default:
                return Mismatch(type, value.Where, Describe(value), AdviceFor(type.Kind, value));
        }
    }

    private IdlInteger? Integer(long value, IdlScalarType type, SourceSpan where)
    {
        (long least, long most) = type.Kind switch
        {
            IdlScalar.I8 => (sbyte.MinValue, sbyte.MaxValue),
            IdlScalar.I16 => (short.MinValue, short.MaxValue),
            IdlScalar.I32 => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        if (value >= least && value <= most)
        {
            return new(value);
        }

        context.Report(IdlRules.ValueOutOfRange, where, Text(value), $"{ThriftTypes.Describe(type)} ({Text(least)} to {Text(most)})");
        return null;
    }

    // As Apache reads them: with or without braces; the schema has them in one spelling.
    private IdlText? Uuid(string text, SourceSpan where)
    {
        if ((text.Length == 36 || (text.Length == 38 && text[0] == '{')) && Guid.TryParseExact(text, text.Length == 36 ? "D" : "B", out Guid uuid))
        {
            return new(uuid.ToString("D", CultureInfo.InvariantCulture));
        }

        context.Report(IdlRules.BadUuid, where, Shorten(text));
        return null;
    }

    private IdlValue? ConvertEnum(ThriftValue value, IdlEnumType type)
    {
        EnumItems items = enums.ItemsOf(context.SymbolOf(type.Id));
        if (value is ThriftInteger number)
        {
            return EnumOf(number.Value, type, items, number.Where);
        }

        string advice = value is ThriftText text && items.Names.Contains(text.Value) ? $"; write {type.Id.Name}.{text.Value}" : $"; write {type.Id.Name} and an item, as in {type.Id.Name}.{FirstOf(items)}";
        return Mismatch(type, value.Where, Describe(value), advice);
    }

    private IdlEnumConstant? EnumOf(long number, IdlEnumType type, EnumItems items, SourceSpan where)
    {
        if (number is < int.MinValue or > int.MaxValue)
        {
            context.Report(IdlRules.ValueOutOfRange, where, Text(number), "an enum (32 bits)");
            return null;
        }

        bool isNamed = items.ByValue.TryGetValue((int)number, out IdlEnumValue? item);
        if (!isNamed && context.SymbolOf(type.Id).Definition.IsComplete)
        {
            context.Report(IdlRules.UnnamedEnumValue, where, type.Id.Name, Text(number));
        }

        return new(type.Id, item?.Name, (int)number);
    }

    private IdlValue? ConvertItems(ThriftScope scope, ThriftValue value, IdlType type, IdlType element, int depth)
    {
        if (value is not ThriftList list)
        {
            // Apache takes {} for an empty list, too.
            return value is ThriftMap { Entries.Count: 0 } ? new IdlListValue(default) : Mismatch(type, value.Where, Describe(value), "; elements stand in [ ]");
        }

        // All are converted, so that all that is wrong is reported.
        List<IdlValue?> items = [.. list.Items.Select(item => Convert(scope, item, element, depth + 1))];
        if (type is IdlSetType)
        {
            items = WithoutRepetition(list, items);
        }

        return items.Contains(null) ? null : new IdlListValue(items.OfType<IdlValue>().ToEquatableArray());
    }

    private List<IdlValue?> WithoutRepetition(ThriftList list, List<IdlValue?> items)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<IdlValue?> distinct = [];
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is { } item && !seen.Add(ValueKey.Of(item)))
            {
                context.Report(IdlRules.DuplicateElement, list.Items[i].Where, Describe(list.Items[i]));
            }
            else
            {
                distinct.Add(items[i]);
            }
        }

        return distinct;
    }

    private IdlValue? ConvertMap(ThriftScope scope, ThriftValue value, IdlMapType type, int depth)
    {
        if (value is not ThriftMap map)
        {
            return value is ThriftList { Items.Count: 0 } ? new IdlMapValue(default) : Mismatch(type, value.Where, Describe(value), "; entries stand in { }, as in {key: value}");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        List<IdlMapEntry> entries = [];
        foreach (ThriftMapEntry entry in map.Entries)
        {
            IdlValue? key = Convert(scope, entry.Key, type.Key, depth + 1);
            IdlValue? item = Convert(scope, entry.Value, type.Value, depth + 1);
            if (key is not null && !seen.Add(ValueKey.Of(key)))
            {
                context.Report(IdlRules.DuplicateKey, entry.Key.Where, Describe(entry.Key));
            }
            else if (key is not null && item is not null)
            {
                entries.Add(new(key, item));
            }
        }

        return entries.Count == map.Entries.Count ? new IdlMapValue(entries.ToEquatableArray()) : null;
    }

    private IdlValue? Mismatch(IdlType type, SourceSpan where, string found, string advice = "")
    {
        context.Report(IdlRules.ValueTypeMismatch, where, ThriftTypes.Describe(type), found, advice);
        return null;
    }

    private static string AdviceFor(IdlScalar kind, ThriftValue value) => (kind, value) switch
    {
        (IdlScalar.Bool, _) => "; write true or false",
        (IdlScalar.String or IdlScalar.Binary, ThriftInteger number) => $"; write \"{Text(number.Value)}\"",
        (IdlScalar.String or IdlScalar.Binary, ThriftReference reference) => $"; write \"{reference.Name}\"",
        (IdlScalar.I8 or IdlScalar.I16 or IdlScalar.I32 or IdlScalar.I64, ThriftReference reference) => reference.Name == "true" ? "; write 1" : "; write 0",
        (not (IdlScalar.String or IdlScalar.Binary or IdlScalar.Uuid), ThriftText) => "; numbers stand without quotes",
        _ => "",
    };

    private static string Describe(ThriftValue value) => value switch
    {
        ThriftInteger number => $"the number {Text(number.Value)}",
        ThriftDouble number => $"the number {number.Value.ToString(CultureInfo.InvariantCulture)}",
        ThriftText text => $"the text \"{Shorten(text.Value)}\"",
        ThriftReference reference => IsTruth(reference) ? reference.Name : $"'{reference.Name}'",
        ThriftList => "a list",
        _ => "a map",
    };

    private static string FirstOf(EnumItems items) => items.InOrder.Count == 0 ? "…" : items.InOrder[0].Name;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shorten(string text) => text.Length > 40 ? text.Substring(0, 40) + "…" : text;
}

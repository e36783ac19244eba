using Tern.Idl.Text;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift.Linking;

internal sealed partial class ThriftValues
{
    /// <summary>The fields of a struct with ids and types, which are found when somebody first asks.</summary>
    public StructFields FieldsOf(ThriftSymbol symbol)
    {
        if (symbol.Fields is { } linked)
        {
            return linked;
        }

        ThriftStruct definition = (ThriftStruct)symbol.Definition;
        symbol.Fields = new([.. fields.Number(definition.Fields, definition.Kind == IdlMessageKind.Union ? FieldsPlace.Union : FieldsPlace.Struct)]);
        foreach (ThriftField field in definition.Fields)
        {
            if (!symbol.Fields.ByName.ContainsKey(field.Name))
            {
                symbol.Fields.ByName.Add(field.Name, symbol.Fields.Types.Count);
            }

            if (field.Presence == IdlPresence.Required && field.Default is null)
            {
                symbol.Fields.Required.Add(field.Name);
            }

            symbol.Fields.Types.Add(types.Resolve(symbol.Scope, field.Type)?.Type);
        }

        // Nobody sets a field that is left out.
        foreach (int leftOut in Enumerable.Range(0, definition.Fields.Count).Except(symbol.Fields.Numbered.Select(field => field.Index)))
        {
            symbol.Fields.Types[leftOut] = null;
        }

        return symbol.Fields;
    }

    private IdlValue? ConvertStruct(ThriftScope scope, ThriftValue value, IdlMessageType type, int depth)
    {
        ThriftMap? map = value as ThriftMap ?? (value is ThriftList { Items.Count: 0 } ? new ThriftMap(default, value.Where) : null);
        if (map is null)
        {
            return Mismatch(type, value.Where, Describe(value), "; fields stand in { }, as in {\"name\": value}");
        }

        ThriftSymbol symbol = context.SymbolOf(type.Id);
        ThriftStruct definition = (ThriftStruct)symbol.Definition;
        StructFields known = FieldsOf(symbol);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<IdlFieldValue> values = [];
        foreach (ThriftMapEntry entry in map.Entries)
        {
            if (FieldOf(entry.Key, symbol, known) is not { } name)
            {
                continue;
            }

            if (!seen.Add(name))
            {
                context.Report(IdlRules.DuplicateKey, entry.Key.Where, $"'{name}'");
            }
            else if (known.Types[known.ByName[name]] is { } fieldType && Convert(scope, entry.Value, fieldType, depth + 1) is { } converted)
            {
                values.Add(new(name, converted));
            }
        }

        bool isWhole = values.Count == map.Entries.Count;
        return IsValid(definition, known, seen, map, isWhole) ? new IdlStructValue(type.Id, values.ToEquatableArray()) : null;
    }

    private string? FieldOf(ThriftValue key, ThriftSymbol symbol, StructFields known)
    {
        if (key is not ThriftText text)
        {
            context.Report(
                IdlRules.ValueTypeMismatch,
                key.Where,
                "the name of a field in quotes",
                Describe(key),
                key is ThriftReference reference ? $"; write \"{reference.Name}\"" : "");
            return null;
        }

        if (known.ByName.ContainsKey(text.Value))
        {
            return text.Value;
        }

        if (symbol.Definition.IsComplete)
        {
            string? similar = names.MaySuggest() ? Spelling.Closest(text.Value, known.ByName.Keys) : null;
            context.Report(IdlRules.UnknownField, text.Where, symbol.Definition.Name, Shorten(text.Value), similar is null ? "" : $"; did you mean '{similar}'?");
        }

        return null;
    }

    private bool IsValid(ThriftStruct definition, StructFields known, HashSet<string> set, ThriftMap value, bool isWhole)
    {
        if (!isWhole || !definition.IsComplete)
        {
            return isWhole;
        }

        if (definition.Kind == IdlMessageKind.Union)
        {
            if (set.Count != 1)
            {
                context.Report(IdlRules.UnionValue, value.Where, definition.Name, set.Count == 0 ? "none" : Text(set.Count));
            }

            return set.Count == 1;
        }

        string? missing = known.Required.FirstOrDefault(name => !set.Contains(name));
        if (missing is not null)
        {
            context.Report(IdlRules.MissingRequiredField, value.Where, definition.Name, missing);
        }

        return missing is null;
    }
}

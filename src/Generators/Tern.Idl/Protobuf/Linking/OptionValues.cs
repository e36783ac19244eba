using System.Globalization;
using Tern.Idl.Protobuf.Symbols;
using Tern.Idl.Protobuf.Syntax;
using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Linking;

/// <summary>Reads the values of the options of one thing into annotations, and remembers which options it has already.</summary>
internal sealed class OptionValues
{
    private readonly LinkContext _context;
    private readonly FileSymbol _file;

    // Keys that are set, with those of all messages around them.
    private readonly HashSet<string> _set = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private SourceSpan _where = new("", 0, 0, 0, 0, 0, 0);

    public OptionValues(LinkContext context, FileSymbol file)
    {
        _context = context;
        _file = file;
    }

    public List<IdlAnnotation> Annotations { get; } = [];

    /// <summary>The key of a field within that of the message which holds it.</summary>
    public static string KeyOf(string key, FieldSymbol field)
    {
        string name = field.IsExtension ? $"({field.FullName})" : field.Name;
        return key.Length == 0 ? name : key + "." + name;
    }

    /// <summary>Reads one option.</summary>
    /// <param name="field">The field that it sets.</param>
    /// <param name="value">Its value.</param>
    /// <param name="key">Its key.</param>
    /// <param name="where">Its name.</param>
    public void Read(FieldSymbol field, ProtoValue value, string key, SourceSpan where)
    {
        _where = where;
        if (!field.IsRepeated && _set.Contains(key))
        {
            _context.Report(IdlRules.OptionSetTwice, where, key);
            return;
        }

        for (int dot = key.Length; dot > 0; dot = LastDot(key, dot))
        {
            _set.Add(key.Substring(0, dot));
        }

        ReadOne(field, value, key, isText: false);
    }

    // Dots in parentheses and brackets belong to names.
    private static int LastDot(string key, int end)
    {
        int depth = 0;
        for (int i = end - 1; i > 0; i--)
        {
            depth += key[i] is ')' or ']' ? 1 : key[i] is '(' or '[' ? -1 : 0;
            if (key[i] == '.' && depth == 0)
            {
                return i;
            }
        }

        return 0;
    }

    /// <param name="field">The field.</param>
    /// <param name="value">A value of it, or of one element if it is repeated.</param>
    /// <param name="key">Its key.</param>
    /// <param name="isText">Whether it stands in an aggregate, where the text format allows more spellings.</param>
    private void ReadOne(FieldSymbol field, ProtoValue value, string key, bool isText)
    {
        if (field.Message is { } message)
        {
            ReadMessage(field, message, value, key);
        }
        else if (field.Enum is { } @enum)
        {
            ReadEnum(field, @enum, value, key, isText);
        }
        else if (OptionScalars.TextOf(field.Scalar!.Value, value, isText) is { } text)
        {
            Add(key, text, value is ProtoString);
        }
        else
        {
            ReportValue(field, value, OptionScalars.Describe(field.Scalar.Value));
        }
    }

    private void ReportValue(FieldSymbol field, ProtoValue value, string expected)
        => _context.Report(IdlRules.OptionValue, value.Where, field.IsExtension ? field.FullName : field.Name, expected, value.Kind);

    private void Add(string key, string value, bool isText) => Annotations.Add(new(key, value, _where) { IsText = isText });

    private void ReadEnum(FieldSymbol field, EnumSymbol @enum, ProtoValue value, string key, bool isText)
    {
        EnumValueSymbol? named = value is ProtoWord { IsNegative: false } word ? @enum.Value(word.Name) : null;
        if (named is null && isText && value is ProtoInteger number)
        {
            long amount = number.IsNegative ? -(long)number.Magnitude : (long)Math.Min(number.Magnitude, long.MaxValue);
            named = @enum.Values.Find(candidate => candidate.Number == amount);
            if (named is null && !@enum.Features.IsEnumClosed && amount is >= int.MinValue and <= int.MaxValue)
            {
                Add(key, number.Text, isText: false);
                return;
            }
        }

        if (named is null)
        {
            IEnumerable<string> names = @enum.Values.Take(8).Select(candidate => candidate.Name);
            ReportValue(field, value, $"one of {string.Join(", ", names)}{(@enum.Values.Count > 8 ? ", …" : "")}");
            return;
        }

        if (named.Number == 0 && field.Owner?.FullName == "google.protobuf.FeatureSet")
        {
            _context.Report(IdlRules.FeatureMisplaced, value.Where, "features." + field.Name, $"{named.Name} says nothing");
        }
        else if (OptionUse.Check(_context, _file, named, value.Where))
        {
            Add(key, named.Name, isText: false);
        }
    }

    private void ReadMessage(FieldSymbol field, MessageSymbol message, ProtoValue value, string key)
    {
        if (value is not ProtoAggregate aggregate)
        {
            ReportValue(field, value, $"a message in braces, of type '{message.FullName}'");
            return;
        }

        if (field.IsRepeated)
        {
            _counts.TryGetValue(key, out int index);
            _counts[key] = index + 1;
            key = $"{key}[{index.ToString(CultureInfo.InvariantCulture)}]";
        }

        int before = Annotations.Count;
        ReadFields(message, aggregate, key);
        if (Annotations.Count == before && aggregate.Fields.Count == 0)
        {
            Add(key, "{}", isText: false);
        }
    }

    private void ReadFields(MessageSymbol message, ProtoAggregate aggregate, string key)
    {
        HashSet<FieldSymbol> seen = [];
        Dictionary<OneOfSymbol, FieldSymbol> cases = [];
        bool isComplete = true;
        foreach (ProtoValueField part in aggregate.Fields)
        {
            if (part.Kind == ProtoValueFieldKind.Any)
            {
                ReadAny(message, part, key);
                isComplete = false;
            }
            else if (FindField(message, part) is not { } field)
            {
                isComplete = false;
            }
            else if (CheckOnce(field, part, seen, cases))
            {
                ReadField(field, part, KeyOf(key, field));
            }
        }

        if (isComplete && message.Fields.Where(field => field.IsRequired && !seen.Contains(field)).Select(field => field.Name).ToList() is { Count: > 0 } missing)
        {
            _context.Report(IdlRules.OptionIncomplete, aggregate.Where, message.FullName, string.Join(", ", missing));
        }
    }

    private bool CheckOnce(FieldSymbol field, ProtoValueField part, HashSet<FieldSymbol> seen, Dictionary<OneOfSymbol, FieldSymbol> cases)
    {
        if (!seen.Add(field) && !field.IsRepeated)
        {
            _context.Report(IdlRules.OptionSetTwice, part.Name.Where, field.Name);
            return false;
        }

        if (field.OneOf is { } oneOf)
        {
            if (cases.TryGetValue(oneOf, out FieldSymbol? other) && other != field)
            {
                _context.Report(IdlRules.OptionSetTwice, part.Name.Where, $"{oneOf.Name} (by '{other.Name}' and '{field.Name}')");
                return false;
            }

            cases[oneOf] = field;
        }

        return true;
    }

    private void ReadField(FieldSymbol field, ProtoValueField part, string key)
    {
        _set.Add(key);
        if (part.Value is not ProtoList list)
        {
            ReadOne(field, part.Value, key, isText: true);
        }
        else if (!field.IsRepeated)
        {
            ReportValue(field, list, "one value");
        }
        else
        {
            foreach (ProtoValue item in list.Items)
            {
                ReadOne(field, item, key, isText: true);
            }
        }
    }

    private FieldSymbol? FindField(MessageSymbol message, ProtoValueField part)
    {
        string name = part.Name.Text;
        if (part.Kind == ProtoValueFieldKind.Extension)
        {
            return FindExtension(message, part.Name);
        }

        FieldSymbol? field = message.Field(name);
        if (field is null && message.Field(name.ToLowerInvariant()) is { Message: { } group } lower && group.Name == name && (lower.IsGroup || lower.Features.IsDelimited))
        {
            field = lower;
        }

        if (field is null && !message.Syntax.Reserved.Names.Any(reserved => reserved.Text == name))
        {
            _context.Report(IdlRules.UndefinedName, part.Name.Where, "field", name, $" in '{message.FullName}'");
        }

        return field is { HasType: true } ? field : null;
    }

    private FieldSymbol? FindExtension(MessageSymbol message, ProtoName name)
    {
        (Symbol? symbol, string? resolved) = _context.Names.Find(name.Text, message.Scope, _file, typesOnly: false);
        if (symbol is FieldSymbol { IsExtension: true, HasType: true } extension && extension.Extendee == message)
        {
            return extension;
        }

        if (symbol is MessageSymbol held && message.IsMessageSet)
        {
            return held.Extensions.Find(candidate => candidate.Extendee == message && candidate.Message == held);
        }

        if (symbol is null)
        {
            _context.Names.ReportUndefined("extension", name.Text, resolved, _file, name.Where);
        }
        else
        {
            _context.Report(IdlRules.WrongKindOfName, name.Where, name.Text, symbol.Kind, $"extension of '{message.FullName}'");
        }

        return null;
    }

    private void ReadAny(MessageSymbol message, ProtoValueField part, string key)
    {
        string type = part.Name.Text.Substring(part.Name.Text.LastIndexOf('/') + 1);
        if (message.FullName != "google.protobuf.Any")
        {
            _context.Report(IdlRules.WrongKindOfName, part.Name.Where, part.Name.Text, "type in an Any", $"field of '{message.FullName}'");
        }
        else if (_context.Names.FindFull(type, _file) is not MessageSymbol held)
        {
            _context.Names.ReportUndefined("message", type, null, _file, part.Name.Where);
        }
        else if (part.Value is not ProtoAggregate aggregate)
        {
            _context.Report(IdlRules.OptionValue, part.Value.Where, part.Name.Text, "a message in braces", part.Value.Kind);
        }
        else
        {
            ReadFields(held, aggregate, $"{key}.[{part.Name.Text}]");
        }
    }
}

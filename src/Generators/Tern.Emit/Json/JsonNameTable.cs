using System.Globalization;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Collects the names that one codec needs for JSON, and emits them as a class of their own: who uses no JSON does not make them, and trimming takes them away.</summary>
internal sealed class JsonNameTable(
    CodeWriter code,
    NameScope names,
    string owner,
    IReadOnlyList<Slot> slots,
    string className = JsonNameTable.ClassName)
{
    /// <summary>Name of the class in a codec.</summary>
    public const string ClassName = "JsonNames";

    private const int MaxColumns = 120;

    private readonly Slot[] _fields = [.. slots.Where(s => !s.Protobuf.IsOneOf)];
    private readonly Slot[] _oneOfs = [.. slots.Where(s => s.Protobuf.IsOneOf)];
    private readonly LocalNames _members = new("Fields", className);
    private readonly Dictionary<string, (string Member, EnumType Type)> _enums = new(StringComparer.Ordinal);

    private bool _namesFields;

    /// <summary>Expression of the names of the fields.</summary>
    public string Fields
    {
        get
        {
            _namesFields = true;
            return className + ".Fields";
        }
    }

    /// <summary>Expression of the names of an enum.</summary>
    public string Of(EnumType type)
    {
        string key = type.Name.ToString();
        if (!_enums.TryGetValue(key, out (string Member, EnumType Type) entry))
        {
            string simple = type.Name.Name.Substring(type.Name.Name.LastIndexOf('.') + 1);
            entry = (_members.Take(Identifiers.Pascal(simple)), type);
            _enums.Add(key, entry);
        }

        return $"{className}.{entry.Member}";
    }

    /// <summary>Emits the class, if anything in it is used.</summary>
    public void Emit()
    {
        if (!_namesFields && _enums.Count == 0)
        {
            return;
        }

        code.Line();
        using (code.Block($"private static class {className}"))
        {
            if (_namesFields)
            {
                EmitFields();
            }

            foreach ((string member, EnumType type) in _enums.Values)
            {
                code.Line($"public static readonly {names.Wire("JsonEnumNames")} {member} = new(");
                code.Continue($"{Identifiers.Literal(type.Name.Name)},");
                code.Continue("[");
                EmitList(type.Members.Select(m => Identifiers.Literal(m.WireName)), "],");
                code.Continue("[");
                EmitList(type.Members.Select(m => m.Value.ToString(CultureInfo.InvariantCulture)), EndOf(type));
            }
        }
    }

    private void EmitFields()
    {
        string[] nulls = [.. Enumerable.Range(0, _fields.Length).Where(i => IsJsonNull(_fields[i].Type)).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        string end = nulls.Length == 0 ? ");" : $") {{ Nulls = [{string.Join(", ", nulls)}] }};";
        code.Line($"public static readonly {names.Wire("JsonFieldNames")} Fields = new(");
        IEnumerable<string> literals = _fields.Select(s => Identifiers.Literal(s.WireName));
        bool hasJsonNames = _fields.Any(s => s.Protobuf.JsonName is not null);
        if (_oneOfs.Length == 0 && !hasJsonNames)
        {
            EmitList(literals.Prepend(Identifiers.Literal(owner)), end);
            return;
        }

        code.Continue($"{Identifiers.Literal(owner)},");
        code.Continue("[");
        bool isLast = _oneOfs.Length == 0;
        if (hasJsonNames)
        {
            EmitList(literals, "],");
            code.Continue("[");
            literals = _fields.Select(s => s.Protobuf.JsonName is { } name ? Identifiers.Literal(name) : "null");
        }

        EmitList(literals, isLast ? "]" + end : "],");
        if (!isLast)
        {
            EmitList(_oneOfs.Select(s => $"{names.Of(((MessageType)s.Type).Codec)}.JsonCases"), end);
        }
    }

    private static string EndOf(EnumType type) => type switch
    {
        { IsJsonNull: true } => "]) { IsNull = true };",
        { IsClosed: true } => "]) { IsClosed = true };",
        _ => "]);",
    };

    private static bool IsJsonNull(TypeModel type) => type is EnumType { IsJsonNull: true } or MessageType { IsJsonNull: true };

    private void EmitList(IEnumerable<string> items, string end)
    {
        string line = "";
        foreach (string item in items)
        {
            if (line.Length > 0 && line.Length + item.Length > MaxColumns)
            {
                code.Continue(line + ",");
                line = "";
            }

            line += (line.Length > 0 ? ", " : "") + item;
        }

        code.Continue(line + end);
    }
}

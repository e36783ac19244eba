using Tern.Schema;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Idl.CSharp.Naming;

/// <summary>C# names of everything in a schema. Names depend on the file alone that defines them, so that adding a file renames nothing.</summary>
internal sealed class NameTable
{
    private readonly SchemaView _view;
    private readonly Dictionary<IdlId, TypeName> _types = [];
    private readonly Dictionary<IdlId, MessageNames> _members = [];
    private readonly Dictionary<IdlId, IReadOnlyList<string>> _enumValues = [];
    private readonly Dictionary<string, TypeName> _constants = new(StringComparer.Ordinal);

    // Without case: names of generated files do not tell Item from ITEM.
    private readonly Dictionary<string, string> _owners = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private readonly HashSet<IdlId> _duplicates = [];

    public NameTable(SchemaView view)
    {
        _view = view;
        foreach (IdlFile file in view.Files)
        {
            NameFile(file);
        }
    }

    /// <summary>The C# type of a message, enum or service; <see langword="null"/> if Tern has it already or the IDL does not define it.</summary>
    public TypeName? TypeOf(IdlId id) => _types.TryGetValue(id, out TypeName? name) ? name : null;

    /// <summary>The C# type of a message, enum or service that is declared here.</summary>
    /// <exception cref="KeyNotFoundException">It is not: see <see cref="TypeOf"/>.</exception>
    public TypeName DeclaredTypeOf(IdlId id) => _types[id];

    /// <summary>The class with the constants of a file.</summary>
    public TypeName ConstantsOf(IdlFile file) => _constants[file.Path];

    /// <summary>Names inside of a message.</summary>
    public MessageNames MembersOf(IdlId message) => _members[message];

    /// <summary>Names of an enum's values, in their order.</summary>
    public IReadOnlyList<string> ValuesOf(IdlId @enum) => _enumValues[@enum];

    /// <summary>Whether another file has a type of the name already, so that this one is not declared.</summary>
    public bool IsDuplicate(IdlId id) => _duplicates.Contains(id);

    /// <summary>Whether a namespace has a type of a name at its top.</summary>
    public bool IsClaimed(string? @namespace, string name) => _claimed.Contains(@namespace + "." + name);

    private void NameFile(IdlFile file)
    {
        string space = _view.NamespaceOf(file);
        HashSet<string> inFile = new(StringComparer.OrdinalIgnoreCase);
        foreach (IdlMessage message in file.Messages.Where(m => m.Container is null && !WellKnownTypes.Has(m.Id)))
        {
            NameMessage(message, TopLevel(message.Id, message.Where, CSharpIdentifiers.Pascal(message.Id.SimpleName)));
        }

        foreach (IdlEnum @enum in file.Enums.Where(e => e.Container is null && !WellKnownTypes.Has(e.Id)))
        {
            NameEnum(file, @enum, TopLevel(@enum.Id, @enum.Where, CSharpIdentifiers.Pascal(@enum.Id.SimpleName)));
        }

        foreach (IdlService service in file.Services)
        {
            string name = CSharpIdentifiers.Pascal(service.Id.SimpleName);
            bool isInterfaceName = name.Length > 2 && name[0] == 'I' && char.IsUpper(name[1]) && char.IsLower(name[2]);
            _types[service.Id] = TopLevel(service.Id, service.Where, isInterfaceName ? name : "I" + name);
        }

        if (file.Constants.Count > 0)
        {
            string stem = CSharpIdentifiers.Pascal(IdlPath.StemOf(file.Path));
            string name = stem.EndsWith("Constants", StringComparison.Ordinal) ? stem : stem + "Constants";
            _constants[file.Path] = TopLevel(new IdlId(file.Path, "(constants)"), file.Constants[0].Where, name);
        }

        TypeName TopLevel(IdlId id, SourceSpan where, string wish)
        {
            string name = wish;
            for (int i = 2; !inFile.Add(name); i++)
            {
                name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            TypeName type = new(space, name);
            if (_owners.TryGetValue(type.FullName, out string? owner))
            {
                _duplicates.Add(id);
                if (_view.IsEmitted(file))
                {
                    _view.Report(IdlRules.DuplicateType.At(where, id.SimpleName, type.FullName, _view.DisplayPathOf(owner)));
                }
            }
            else
            {
                _owners.Add(type.FullName, file.Path);
                _claimed.Add(type.FullName);
            }

            return type;
        }
    }

    private void NameMessage(IdlMessage message, TypeName type)
    {
        _types[message.Id] = type;
        string simple = type.Name.Substring(type.Name.LastIndexOf('.') + 1);
        IReadOnlyCollection<string> ofBase = message.Kind == IdlMessageKind.Exception ? MemberNamer.OfException : MemberNamer.OfRecord;
        bool isUnion = SchemaView.IsUnion(message);
        MemberNamer namer = isUnion ? new(ofBase, [simple, "Value"], "Case") : new(ofBase, [simple], "Value");
        IReadOnlyList<IdlField> fields = _view.FieldsOf(message);
        Dictionary<string, string> members = new(StringComparer.Ordinal);
        Dictionary<string, string> properties = new(StringComparer.Ordinal);
        foreach (IdlField field in fields.OrderBy(f => f.Id))
        {
            if (field.OneOf is null)
            {
                members[field.Name] = namer.Take(field.Name, field.Id);
            }
            else if (!properties.ContainsKey(field.OneOf))
            {
                properties[field.OneOf] = namer.Take(field.OneOf, field.Id);
            }
        }

        List<string> nested = isUnion ? [.. members.Values] : [];
        Dictionary<string, OneOfNames> oneOfs = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> oneOf in properties)
        {
            string union = namer.TakeOther(oneOf.Value + "Case", "Union");
            nested.Add(union);
            oneOfs[oneOf.Key] = new(oneOf.Value, union, NameCases(union, fields.Where(f => f.OneOf == oneOf.Key)));
        }

        NameNested(message, type, namer, nested);
        Dictionary<string, string> fallbacks = fields
            .Where(f => _view.NeedsFallback(message, f))
            .ToDictionary(f => f.Name, f => namer.TakeOther(members[f.Name] + "OrDefault", "Value"), StringComparer.Ordinal);
        _members[message.Id] = new(members, oneOfs, fallbacks, nested);
    }

    private void NameNested(IdlMessage message, TypeName type, MemberNamer namer, List<string> nested)
    {
        IdlFile file = _view.FileOf(message.Id);
        foreach (IdlMessage inner in _view.MessagesIn(message.Id))
        {
            string name = namer.TakeOther(CSharpIdentifiers.Pascal(inner.Id.SimpleName), "Type");
            nested.Add(name);
            NameMessage(inner, new TypeName(type.Namespace, $"{type.Name}.{name}"));
        }

        foreach (IdlEnum inner in _view.EnumsIn(message.Id))
        {
            string name = namer.TakeOther(CSharpIdentifiers.Pascal(inner.Id.SimpleName), "Type");
            nested.Add(name);
            NameEnum(file, inner, new TypeName(type.Namespace, $"{type.Name}.{name}"));
        }
    }

    private static Dictionary<string, string> NameCases(string union, IEnumerable<IdlField> fields)
    {
        MemberNamer namer = new(MemberNamer.OfRecord, [union, "Value"], "Case");
        return fields.OrderBy(f => f.Id).ToDictionary(f => f.Name, f => namer.Take(f.Name, f.Id), StringComparer.Ordinal);
    }

    private void NameEnum(IdlFile file, IdlEnum @enum, TypeName type)
    {
        _types[@enum.Id] = type;
        _enumValues[@enum.Id] = EnumValueNames.Of(
            @enum.Id.SimpleName,
            [.. @enum.Values.Select(v => (v.Name, v.Value))],
            stripsPrefix: file.Syntax != IdlSyntax.Thrift);
    }
}

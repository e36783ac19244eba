using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;

namespace Tern.Idl.CSharp;

/// <summary>What all declarations have in common: where they stand, what C# they are, and which names mean something else inside of them.</summary>
internal sealed class HeadLowering
{
    private readonly SchemaView _view;
    private readonly NameTable _names;
    private readonly TypeLowering _types;
    private readonly HashSet<string> _obsolete;
    private readonly Dictionary<string, string[]> _claimed = new(StringComparer.Ordinal);

    public HeadLowering(SchemaView view, NameTable names, TypeLowering types)
    {
        _view = view;
        _names = names;
        _types = types;
        IEnumerable<IdlId> obsolete = view.Files.SelectMany(f => f.Messages.Where(m => SchemaView.ObsoleteOf(m.Annotations) is not null).Select(m => m.Id)
            .Concat(f.Enums.Where(e => SchemaView.ObsoleteOf(e.Annotations) is not null).Select(e => e.Id)));
        _obsolete = new(obsolete.Select(id => names.TypeOf(id)?.FullName).OfType<string>(), StringComparer.Ordinal);
    }

    /// <summary>Head of a message, union or exception.</summary>
    /// <param name="message">The definition.</param>
    /// <param name="named">Types that the declaration names.</param>
    /// <param name="hasObsoleteMembers">Whether a member is obsolete.</param>
    public DeclarationHead Of(IdlMessage message, IEnumerable<TypeModel> named, bool hasObsoleteMembers)
    {
        TypeName name = _names.DeclaredTypeOf(message.Id);
        string? obsolete = SchemaView.ObsoleteOf(message.Annotations);
        bool namesObsolete = hasObsoleteMembers || IsObsolete(message) || named.Any(Names);
        string kind = message.Kind switch
        {
            IdlMessageKind.Exception => "exception",
            IdlMessageKind.Union => "union",
            _ => IsThrift(message.Id) ? "struct" : "message",
        };
        return Of(name, message.Id, message.Where, kind, message.Doc, obsolete, ContainersOf(message.Container), NestedIn(message), namesObsolete);
    }

    /// <summary>Head of the union that a oneof becomes inside of its message.</summary>
    public DeclarationHead OfOneOf(IdlMessage message, string oneOf, OneOfNames oneOfNames, SourceSpan where, IEnumerable<TypeModel> named, bool hasObsoleteCases)
    {
        TypeName container = _names.DeclaredTypeOf(message.Id);
        TypeName name = new(container.Namespace, $"{container.Name}.{oneOfNames.Union}");
        bool namesObsolete = hasObsoleteCases || IsObsolete(message) || named.Any(Names);
        IEnumerable<string> nested = NestedIn(message).Concat(oneOfNames.Cases.Values);
        return Of(name, message.Id with { Name = oneOf }, where, "oneof", null, null, ContainersOf(message.Id), nested, namesObsolete);
    }

    /// <summary>Head of an enum.</summary>
    public DeclarationHead Of(IdlEnum @enum)
    {
        string? obsolete = SchemaView.ObsoleteOf(@enum.Annotations);
        return Of(_names.DeclaredTypeOf(@enum.Id), @enum.Id, @enum.Where, "enum", @enum.Doc, obsolete, ContainersOf(@enum.Container), [], namesObsolete: false);
    }

    /// <summary>Head of a service.</summary>
    public DeclarationHead Of(IdlService service, bool namesObsolete)
        => Of(_names.DeclaredTypeOf(service.Id), service.Id, service.Where, "service", service.Doc, SchemaView.ObsoleteOf(service.Annotations), default, [], namesObsolete);

    /// <summary>Head of the constants of a file.</summary>
    public DeclarationHead OfConstants(IdlFile file, IEnumerable<TypeModel> named, bool hasObsoleteMembers)
    {
        IdlConstant first = file.Constants[0];
        return Of(_names.ConstantsOf(file), first.Id with { Name = "" }, first.Where, "constants", null, null, default, [], hasObsoleteMembers || named.Any(Names));
    }

    /// <summary>What generated code repeats of a message, union or exception.</summary>
    public ContractType ContractOf(MessageType type, string keyword, DeclarationHead head) => new(
        type.Name,
        type.Codec,
        keyword,
        head.Containers,
        head.IsPublic,
        type.IsValueType,
        IsReadOnly: false,
        head.NamesObsolete,
        type.ProtobufName,
        HasOwnJson: false);

    /// <summary>The keyword that declares a message.</summary>
    public string KeywordOf(IdlMessage message)
        => message.Kind == IdlMessageKind.Exception || _view.OptionsOf(message.Id).Style == CSharpStyle.Class
            ? "class"
            : _types.IsValueType(message) ? "record struct" : "record";

    /// <summary>Whether something obsolete is named by a type.</summary>
    public bool Names(TypeModel type) => type switch
    {
        ListType list => Names(list.Element),
        SetType set => Names(set.Element),
        MapType map => Names(map.Key) || Names(map.Value),
        _ => _obsolete.Contains(type.Name.FullName),
    };

    private DeclarationHead Of(
        TypeName name,
        IdlId id,
        SourceSpan where,
        string kind,
        string? doc,
        string? obsolete,
        EquatableArray<string> containers,
        IEnumerable<string> nested,
        bool namesObsolete)
    {
        IEnumerable<string> hidden = ClaimedIn(name.Namespace ?? "").Concat(nested);
        return new(
            name,
            containers,
            IsPublic: !_view.OptionsOf(id).IsInternal,
            doc,
            obsolete,
            new DeclarationOrigin(id.Name.Length == 0 ? kind : $"{kind} {id.Name}", _view.DisplayPathOf(id.File), where.StartLine + 1),
            hidden.Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray(),
            namesObsolete);
    }

    private string[] ClaimedIn(string space)
    {
        if (!_claimed.TryGetValue(space, out string[]? claimed))
        {
            claimed = [.. LibraryNames.All.Where(n => _names.IsClaimed(space, n))];
            _claimed.Add(space, claimed);
        }

        return claimed;
    }

    private EquatableArray<string> ContainersOf(IdlId? container)
    {
        List<string> containers = [];
        for (IdlMessage? message = Find(container); message is not null; message = Find(message.Container))
        {
            containers.Insert(0, $"partial {KeywordOf(message)} {_names.DeclaredTypeOf(message.Id).Name.Split('.').Last()}");
        }

        return containers.ToEquatableArray();
    }

    private IEnumerable<string> NestedIn(IdlMessage message)
    {
        for (IdlMessage? current = message; current is not null; current = Find(current.Container))
        {
            foreach (string name in _names.MembersOf(current.Id).NestedTypes)
            {
                yield return name;
            }
        }
    }

    private bool IsObsolete(IdlMessage message)
    {
        for (IdlMessage? current = message; current is not null; current = Find(current.Container))
        {
            if (SchemaView.ObsoleteOf(current.Annotations) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private IdlMessage? Find(IdlId? id) => id is null ? null : _view.Index.Message(id);

    private bool IsThrift(IdlId id) => _view.FileOf(id).Syntax == IdlSyntax.Thrift;
}

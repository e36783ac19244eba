namespace Tern.Schema.Declarations;

/// <summary>A type at the top of its namespace and all types inside of it: what one file declares.</summary>
/// <param name="Name">Name of the outermost type.</param>
/// <param name="Declarations">The declarations in the order of the IDL, messages before enums; what contains another one comes before it.</param>
public sealed record DeclarationGroup(TypeName Name, EquatableArray<TypeDeclaration> Declarations)
{
    /// <summary>The contracts among them; <see langword="null"/> if there are none.</summary>
    public ContractGroup? GetContracts()
    {
        EquatableArray<MessageModel> messages = Declarations.OfType<MessageDeclaration>().Select(d => d.Model).ToEquatableArray();
        EquatableArray<UnionModel> unions = Declarations.OfType<UnionDeclaration>().Select(d => d.Model).ToEquatableArray();
        return messages.Count + unions.Count == 0 ? null : new(Name, messages, unions);
    }

    /// <summary>Groups the declarations of a file; groups stand in the order of their first declarations.</summary>
    public static IEnumerable<DeclarationGroup> Of(IEnumerable<TypeDeclaration> declarations)
    {
        List<TypeName> names = [];
        Dictionary<string, List<TypeDeclaration>> members = new(StringComparer.Ordinal);
        foreach (TypeDeclaration declaration in declarations)
        {
            TypeName name = Outermost(declaration.Head.Name);
            if (!members.TryGetValue(name.FullName, out List<TypeDeclaration>? group))
            {
                group = [];
                members.Add(name.FullName, group);
                names.Add(name);
            }

            group.Add(declaration);
        }

        return names.Select(name => new DeclarationGroup(name, members[name.FullName].ToEquatableArray()));
    }

    private static TypeName Outermost(TypeName name)
    {
        int dot = name.Name.IndexOf('.');
        return dot < 0 ? name : new TypeName(name.Namespace, name.Name.Substring(0, dot));
    }
}

/// <summary>The contracts of a <see cref="DeclarationGroup"/>: what is written to one file of codecs. Knows nothing of comments and places, so it stays equal when those change.</summary>
/// <param name="Name">Name of the outermost type.</param>
/// <param name="Messages">Messages and declared exceptions.</param>
/// <param name="Unions">Unions.</param>
public sealed record ContractGroup(TypeName Name, EquatableArray<MessageModel> Messages, EquatableArray<UnionModel> Unions);

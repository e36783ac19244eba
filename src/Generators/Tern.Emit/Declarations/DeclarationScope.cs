using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Spells names in one declaration as a person would, and collects the usings for that.</summary>
/// <remarks>
/// The usings stand inside of the namespace: what they import is then found before the global usings of the project and before the namespaces around, so neither can make a name mean
/// something else. Only types of the very same namespace come first; those are <see cref="DeclarationHead.Hidden"/>.
/// </remarks>
/// <param name="head">The declaration.</param>
/// <param name="usings">Where the usings of the file are collected.</param>
internal sealed class DeclarationScope(DeclarationHead head, SortedSet<string> usings)
{
    private readonly HashSet<string> _hidden = new(head.Hidden, StringComparer.Ordinal);

    /// <summary>Namespace of the declaration.</summary>
    public string Namespace { get; } = head.Name.Namespace ?? "";

    /// <summary>Spells a type.</summary>
    public string Of(TypeName type)
    {
        string arguments = type.Arguments.Count == 0 ? "" : "<" + string.Join(", ", type.Arguments.Select(Of)) + ">";
        return Anchor(type) + arguments + type.Suffix;
    }

    /// <summary>Spells a type of the class library or of Tern.</summary>
    public string Of(string @namespace, string name) => Of(new TypeName(@namespace, name));

    /// <summary>Spells a generic type of the class library.</summary>
    public string Of(string @namespace, string name, params string[] arguments) => $"{Of(@namespace, name)}<{string.Join(", ", arguments)}>";

    /// <summary>Spells an attribute of Tern.</summary>
    public string Attribute(string name) => Attribute("Tern", name);

    /// <summary>Spells an attribute.</summary>
    public string Attribute(string @namespace, string name)
    {
        if (_hidden.Contains(name) || _hidden.Contains(name + "Attribute"))
        {
            return $"global::{@namespace}.{name}Attribute";
        }

        usings.Add(@namespace);
        return name;
    }

    /// <summary>Spells a type where members are found before types: a member of another type must not be taken for it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="members">Members of the declaration with their types.</param>
    public string InExpression(TypeName type, IEnumerable<KeyValuePair<string, TypeName>> members)
    {
        string first = FirstSegment(type.Name);
        return members.Any(m => m.Key == first && m.Value != type) ? Full(type) : Of(type);
    }

    private string Anchor(TypeName type)
    {
        if (type.Namespace is null)
        {
            return type.Name;
        }

        bool isHidden = _hidden.Contains(FirstSegment(type.Name));
        if (!isHidden && type.Namespace == Namespace)
        {
            return Identifiers.EscapePath(type.Name);
        }

        if (!isHidden && LibraryNames.Namespaces.Contains(type.Namespace) && LibraryNames.All.Contains(type.Name))
        {
            usings.Add(type.Namespace);
            return type.Name;
        }

        return Full(type);
    }

    private static string Full(TypeName type) => "global::" + Identifiers.EscapePath(type.FullName);

    private static string FirstSegment(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }
}

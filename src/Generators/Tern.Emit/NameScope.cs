using Tern.Schema;

namespace Tern.Emit;

/// <summary>Spells type names in one file and collects the aliases that they need.</summary>
/// <remarks>
/// Names are written <c>Alias::Name</c>: such a name is looked up among aliases only, so no type or namespace of the user can hide it. A type of the file's own
/// namespace has its simple name, which nothing hides either, unless the file itself declares a type of that name.
/// </remarks>
/// <param name="namespace">Namespace of the file; empty for the global one.</param>
/// <param name="reserved">Names of types that the file declares.</param>
internal sealed class NameScope(string @namespace, IReadOnlyCollection<string> reserved)
{
    private static readonly Dictionary<string, string> s_known = new(StringComparer.Ordinal)
    {
        ["Tern.Serialization"] = "TernWire",
        ["System.Collections.Generic"] = "SystemGeneric",
        ["System.Collections.Immutable"] = "SystemImmutable",
        ["System.Diagnostics.CodeAnalysis"] = "SystemAnalysis",
        ["System.Runtime.CompilerServices"] = "SystemCompiler",
        ["System.Runtime.InteropServices"] = "SystemInterop",
        ["System.Text.RegularExpressions"] = "SystemRegex",
        ["System.Threading.Tasks"] = "SystemTasks",
    };

    private readonly SortedDictionary<string, string> _aliases = new(StringComparer.Ordinal);

    /// <summary>Namespace of the file.</summary>
    public string Namespace => @namespace;

    /// <summary>Aliases that were used, with their namespaces.</summary>
    public IEnumerable<KeyValuePair<string, string>> Aliases => _aliases;

    /// <summary>Spells a type.</summary>
    public string Of(TypeName type)
    {
        string arguments = type.Arguments.Count == 0 ? "" : "<" + string.Join(", ", type.Arguments.Select(Of)) + ">";
        return Anchor(type, mayBeSimple: true) + arguments + type.Suffix;
    }

    /// <summary>Spells a type without arguments in a place where types of the user may hide simple names.</summary>
    public string Anchored(TypeName type) => Anchor(type, mayBeSimple: false);

    /// <summary>Spells a type that may be null.</summary>
    public string OfNullable(TypeName type) => Of(type.AsNullable());

    /// <summary>Spells a type of the serialization library.</summary>
    public string Wire(string name) => Of(new TypeName("Tern.Serialization", name));

    /// <summary>Spells a generic type of the serialization library.</summary>
    public string Wire(string name, params TypeName[] arguments) => Of(TypeName.Generic("Tern.Serialization", name, arguments));

    private string Anchor(TypeName type, bool mayBeSimple)
    {
        string name = Identifiers.EscapePath(type.Name);
        if (type.Namespace is null)
        {
            return type.Name;
        }

        if (mayBeSimple && type.Namespace == @namespace && !reserved.Contains(FirstSegment(type.Name)))
        {
            return name;
        }

        // One segment is short enough as it is, and an alias of that name would clash with the namespace.
        if (type.Namespace.IndexOf('.') < 0)
        {
            return type.Namespace.Length == 0 ? "global::" + name : "global::" + Identifiers.EscapePath(type.Namespace) + "." + name;
        }

        return Alias(type.Namespace) + "::" + name;
    }

    private string Alias(string target)
    {
        string alias = s_known.TryGetValue(target, out string? known) ? known : string.Concat(target.Split('.').Select(Identifiers.Pascal));
        while (_aliases.TryGetValue(alias, out string? taken) && taken != target)
        {
            alias += "_";
        }

        _aliases[alias] = target;
        return alias;
    }

    private static string FirstSegment(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }
}

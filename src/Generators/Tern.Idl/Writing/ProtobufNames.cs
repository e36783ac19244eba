using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Spells names of types in a <c>.proto</c> file as short as the rules of scopes allow.</summary>
internal sealed class ProtobufNames
{
    // Words that begin something else where a type may stand. A dot in front makes a name of each.
    private static readonly HashSet<string> s_words = new(
        (
            "message enum service extend extensions reserved option oneof map group optional required repeated stream rpc returns syntax edition import package public weak export local "
            + "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes").Split(' '),
        StringComparer.Ordinal);

    private readonly string _package;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Names that a file may see.</summary>
    public ProtobufNames(IdlFile file, IdlSchema schema)
    {
        _package = file.Package;
        foreach (IdlFile other in schema.Files.Where(f => f.Syntax != IdlSyntax.Thrift).Append(file))
        {
            AddWithPrefixes(other.Package);
            foreach (string name in NamesOf(other))
            {
                _known.Add(name);
            }
        }
    }

    /// <summary>How a definition is named inside of a scope.</summary>
    /// <param name="id">The definition.</param>
    /// <param name="scope">Full name of the message around the place; <see langword="null"/> at the top of the file.</param>
    public string Of(IdlId id, string? scope)
    {
        string shortest = IsBelow(id.Name, _package) ? id.Name.Substring(_package.Length + 1) : id.Name;
        if (scope is not null && IsBelow(id.Name, scope))
        {
            shortest = id.Name.Substring(scope.Length + 1);
        }

        string from = scope ?? _package;
        int dot = shortest.IndexOf('.');
        if (s_words.Contains(dot < 0 ? shortest : shortest.Substring(0, dot)))
        {
            return "." + id.Name;
        }

        return Finds(shortest, from, id.Name) ? shortest : Finds(id.Name, from, id.Name) && !s_words.Contains(id.Name.Substring(0, Math.Max(id.Name.IndexOf('.'), 0))) ? id.Name : "." + id.Name;
    }

    // The first part is looked for from the inside to the outside; where it is found, the rest must follow.
    private bool Finds(string name, string scope, string wanted)
    {
        int dot = name.IndexOf('.');
        string first = dot < 0 ? name : name.Substring(0, dot);
        for (string around = scope; ; around = around.Substring(0, Math.Max(around.LastIndexOf('.'), 0)))
        {
            string candidate = around.Length == 0 ? first : around + "." + first;
            if (_known.Contains(candidate) || candidate == wanted)
            {
                return (around.Length == 0 ? name : around + "." + name) == wanted;
            }

            if (around.Length == 0)
            {
                return name == wanted;
            }
        }
    }

    private void AddWithPrefixes(string package)
    {
        for (string part = package; part.Length > 0; part = part.Substring(0, Math.Max(part.LastIndexOf('.'), 0)))
        {
            _known.Add(part);
        }
    }

    private static bool IsBelow(string name, string scope) => scope.Length > 0 && name.StartsWith(scope + ".", StringComparison.Ordinal);

    private static IEnumerable<string> NamesOf(IdlFile file)
        => file.Messages.SelectMany(m => m.Fields.Select(f => m.Id.Name + "." + f.Name).Prepend(m.Id.Name))
            .Concat(file.Enums.Select(e => e.Id.Name))
            .Concat(file.Enums.SelectMany(e => e.Values.Select(v => Outside(e.Id.Name) + v.Name)))
            .Concat(file.Services.Select(s => s.Id.Name));

    // Values of an enum are siblings of the enum, as in C++.
    private static string Outside(string name) => name.Substring(0, name.LastIndexOf('.') + 1);
}

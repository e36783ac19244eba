using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Cli;

/// <summary>Writes C# values of a contract's types: the least that their constructors take.</summary>
internal sealed class SampleExpressions(IReadOnlyList<TypeDeclaration> declarations)
{
    private const int MaxDepth = 8;

    // What the parameters and members of a contract could be called; contextual keywords are no trouble there.
    private static readonly HashSet<string> s_keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int " +
        "interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw " +
        "true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    private readonly Dictionary<string, MessageDeclaration> _messages = declarations.OfType<MessageDeclaration>()
        .DistinctBy(static message => message.Model.Type.Name.FullName)
        .ToDictionary(static message => message.Model.Type.Name.FullName, StringComparer.Ordinal);

    /// <summary>A value of a type; <see langword="null"/> if there is none that is short.</summary>
    public string? Of(TypeModel type) => Of(type, 0);

    /// <summary>The full name of a type.</summary>
    public static string NameOf(TypeName name)
    {
        string full = string.Join('.', (string.IsNullOrEmpty(name.Namespace) ? name.Name : $"{name.Namespace}.{name.Name}").Split('.').Select(part => name.Namespace is null ? part : Escape(part)));
        string root = string.IsNullOrEmpty(name.Namespace) ? "" : "global::";
        return $"{root}{full}{(name.Arguments.Count == 0 ? "" : $"<{string.Join(", ", name.Arguments.Select(NameOf))}>")}{name.Suffix}";
    }

    /// <summary>An identifier, escaped if it is a keyword.</summary>
    public static string Escape(string identifier) => s_keywords.Contains(identifier) ? "@" + identifier : identifier;

    private string? Of(TypeModel type, int depth) => type switch
    {
        ScalarType { Kind: ScalarKind.String } => "\"\"",
        ScalarType { Kind: ScalarKind.ByteArray } => "[]",
        ScalarType or EnumType => $"default({NameOf(type.Name)})",
        ListType or SetType => "[]",
        MapType map => $"new {NameOf(map.Name)}()",
        MessageType { IsUnion: false } message when depth < MaxDepth && _messages.TryGetValue(message.Name.FullName, out MessageDeclaration? declared) => Message(declared, depth),
        _ => null,
    };

    private string? Message(MessageDeclaration message, int depth)
    {
        List<string> members = [];
        foreach (FieldModel field in message.Members.Select(static member => member.Field).Where(static field => field.IsRequired && !field.IsNullable))
        {
            if (Of(field.Type, depth + 1) is not { } value)
            {
                return null;
            }

            members.Add($"{Escape(field.Member)} = {value}");
        }

        return $"new {NameOf(message.Model.Type.Name)}{(members.Count == 0 ? "()" : $" {{ {string.Join(", ", members)} }}")}";
    }
}

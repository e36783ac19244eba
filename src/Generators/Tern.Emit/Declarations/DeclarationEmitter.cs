using Tern.Schema.Declarations;

namespace Tern.Emit;

/// <summary>Writes declarations as the C# that a person would write: what it writes, compiled, is the contract that the declaration says.</summary>
public static class DeclarationEmitter
{
    /// <summary>Emits the file of a type and of the types inside of it.</summary>
    public static SourceFile Emit(DeclarationGroup group)
        => new(FileEmitter.HintName(group.Name.ToString(), "Declaration"), new DeclarationFile(group).Write());

    /// <summary>Writes the attribute of what should not be used.</summary>
    internal static void EmitObsolete(CodeWriter code, DeclarationScope scope, string? obsolete)
    {
        if (obsolete is not null)
        {
            string attribute = scope.Attribute("System", "Obsolete");
            code.Line(obsolete.Length == 0 ? $"[{attribute}]" : $"[{attribute}({Identifiers.Literal(obsolete)})]");
        }
    }

    /// <summary>The modifier of a declaration.</summary>
    internal static string Access(DeclarationHead head) => head.IsPublic ? "public" : "internal";

    /// <summary>The simple name of a declaration.</summary>
    internal static string SimpleName(DeclarationHead head) => Identifiers.Escape(head.Name.Name.Substring(head.Name.Name.LastIndexOf('.') + 1));
}

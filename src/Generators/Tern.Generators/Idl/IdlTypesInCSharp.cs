using Tern.Generators.CSharp;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.Idl;

/// <summary>
/// Contracts in C# cannot use types that IDL of the same project defines: a generator sees the project without what generators write. Nothing but this would say so, for the compiler sees
/// both.
/// </summary>
internal static class IdlTypesInCSharp
{
    /// <summary>Adds cause and cure to a diagnostic about a type that is not known, if IDL of the project defines it.</summary>
    public static ContractDiagnostic Explain(ContractDiagnostic diagnostic, EquatableArray<IdlTypeName> types)
    {
        if (diagnostic.Id != Rules.UnsupportedType.Id || diagnostic.Arguments[2] != UnsupportedTypes.NotKnown)
        {
            return diagnostic;
        }

        string name = diagnostic.Arguments[1].TrimEnd('?');
        return types.FirstOrDefault(t => t.Name == name || t.Name.EndsWith("." + name, StringComparison.Ordinal)) is { } found
            ? diagnostic with { Arguments = new([diagnostic.Arguments[0], diagnostic.Arguments[1], ReasonOf(found)]) }
            : diagnostic;
    }

    private static string ReasonOf(IdlTypeName type)
        => $"'{type.File}' of the same project defines it, and contracts in C# do not see what IDL becomes; put the IDL into a project of its own and reference that, or declare this in IDL, too";
}

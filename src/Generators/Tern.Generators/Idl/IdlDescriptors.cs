using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Idl;
using Tern.Schema;

namespace Tern.Generators.Idl;

/// <summary>Rules of IDL as the compiler knows them; their severity is the user's choice, as that of any warning.</summary>
internal static class IdlDescriptors
{
    private const string Category = "Tern.Idl";

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = IdlRules.All.Values.ToDictionary(rule => rule.Id, Of, StringComparer.Ordinal);

    /// <summary>A diagnostic for the compiler.</summary>
    public static Diagnostic ToDiagnostic(ContractDiagnostic diagnostic)
        => Diagnostic.Create(s_byId[diagnostic.Id], Rules.ToLocation(diagnostic.Where), [.. diagnostic.Arguments]);

    private static DiagnosticDescriptor Of(IdlRule rule) => new(
        rule.Id,
        rule.Title,
        rule.Format,
        Category,
        rule.Severity switch
        {
            IdlSeverity.Error => DiagnosticSeverity.Error,
            IdlSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true);
}

using Microsoft.CodeAnalysis;
using Tern.Schema.Naming;

namespace Tern.Generators.CSharp;

/// <summary>Names of a service's generated members, and the C# signatures of its methods.</summary>
internal sealed class MethodNames(string service)
{
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);

    /// <summary>Names of the generated members.</summary>
    public MethodIdentifiers Identifiers { get; } = new(service);

    /// <summary>Whether no earlier method has the C# signature.</summary>
    public bool TryAddSignature(IMethodSymbol method)
        => _signatures.Add($"{method.Name}({string.Join(",", method.Parameters.Select(p => p.RefKind + " " + p.Type.ToDisplayString()))})");
}

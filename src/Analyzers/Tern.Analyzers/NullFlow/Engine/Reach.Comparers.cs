using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Comparers of this compilation that libraries are given.</summary>
internal sealed partial class Reach
{
    private void Comparers(int code, IMethodSymbol method)
    {
        if (_program.AskedBy(method, out _) is { } identity)
        {
            Function(code, identity);
        }

        foreach (IParameterSymbol parameter in method.OriginalDefinition.Parameters)
        {
            if (parameter.Type is INamedTypeSymbol { Name: "IEqualityComparer" or "IComparer", TypeArguments.Length: 1 } comparer)
            {
                Comparer(code, comparer.OriginalDefinition);
            }
        }
    }

    /// <summary>A comparer that a library is given is asked for what it compares.</summary>
    private void Comparer(int code, INamedTypeSymbol comparer)
    {
        foreach (IMethodSymbol asked in comparer.GetMembers().OfType<IMethodSymbol>())
        {
            foreach (IMethodSymbol target in Overrides(asked))
            {
                Function(code, target);
            }
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Finds the variables that functions inside a body share with it.</summary>
internal static class Captures
{
    public static HashSet<ISymbol> Of(IOperation root)
    {
        HashSet<ISymbol> captured = new(SymbolEqualityComparer.Default);
        Stack<(IOperation Operation, ISymbol? Function)> work = new();
        work.Push((root, null));
        while (work.Count > 0)
        {
            (IOperation operation, ISymbol? function) = work.Pop();
            ISymbol? inner = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => function,
            };
            ISymbol? used = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (used is not null && function is not null && !SymbolEqualityComparer.Default.Equals(used.ContainingSymbol, function))
            {
                captured.Add(used);
            }

            foreach (IOperation child in operation.ChildOperations)
            {
                work.Push((child, inner));
            }
        }

        return captured;
    }
}

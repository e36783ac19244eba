using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Type parameters of a callee, as the caller sees them.</summary>
internal sealed partial class Import
{
    /// <summary>The type that a call gives for a type parameter, as a value.</summary>
    private int TypeOf(ITypeParameterSymbol parameter)
    {
        ITypeSymbol? given = Given(parameter);
        if (given is ITypeParameterSymbol own && IsOwn(own))
        {
            return _analysis.Read(_caller, State.Root, own.OriginalDefinition, null, _call.At.Where);
        }

        return given is not null && TypeName.Of(given) is { } name ? _caller.Constant(name) : _caller.New(Fact.NotNull);
    }

    /// <summary>A function takes along what its variables hold: the next call of the callee has others by the same names.</summary>
    private void Bind(int callee, int made, Fact fact)
    {
        if (fact.Targets is not { Length: 1 } targets)
        {
            return;
        }

        foreach (ISymbol variable in _analysis.Program.BoundIn(targets[0]))
        {
            if (!_callee.TryPeek(callee, variable, out _) && _callee.TryPeek(State.Root, variable, out int held))
            {
                _caller.Write(made, variable, Value(held));
            }
        }
    }

    private ITypeSymbol? Given(ITypeParameterSymbol parameter)
    {
        if (parameter.TypeParameterKind == TypeParameterKind.Method)
        {
            return SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _call.Method.OriginalDefinition) ? _call.Method.TypeArguments[parameter.Ordinal] : null;
        }

        for (INamedTypeSymbol? type = _call.Method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, type.OriginalDefinition))
            {
                return type.TypeArguments[parameter.Ordinal];
            }
        }

        return null;
    }

    /// <summary>Whether a type parameter is one of the code that calls.</summary>
    private bool IsOwn(ITypeParameterSymbol parameter)
    {
        for (ISymbol? symbol = _analysis.Code.Symbol; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, parameter.ContainingSymbol))
            {
                return true;
            }
        }

        return false;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Calls of the platform whose result is null with one of their arguments.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Null in, null out. False where nobody can tell that the argument is null.</summary>
    private static bool Echo(State state, Call call, int followed, List<State> next)
    {
        int given = followed < call.Arguments.Length ? call.Arguments[followed] : 0;
        Fact fact = state.Of(given);
        if (given == 0 || fact.Nullness == Nullness.NotNull || (fact.Origin is null && !state.IsEntry(given)))
        {
            return false;
        }

        State other = state.Clone();
        if (state.Conjoin(given, Fact.Null(fact.Origin)))
        {
            Set(state, call.At, fact.Origin is { } origin ? state.New(Fact.Null(origin.Via($"null in, null out of '{call.Method.Name}'", call.At.Where)) with { Type = call.Method.ReturnType }) : given);
            next.Add(state);
        }

        if (other.Conjoin(given, Fact.NotNull))
        {
            Set(other, call.At, other.New(Fact.NotNull with { Type = call.Method.ReturnType }));
            next.Add(other);
        }

        return true;
    }

    /// <summary>The argument that a member of a record structure holds by declaration, as the parts of a key do; 0 for other members.</summary>
    private static int Positional(Call call, object key)
    {
        if (key is not IPropertySymbol { ContainingType: { IsRecord: true, IsValueType: true }, DeclaringSyntaxReferences: { Length: 1 } declared } property || declared[0].GetSyntax() is not ParameterSyntax)
        {
            return 0;
        }

        int position = call.Method.Parameters.FirstOrDefault(p => p.Name == property.Name)?.Ordinal ?? -1;
        return position >= 0 && position < call.Arguments.Length && SymbolEqualityComparer.Default.Equals(property.ContainingType, call.Method.ContainingType.OriginalDefinition) ? call.Arguments[position] : 0;
    }
}

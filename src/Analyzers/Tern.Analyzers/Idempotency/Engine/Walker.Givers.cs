using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Whose effect it is: a store that keeps what it is given does what its caller makes of it.</content>
internal sealed partial class Walker
{
    /// <summary>Notes of the effects of an assignment that it stores a parameter as it is.</summary>
    private void NoteGiven(int from, IAssignmentOperation assignment)
    {
        IParameterSymbol? given = from < _effects.Count && _frame.Method is { } method ? GivenBy(assignment.Value, method) : null;
        for (int i = from; i < _effects.Count && given is not null; i++)
        {
            if (_effects[i].Where == assignment.Syntax)
            {
                Replace(i, _effects[i] with { Given = given });
            }
        }
    }

    private void Replace(int index, Effect by)
    {
        _state = _state.Done.Contains(_effects[index]) ? _state with { Done = _state.Done.Remove(_effects[index]).Add(by) } : _state;
        _effects[index] = by;
    }

    private static IParameterSymbol? GivenBy(IOperation? value, ISymbol method)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, method.OriginalDefinition) ? parameter : null;
    }

    /// <summary>Tells effects of a method of another type, which stores what it was given, of the call that gives it.</summary>
    private void Blame(IMethodSymbol callee, int from, IReadOnlyList<Argument> arguments, IOperation where)
    {
        for (int i = from; i < _effects.Count; i++)
        {
            Effect effect = _effects[i];
            if (_frame.Method is not { } caller || SymbolEqualityComparer.Default.Equals(caller.ContainingType, callee.ContainingType) || effect.Chain.Length != _chain.Count + 1
                || arguments.FirstOrDefault(a => IsGiven(effect, a, callee)) is not { } given)
            {
                continue;
            }

            Effect here = effect with { Where = where.Syntax, Chain = [.. _chain], Given = GivenBy(given.Target, caller) };
            Replace(i, here);
        }
    }

    /// <summary>Whether an argument makes the effect: the parameter that is stored as it is, or what brings in the value that each attempt makes anew.</summary>
    private static bool IsGiven(Effect effect, Argument argument, IMethodSymbol callee)
        => effect.Given is { } given ? argument.Parameter?.Ordinal == given.Ordinal && SymbolEqualityComparer.Default.Equals(given.ContainingSymbol.OriginalDefinition, callee)
            : effect is { Slot: not null, Fresh: { } fresh } && (ReferenceEquals(argument.Value, fresh) || argument.Value.Object?.Members.Values.Any(m => ReferenceEquals(m, fresh)) == true);
}

using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What shows that something is not null: what runs know of it, and what other code can see of the objects of a method.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>Whether a value is not null, by what this run knows or by what the code of a type keeps true.</summary>
    private bool IsProven(State state, int value)
        => state.Of(value).Nullness is Nullness.NotNull || (_program is { Proves: true, Invariants: var invariants } && state.Of(value).Origin is null && invariants.Say(state, value, _code.Symbol));

    /// <summary>What a function is called with shows at its calls; of a method, its own runs say more.</summary>
    private void ObserveWithin(Latent latent, bool safe)
    {
        if (latent.Sink.Member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            _program.Observe(latent.Sink.Where, safe);
        }
    }

    /// <summary>What is known of a static or a captured variable that a method is entered with. While the initialisers of a type run, what its statics are declared to be is not yet so.</summary>
    private Fact StaticFact(object key, ITypeSymbol? type)
    {
        Fact fact = _program.EntryFact(key, type);
        if (fact.Nullness == Nullness.Unknown && key is IFieldSymbol { IsStatic: true, IsReadOnly: true } made && _program.IsMadeByInitialiser(made) && !MayComeBefore(made))
        {
            return fact with { Nullness = Nullness.NotNull };
        }

        bool begins = _program.Proves && key is ISymbol { IsStatic: true, ContainingType: { } owner } symbol && SymbolEqualityComparer.Default.Equals(_code.Symbol as INamedTypeSymbol ?? _code.Symbol.ContainingType, owner)
            && (_code.Symbol is INamedTypeSymbol or IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } or IMethodSymbol { MethodKind: MethodKind.StaticConstructor } || MayRunBefore(symbol));
        return begins && Keys.TypeOf(key) is { IsReferenceType: true } ? fact with { Nullness = fact.Nullness == Nullness.NotNull ? Nullness.Unknown : fact.Nullness } : fact;
    }

    /// <summary>Whether the method is a constructor that an initialiser of its own type calls before a static of that type is set.</summary>
    private bool MayRunBefore(ISymbol member)
    {
        if (_code.Symbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
        {
            return false;
        }

        foreach (MethodCode unit in _program.Initialisers(constructor.ContainingType, statics: true))
        {
            if (unit.Symbol is IFieldSymbol or IPropertySymbol && IsSetAfter(member, unit.Symbol) && unit.Blocks.Exists(b => b.Code.Exists(i => i.Op == Op.Call && SymbolEqualityComparer.Default.Equals(i.Key as IMethodSymbol, constructor))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Other code may look at the objects of the method while it calls or waits.</summary>
    private void Sight(State state, Instruction i)
    {
        if (Sightings is null || _code.Symbol is IMethodSymbol { MethodKind: MethodKind.StaticConstructor })
        {
            return;
        }

        if (i.Op != Op.Call)
        {
            Sightings.Add(state);
        }
        else if (i.A >= 0 && i.Key is IMethodSymbol { IsStatic: false, MethodKind: not MethodKind.Constructor } called && _program.IsSource(called.ContainingType))
        {
            Sightings.Add(state, called.OriginalDefinition, Register(state, i.A));
        }
    }
}

using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A type whose own code alone writes some members: what that code leaves, and which invariants follow.</summary>
internal sealed class GuardedType
{
    /// <summary>Methods of a type that is looked at.</summary>
    private const int MostMethods = 80;

    /// <summary>Places at which other code can look at its objects.</summary>
    private const int MostSightings = 1_500;

    /// <summary>Invariants that are tried for one question.</summary>
    private const int MostTried = 40;

    private readonly INamedTypeSymbol _type;
    private readonly NullProgram _program;
    private readonly ICodeSource _source;
    private readonly List<Sighting> _sightings = [];
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly List<Invariant> _proven = [];
    private readonly List<Invariant> _refuted = [];
    private readonly List<Invariant> _assumed = [];
    private readonly List<(Invariant Invariant, ISymbol Method)> _entered = [];
    private readonly List<MethodCode> _code = [];
    private int _tried;

    private GuardedType(INamedTypeSymbol type, NullProgram program, ICodeSource source)
    {
        _type = type;
        _program = program;
        _source = source;
    }

    /// <summary>Runs the code of a type; <see langword="null"/> when not all of it can be followed.</summary>
    public static GuardedType? Of(INamedTypeSymbol type, NullProgram program, ICodeSource source)
    {
        GuardedType guarded = new(type, program, source);
        guarded._code.AddRange(source.Within(type));
        if (guarded._code.Count > MostMethods)
        {
            return null;
        }

        foreach (MethodCode code in guarded._code)
        {
            foreach (Block block in code.Blocks)
            {
                foreach (Instruction i in block.Code)
                {
                    if (i.Op == Op.Closure)
                    {
                        // Whoever has the delegate calls it at any time.
                        guarded._seen.Add(((IMethodSymbol)i.Key!).OriginalDefinition);
                    }
                }
            }
        }

        foreach (MethodCode code in guarded._code)
        {
            // What initialisers of an object leave is seen where its constructors end; those of statics make objects as methods do.
            if (code.Symbol is not (IMethodSymbol or { IsStatic: true }) || code.IsTree)
            {
                continue;
            }

            Sightings sightings = program.Watch(code, guarded.IsSeen(code.Symbol));
            if (!sightings.Complete)
            {
                return null;
            }

            guarded._sightings.AddRange(sightings.All);
            if (guarded._sightings.Count > MostSightings)
            {
                return null;
            }
        }

        return guarded;
    }

    /// <summary>Whether an invariant holds where a method begins.</summary>
    /// <param name="invariant">The invariant, of an object.</param>
    /// <param name="method">The method.</param>
    /// <param name="isThis">Whether it is the object that the method is called on.</param>
    public bool Holds(Invariant invariant, ISymbol method, bool isThis)
    {
        _tried = 0;
        _assumed.Clear();
        _entered.Clear();
        if (!HoldsAtEntry(invariant, method, isThis))
        {
            return false;
        }

        _proven.AddRange(_assumed);
        return true;
    }

    private bool HoldsAtEntry(Invariant invariant, ISymbol method, bool isThis)
    {
        if (!isThis || IsSeen(method))
        {
            return Prove(invariant);
        }

        // Only the type's own code calls it, perhaps in the middle of a change.
        if (_entered.Exists(e => invariant.Follows(e.Invariant) && SymbolEqualityComparer.Default.Equals(e.Method, method)))
        {
            return true;
        }

        if (++_tried > MostTried)
        {
            return false;
        }

        _entered.Add((invariant, method));
        return _sightings.TrueForAll(s => s.Called is null || !SymbolEqualityComparer.Default.Equals(s.Called, method) || IsKept(s, s.Receiver, invariant));
    }

    private bool Prove(Invariant invariant)
    {
        if (_proven.Exists(invariant.Follows) || _assumed.Exists(invariant.Follows))
        {
            return true;
        }

        if (++_tried > MostTried || _refuted.Exists(invariant.IsSame))
        {
            return false;
        }

        int before = _assumed.Count;
        _assumed.Add(invariant);
        if (HoldsByDefault(invariant) && _sightings.TrueForAll(s => IsKept(s, invariant)))
        {
            return true;
        }

        // What was concluded from it falls with it.
        _assumed.RemoveRange(before, _assumed.Count - before);
        _refuted.Add(invariant);
        return false;
    }

    /// <summary>A struct can be made without its code.</summary>
    private bool HoldsByDefault(Invariant invariant)
        => !_type.IsValueType || Array.Exists(invariant.When, c => !c.Fact.Fits(c.Within is null && Keys.TypeOf(c.Member) is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? Fact.False : Fact.Null(null)));

    private bool IsKept(Sighting sighting, Invariant invariant)
    {
        if (sighting.Called is { } called)
        {
            return !Invariants.IsWithin(called, _type) || !IsSeen(called) || !Reads(called, invariant.Member) || IsKept(sighting, sighting.Receiver, invariant);
        }

        // What a method that only the type itself calls leaves is seen where its callers end.
        State state = sighting.State;
        List<int> owners = [];
        if (sighting.In.Code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } made } && SymbolEqualityComparer.Default.Equals(made.OriginalDefinition, _type))
        {
            owners.Add(state.Entry[0]);
        }

        for (int i = 0; i < state.Heap.Count; i++)
        {
            Edge edge = state.Heap[i];
            if (edge.Owner != State.Root && !owners.Contains(edge.Owner) && !IsOwn(sighting, edge.Owner) && state.KeyOf(edge) is ISymbol key
                && (SymbolEqualityComparer.Default.Equals(key, invariant.Member) || Array.Exists(invariant.When, c => SymbolEqualityComparer.Default.Equals(key, c.Member))))
            {
                owners.Add(edge.Owner);
            }
        }

        return owners.TrueForAll(owner => IsKept(sighting, owner, invariant));
    }

    /// <summary>Whether an object is the method's own so far: it made it, and nothing else holds it.</summary>
    private static bool IsOwn(Sighting sighting, int owner)
    {
        if (sighting.IsEnd || sighting.State.Of(owner).Members != Members.Fresh)
        {
            return false;
        }

        for (int i = 0; i < sighting.State.Heap.Count; i++)
        {
            if (sighting.State.Heap[i].Value == owner)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a run leaves an object so that an invariant holds of it.</summary>
    private bool IsKept(Sighting sighting, int owner, Invariant invariant)
    {
        Standing held = Stand(sighting, owner, invariant.Member, null);
        if (held.Fact.Nullness == Nullness.NotNull)
        {
            return true;
        }

        List<Condition> kept = [];
        foreach (Condition condition in invariant.When)
        {
            Standing other = Stand(sighting, owner, condition.Member, condition.Within);
            if (!other.Fact.Fits(condition.Fact))
            {
                return true;
            }

            if (!other.Changed)
            {
                kept.Add(condition);
            }
        }

        if (held.Changed)
        {
            return held.Fact.Nullness != Nullness.Null && IsSet(sighting, invariant.Member, held.Value);
        }

        // The value is old. What is known of the others may be new: then it was set before, for other reasons.
        foreach (Condition known in Invariant.Conditions(sighting.State, owner, invariant.Member))
        {
            int at = kept.FindIndex(known.IsOf);
            if (at < 0)
            {
                kept.Add(known);
            }
            else if (kept[at].Fact.And(known.Fact) is { } both)
            {
                kept[at] = known with { Fact = both };
            }
            else
            {
                return true;
            }
        }

        return HoldsAtEntry(invariant with { When = [.. kept] }, sighting.In.Code.Symbol, owner == sighting.State.Entry[0]);
    }

    /// <summary>What an object holds in a member, or how many elements the collection there has.</summary>
    private static Standing Stand(Sighting sighting, int owner, ISymbol member, Slot? within)
    {
        State state = sighting.State;
        if (!state.TryPeek(owner, member, out int value))
        {
            return state.Of(owner).Members != Members.Fresh ? new Standing(Fact.Nothing, 0, false)
                : new Standing(within is null && Keys.TypeOf(member) is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? Fact.False : Fact.Null(null), 0, true);
        }

        // A constructor begins with nothing set.
        bool changed = (sighting.In.Code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && owner == state.Entry[0]) || sighting.In.IsWritten(owner, state.NumberOf(member)) && !Array.Exists(state.Asked, q => q.Value == value && q.Owner == owner && q.Number == state.NumberOf(member));
        if (within is null)
        {
            return new Standing(state.Of(value), value, changed);
        }

        if (!state.TryPeek(value, within, out int inner))
        {
            return state.TryCount(value, out int count) ? new Standing(state.Of(count), count, true) : new Standing(Fact.Nothing, 0, changed || state.Of(value).Members == Members.Fresh);
        }

        return new Standing(state.Of(inner), inner, changed || !Array.Exists(state.Asked, q => q.Value == inner && q.Term is null));
    }

    /// <summary>Whether no null gets to a value of which the run knows nothing: none of the compilation, or, for what the compiler's warnings are judged by, none that is declared.</summary>
    private bool IsSet(Sighting sighting, ISymbol member, int value)
    {
        State state = sighting.State;
        int parameter = Array.IndexOf(state.Entry, value) - 1;
        if (parameter >= 0)
        {
            return parameter < sighting.In.Code.Parameters.Length && !_program.MayBeNull(sighting.In.Code, parameter);
        }

        if (Array.Find(state.Asked, q => q.Value == value && q.Term is null) is { Key: ISymbol key } question)
        {
            // Another object of the type may have held it.
            return !_program.MayBeNull(key) || (SymbolEqualityComparer.Default.Equals(Invariants.OwnerOf(key), _type) && Invariants.IsGuarded(key)
                && HoldsAtEntry(new Invariant(key, Invariant.Conditions(state, question.Owner, key)), sighting.In.Code.Symbol, question.Owner == state.Entry[0]));
        }

        return sighting.In.StoreOf(state.NumberOf(member), value) is { } store && _source.IsDeclared(store);
    }

    /// <summary>Whether code that is not the type's own can call a method.</summary>
    private bool IsSeen(ISymbol symbol)
        => symbol is not IMethodSymbol method || _seen.Contains(method.OriginalDefinition) || method.MethodKind == MethodKind.AnonymousFunction || !Invariants.IsWithin(method, _type)
            || (method.MethodKind != MethodKind.LocalFunction && (method.DeclaredAccessibility != Accessibility.Private || !method.ExplicitInterfaceImplementations.IsEmpty));

    private bool Reads(IMethodSymbol method, ISymbol member)
        => _code.Find(c => SymbolEqualityComparer.Default.Equals(c.Symbol, method.OriginalDefinition)) is not { } code
            || code.Blocks.Exists(b => b.Code.Exists(i => i.Op == Op.Load && i.Key is ISymbol key && SymbolEqualityComparer.Default.Equals(key, member)));

    /// <summary>What a place holds.</summary>
    /// <param name="Fact">What is known of it.</param>
    /// <param name="Value">The value, or 0.</param>
    /// <param name="Changed">Whether it may be another than when the method began.</param>
    private readonly record struct Standing(Fact Fact, int Value, bool Changed);
}

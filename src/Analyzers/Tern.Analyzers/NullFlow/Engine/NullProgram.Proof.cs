using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What shows that something is not null, and what methods are run for.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<SyntaxNode, bool> _observed = [];
    private readonly HashSet<ISymbol> _observedMethods = new(SymbolEqualityComparer.Default);
    private Purpose _purpose;
    private Invariants? _invariants;

    /// <summary>What the code of a type keeps true.</summary>
    public Invariants Invariants => _invariants ??= new Invariants(this, source);

    /// <summary>Whether runs are there to show that something is not null, and not to find nulls. Then what is declared not to be null counts, as it does for the compiler whose warnings are judged.</summary>
    public bool Proves { get; init; }

    /// <summary>Whether a declaration decides that a value is not null.</summary>
    public bool IsDeclared(ITypeSymbol? type) => Proves && type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    /// <summary>Notes what runs know of an expression.</summary>
    public void Observe(SyntaxNode where, bool safe)
    {
        if (_purpose == Purpose.Observe)
        {
            _observed[where] = safe && (!_observed.TryGetValue(where, out bool before) || before);
        }
    }

    /// <summary>Runs a method and notes what the runs know of its expressions.</summary>
    public void ObserveIn(ISymbol symbol)
    {
        if (_observedMethods.Add(symbol) && source.CodeOf(symbol) is { } code)
        {
            Attempt(code, Purpose.Observe, () => new MethodAnalysis(this, code, Context.None, 1).Run());
        }
    }

    /// <summary>Runs a method and notes what other code can see of it.</summary>
    /// <param name="code">The method.</param>
    /// <param name="isSeen">Whether others than its own type call it.</param>
    public Sightings Watch(MethodCode code, bool isSeen)
    {
        Sightings sightings = new(code, isSeen);
        sightings.Complete &= Attempt(code, Purpose.Watch, () => new MethodAnalysis(this, code, Context.None, 1) { Sightings = sightings }.Run()) is not null;
        return sightings;
    }

    private Summary? Attempt(MethodCode code, Purpose purpose, Func<Summary?> run)
    {
        Purpose before = _purpose;
        _purpose = purpose;
        try
        {
            return run();
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException or InvalidCastException)
        {
            // As with any limit: the method counts as unknown, and is named.
            Limited(code);
            return null;
        }
        finally
        {
            _purpose = before;
        }
    }

    /// <summary>Whether every run that came to an expression knew that it is not null.</summary>
    public bool IsProven(SyntaxNode where) => _observed.TryGetValue(where, out bool safe) && safe;

    /// <summary>What a method is run for.</summary>
    private enum Purpose
    {
        /// <summary>Nulls that reach a dereference.</summary>
        Find,

        /// <summary>What the runs know of expressions.</summary>
        Observe,

        /// <summary>What other code can see of it.</summary>
        Watch,
    }
}

using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>What follows for sequences from the counts of others, and for elements from counts.</summary>
internal sealed partial class State
{
    /// <summary>Term of a sequence and a value: the value is one of its elements, or null if there is none.</summary>
    public const string Among = "among";

    /// <summary>Term of a sequence and a value: where the value is not null, it is one of its elements.</summary>
    public const string Taken = "taken";

    /// <summary>Term of a sequence: another one that is empty exactly when it is.</summary>
    public const string Alike = "alike";

    /// <summary>Term of a sequence: another one that has elements if it has.</summary>
    public const string Within = "within";

    /// <summary>Term of a map and a key: whether the map has it.</summary>
    public const string HasKey = "has key";

    /// <summary>Term of a key and what was found by it.</summary>
    public const string FoundBy = "found by";

    /// <summary>Whether something was looked up by a key before, and tested.</summary>
    public bool WasFound(int key)
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            if (ReferenceEquals(_terms.TermAt(i).Symbol, FoundBy) && _terms.TermAt(i).A == key && Of(_terms.TermAt(i).B).Nullness == Nullness.NotNull)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Remembers what a look-up of something of a type by a key gave: whether it was found shows later.</summary>
    public void LookedUp(ITypeSymbol row, int key, int found) => OwnTerms().Set(new Term(Term.Call, row.OriginalDefinition, key, found), Constant(true));

    /// <summary>The look-up by an argument that found nothing, which is why a method has null for an answer; <see langword="null"/> for none.</summary>
    public Sought? FailedLookUp()
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Call, Symbol: ITypeSymbol, B: var found } && Of(found) is { Nullness: Nullness.Null, Origin.Reply.Sought: { } sought })
            {
                return sought;
            }
        }

        return null;
    }

    /// <summary>Whether something of a type was found by a key.</summary>
    public bool WasFound(ITypeSymbol row, int key)
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Call, Symbol: ITypeSymbol type } term && term.A == key && Of(term.B).Nullness == Nullness.NotNull && SymbolEqualityComparer.Default.Equals(type, row.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an object was asked if it has something, and said yes.</summary>
    public bool SaidYes(int owner, int argument)
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Call, Symbol: IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean } test } term && term.A == owner && term.B == argument
                && (test.Name.StartsWith("Contains", StringComparison.Ordinal) || test.Name.StartsWith("Has", StringComparison.Ordinal)) && Truth(_terms.ValueAt(i)) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is what a run was entered with in a place.</summary>
    public bool IsAskedFor(int owner, object key, int value)
    {
        for (Question? q = Questions; q is not null; q = q.Previous)
        {
            if (q.Value == value)
            {
                return q.Owner == owner && Equals(q.Key, key);
            }
        }

        return false;
    }

    /// <summary>What stands at known places of a collection: objects that differ in what they hold or in what they are, and constants.</summary>
    public List<int> Places(int collection)
    {
        List<int> places = [];
        for (int i = 0; i < _heap.Count && places.Count < MaxPlaces; i++)
        {
            if (_heap[i].Owner == collection && KeyOf(_heap[i]) is long && Of(_heap[i].Value) is { Exact: true, Type: { IsReferenceType: true } or { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None }, Nullness: Nullness.NotNull } or { Text: not null } && !places.Contains(_heap[i].Value))
            {
                places.Add(_heap[i].Value);
            }
        }

        return places;
    }

    /// <summary>What a collection gave when it was asked for its count.</summary>
    public bool TryCount(int collection, out int count)
    {
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (_terms.TermAt(i) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_Count" or "Count" }, B: -1 } term && term.A == collection)
            {
                count = _terms.ValueAt(i);
                return true;
            }
        }

        count = 0;
        return false;
    }

    /// <summary>Elements of a collection that are told apart.</summary>
    public const int MaxPlaces = 4;

    /// <summary>A value that turns out not to be zero, or true: where it counts something, or says that something is in a collection, that collection has elements.</summary>
    [MethodImpl(Hot.Path)]
    private bool HasSome(int value, int depth)
    {
        if (depth > MaxDepth)
        {
            return true;
        }

        Term? definition = DefinitionOf(value);
        if (definition is { Op: not Term.Call })
        {
            return true;
        }

        if (definition is { Symbol: HasKey or IMethodSymbol { Name: "Any" or "Exists" or "Count" or "Contains" or "ContainsKey" or "ContainsValue" } } asked && asked.A > 0
            && TryPeek(asked.A, Code.Slot.Length, out int count) && !Conjoin(count, Fact.Some, depth + 1))
        {
            return false;
        }

        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (_terms.TermAt(i) is not { Op: Term.Call, Symbol: string } term)
            {
                continue;
            }

            if (ReferenceEquals(term.Symbol, Among))
            {
                if (Of(term.B).Nullness == Nullness.Maybe && Counts(value, definition, term.A) && !Conjoin(term.B, Fact.NotNull, depth + 1))
                {
                    return false;
                }
            }
            else if (ReferenceEquals(term.Symbol, Alike) || ReferenceEquals(term.Symbol, Within))
            {
                if (Counts(value, definition, term.A) && !HasElement(_terms.ValueAt(i), depth))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>What was taken from a sequence turns out to be there: the sequence has elements.</summary>
    private bool IsTaken(int value, int depth)
    {
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (_terms.TermAt(i) is { Op: Term.Call, Symbol: Among or Taken } term && term.B == value && depth <= MaxDepth && !HasElement(term.A, depth))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasElement(int sequence, int depth)
        => TryPeek(sequence, Code.Slot.Length, out int count) ? Conjoin(count, Fact.Some, depth + 1)
            : !TryTerm(new Term(Term.Call, Alike, sequence), out int source) && !TryTerm(new Term(Term.Call, Within, sequence), out source) || HasElement(source, depth + 1);

    /// <summary>Whether a value is the count of a sequence, or says whether it has elements.</summary>
    private bool Counts(int value, Term? definition, int sequence)
        => definition is { Symbol: IMethodSymbol { Name: "Any" or "get_Count" or "get_Length" or "Count" }, B: -1 } term ? term.A == sequence && TryTerm(term, out int now) && now == value
            : TryPeek(sequence, Code.Slot.Length, out int count) && count == value;
}

using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// What a failure takes for granted of those who call a method, of whom none is in sight: that an object they pass, or the one they call it on, is in a certain state, or that they pass null. That they pass a
/// certain number or text is none, since any may come; nor is that a collection has elements or has none, a key that is missing, a null or a number that the code itself makes, or what a library answers.
/// </summary>
internal sealed class Assumption
{
    private const int MaxDepth = 12;
    private readonly State _state;
    private readonly Question[] _asked;

    /// <summary>Objects that the method was entered with, of whose state its callers decide.</summary>
    private readonly HashSet<int> _objects = [];

    private Assumption(State state, int[] entry, ISymbol symbol)
    {
        _state = state;
        _asked = state.Asked;
        bool handler = TernContracts.IsHandler(symbol);
        for (int e = 0; e < entry.Length; e++)
        {
            // A handler is called with whatever a peer sends.
            if (e == 0 || (!handler && !IsPlain(TypeOf(symbol, e - 1))))
            {
                _objects.Add(entry[e]);
            }
        }
    }

    /// <summary>Whether a run of a method is possible only for some states of the objects that it was given.</summary>
    public static bool IsMade(State state, int[] entry, ISymbol symbol) => new Assumption(state, entry, symbol).IsMade();

    private static ITypeSymbol? TypeOf(ISymbol symbol, int parameter)
        => symbol is IMethodSymbol method && parameter < method.Parameters.Length ? method.Parameters[parameter].Type : null;

    private static bool IsPlain(ITypeSymbol? type)
        => type is { SpecialType: not (SpecialType.None or SpecialType.System_Object) } or { TypeKind: TypeKind.Enum } or { Name: "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" or "Uri" };

    private bool IsMade()
        => _objects.Any(o => _state.Of(o).IsCondition) || Array.Exists(_asked, q => _state.Of(q.Value).IsCondition && IsGiven(q, 0));

    private bool IsGiven(Question question, int depth) => question.Term is { } term ? IsGiven(term, depth) : !ReferenceEquals(question.Key, Slot.Length) && IsGiven(question.Owner, depth);

    private bool IsGiven(Term term, int depth)
        => term switch
        {
            { Symbol: State.HasKey or LibraryCalls.Found or LibraryCalls.Item } => IsGiven(term.B, depth),
            { Symbol: IMethodSymbol { Name: "Any" or "Count" or "get_Count" or "get_Length" or "get_IsEmpty" } } => false,
            _ => IsGiven(term.A, depth) || IsGiven(term.B, depth) || IsGiven(term.C, depth),
        };

    private bool IsGiven(int value, int depth)
    {
        if (value < 0 || value == State.Root || depth > MaxDepth)
        {
            return false;
        }

        if (_objects.Contains(value))
        {
            return true;
        }

        return Array.Find(_asked, q => q.Value == value) is { } question ? IsGiven(question, depth + 1) : _state.DefinitionOf(value) is { } term && IsGiven(term, depth + 1);
    }
}

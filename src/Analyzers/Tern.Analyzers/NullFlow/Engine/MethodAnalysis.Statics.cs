using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Statics that hold one object for good.</summary>
internal sealed partial class MethodAnalysis
{
    private HashSet<ISymbol>? _takingStatics;

    /// <summary>What a static holds that nobody has looked at yet, as far as its initialisers say; 0 where that is open, and for one that what it holds itself asks for.</summary>
    private int Static(State state, ISymbol member, SyntaxNode where)
    {
        if (!(_takingStatics ??= new(SymbolEqualityComparer.Default)).Add(member))
        {
            return 0;
        }

        IFieldSymbol? field = member as IFieldSymbol;
        int value = IsMutual(member) ? Begin(state, member.ContainingType, where) && state.TryPeek(State.Root, member, out int begun) ? begun : 0
            : field is { IsReadOnly: true, Type: IArrayTypeSymbol } && Numbers(state, field) is var numbers and not 0 ? numbers
            : field is not null && Constant(state, field, where) is var constant and not 0 ? constant
            : NullForGood(state, member, where) is var none and not 0 ? none
            : LeftBehind(state, member, where);
        _takingStatics.Remove(member);
        return value;
    }

    /// <summary>An object that a static was given once and that nobody can change: all know what it holds. 0 for others.</summary>
    private int Constant(State state, IFieldSymbol field, SyntaxNode where)
    {
        if (!_program.IsConstant(field) || MayComeBefore(field) || _program.SummaryOf(field, Context.None, _depth) is not { Exits.Count: 1, Entry.Length: > 0 } summary)
        {
            return 0;
        }

        if (summary.Exits[0].State.Heap.Count > Limits.Held)
        {
            // A table that was written out: each run that looks at it would carry all of it.
            if (_program.CodeOf(field) is { } table)
            {
                _program.Limited(table);
            }

            return 0;
        }

        if (ReadsAhead(field, summary.Exits[0].State))
        {
            return Begun(state, field, where);
        }

        List<State> next = [];
        Leave(state, new Call(new Instruction(Op.Call, where), _program.AnyInvoke, 0, []), summary, [state.New(Fact.NotNull)], next);
        return next.Count == 1 && ReferenceEquals(next[0], state) && state.TryPeek(State.Root, field, out int value) ? value : 0;
    }

    /// <summary>A table of numbers that stand in the code: what is taken from it lies between the least and the greatest. 0 for others.</summary>
    private int Numbers(State state, IFieldSymbol field)
    {
        if (_program.NumbersOf(field) is not { } numbers)
        {
            return 0;
        }

        int table = state.New(Fact.NotNull with { Type = field.Type });
        state.Write(table, Slot.Element, state.New(Fact.NotNull with { Low = numbers.Least, High = numbers.Greatest }));
        state.Write(table, Slot.Length, state.Constant(numbers.Count));
        state.Write(State.Root, field, table);
        return table;
    }

    /// <summary>The null that a static was given for good by its initialiser; 0 for others, and where that depends on what it asks.</summary>
    private int NullForGood(State state, ISymbol member, SyntaxNode where)
    {
        if (!_program.IsGivenByInitialiser(member) || !_program.MayBeNull((object)member) || MayComeBefore(member) || _program.SummaryOf(member, Context.None, _depth) is not { Exits.Count: > 0, Entry.Length: > 0 } summary)
        {
            return 0;
        }

        if (summary.Exits.Count == 1 && TakesAhead(member, summary.Exits[0].State))
        {
            return Begun(state, member, where);
        }

        Fact? given = null;
        foreach (Exit exit in summary.Exits)
        {
            if (!exit.State.TryPeek(State.Root, member, out int held) || exit.State.Of(held) is not { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null } fact || ReadsAhead(member, exit.State))
            {
                return 0;
            }

            given = given is null || fact.Nullness == Nullness.Maybe ? fact : given;
        }

        int value = state.New(new Fact { Nullness = given!.Nullness, Origin = given.Origin, Type = given.Type });
        state.Write(State.Root, member, value);
        return value;
    }

    /// <summary>
    /// What a static holds once all initialisers of its type have run, where they leave a null in it that nothing replaces later; 0 for others. What may change later is open.
    /// </summary>
    private int LeftBehind(State state, ISymbol member, SyntaxNode where)
    {
        if (_program.Inert(member) is not null || !_program.IsSettled(member) || MayComeBefore(member) || _program.SummaryOf(member.ContainingType, Context.None, _depth) is not { Exits.Count: 1, Entry.Length: > 0 } summary)
        {
            return 0;
        }

        State initialised = summary.Exits[0].State;
        if (!initialised.TryPeek(State.Root, member, out int held) || initialised.IsEntry(held) || !(IsNull(initialised, held) ? !IsSetUnseen(initialised, held, member) : LeavesNull(initialised, held, member, 2)))
        {
            return 0;
        }

        int value = Begun(state, member, where);
        OpenLater(state, value, _program.IsUntouched(member), 2);
        return value;
    }

    private static bool IsNull(State state, int value) => state.Of(value) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null };

    /// <summary>Whether a static is null only because no run has come to what sets it.</summary>
    private bool IsSetUnseen(State state, int held, ISymbol member) => state.Of(held).Origin is { Kind: OriginKind.Static } && _program.IsSetSomewhere(member);

    /// <summary>Whether an object holds a null, in a place that nothing sets later.</summary>
    private bool LeavesNull(State state, int owner, ISymbol? member, int depth)
    {
        bool complete = IsComplete(state, owner);
        foreach (Edge edge in state.EdgesOf(owner))
        {
            object key = state.KeyOf(edge);
            if (edge.Value != owner && !(complete && key is Slot) && (IsGivenNull(state, edge.Value) || (depth > 0 && LeavesNull(state, edge.Value, null, depth - 1)))
                && (key is ISymbol set ? IsPromised(set) && !_program.IsSetLater(set) : member is not null && _program.IsUntouched(member)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether somebody has put a null somewhere, or forgotten to put anything; what a caller may leave out is left out on purpose.</summary>
    private static bool IsGivenNull(State state, int value) => IsNull(state, value) && state.Of(value).Origin is { } origin && !(origin.Kind == OriginKind.Literal && origin.Where is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax);

    /// <summary>Whether a member is one that is meant to be there: of one that may be null by its declaration, whoever leaves it out means that.</summary>
    private static bool IsPromised(ISymbol member) => Keys.TypeOf(member) is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.Annotated };

    /// <summary>Whether each element of an array was set one by one.</summary>
    private static bool IsComplete(State state, int array)
        => state.TryPeek(array, Slot.Length, out int length) && state.Of(length) is { IsNumber: true, Low: > 0 and var count }
            && state.EdgesOf(array).FindAll(edge => state.KeyOf(edge) is long && !IsNull(state, edge.Value)).Count >= count;

    private void OpenLater(State state, int owner, bool untouched, int depth)
    {
        foreach (Edge edge in owner == 0 ? [] : state.EdgesOf(owner))
        {
            object key = state.KeyOf(edge);
            if (key is ISymbol set ? _program.IsSetLater(set) || (!IsPromised(set) && IsNull(state, edge.Value)) : !untouched)
            {
                state.Forget(owner, key);
            }
            else if (depth > 0 && edge.Value != owner)
            {
                OpenLater(state, edge.Value, false, depth - 1);
            }
        }
    }

    /// <summary>Whether the code may run before a static is set: its initialiser, those above it, and what they call.</summary>
    private bool MayComeBefore(ISymbol field)
        => _code.Symbol is IMethodSymbol method ? _program.IsCalledEarly(method, field.ContainingType)
            : _initialises is not null && !SymbolEqualityComparer.Default.Equals(_initialises, field.ContainingType.OriginalDefinition) ? _program.AreMutual(_initialises, field.ContainingType.OriginalDefinition)
            : SymbolEqualityComparer.Default.Equals(_code.Symbol.ContainingType, field.ContainingType) && (SymbolEqualityComparer.Default.Equals(_code.Symbol, field) || IsSetAfter(field, _code.Symbol));

    /// <summary>Whether the initialiser of a static asked for another static of the type that is set only after it.</summary>
    private static bool ReadsAhead(ISymbol field, State initialised)
        => Array.Exists(initialised.Asked, q => IsAhead(q, field));

    /// <summary>Whether the initialiser of a static gave it another static of the type that is set only after it.</summary>
    private static bool TakesAhead(ISymbol member, State initialised)
        => initialised.TryPeek(State.Root, member, out int held) && Array.Exists(initialised.Asked, q => q.Value == held && IsAhead(q, member));

    private static bool IsAhead(Question question, ISymbol field)
        => question.Owner == State.Root && question.Key is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } && question.Key is ISymbol other && SymbolEqualityComparer.Default.Equals(other.ContainingType, field.ContainingType) && (SymbolEqualityComparer.Default.Equals(other, field) || IsSetAfter(other, field));

    /// <summary>Whether a static is set after another of its type: by an initialiser further down, or by the static constructor.</summary>
    private static bool IsSetAfter(ISymbol member, ISymbol first)
    {
        Location place = member.Locations[0];
        Location before = first.Locations[0];
        return !NullProgram.HasInitialiser(member) || (ReferenceEquals(place.SourceTree, before.SourceTree) && place.SourceSpan.Start > before.SourceSpan.Start);
    }

    /// <summary>What a static holds after all initialisers of its type have run in their order; 0 where that is not known.</summary>
    private int Begun(State state, ISymbol field, SyntaxNode where)
    {
        if (_program.SummaryOf(field.ContainingType, Context.None, _depth) is not { Exits.Count: 1, Entry.Length: > 0 } summary || !summary.Exits[0].State.TryPeek(State.Root, field, out int held))
        {
            return 0;
        }

        Call call = new(new Instruction(Op.Call, where), _program.AnyInvoke, 0, []);
        int[] values = [state.New(Fact.NotNull)];
        if (!new Import(summary.Exits[0].State, state.Clone(), this, call).Enter(summary.Entry, values))
        {
            return 0;
        }

        Import import = new(summary.Exits[0].State, state, this, call);
        import.Enter(summary.Entry, values);
        int value = import.Value(held);
        state.Write(State.Root, field, value);
        return value;
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>
/// Follows one idempotent method through the calls that it makes, and notes what happens to anything that outlives an attempt: by which value, and behind which tests.
/// Each call is followed with what is known of its arguments, so that an object that this attempt made is told from one that attempts share.
/// </summary>
internal sealed partial class Walker(Bodies bodies, Summaries summaries, CancellationToken cancellation)
{
    private const int MaxSteps = 60_000;
    private const int MaxCalls = 14;
    private const int MaxEffects = 200;
    private const int MaxGuards = 40;
    private const int MaxHopsWhenCut = 3;
    private const int MaxTests = 1_000;
    private const int MaxEvents = 2_000;

    private readonly List<Effect> _effects = [];
    private readonly List<StateEvent> _events = [];
    private readonly List<(Guard Guard, ImmutableHashSet<Effect> Done, ImmutableArray<SyntaxNode> Chain)> _met = [];
    private readonly List<SyntaxNode> _chain = [];
    private readonly List<ISymbol> _running = [];
    private readonly Stack<List<PathState>> _breaks = new();
    private readonly Stack<List<PathState>> _continues = new();
    private readonly Dictionary<Slot, SyntaxNode> _scratch = [];
    private readonly List<(Slot Slot, Value Value, Effect Effect)> _grown = [];
    private readonly Stack<CatchKind> _catches = new();
    private readonly HashSet<Summary> _repeated = [];
    private PathState _state = PathState.Empty;
    private Frame _frame = new(null, Value.Unknown);
    private Value _receiver = Value.Unknown;
    private int _steps;
    private int _branches;
    private bool _inFinally;

    /// <summary>Whether something was left out because a limit was reached: what was not found says nothing then.</summary>
    public bool IsLimited { get; private set; }

    /// <summary>What code around a failure does about it.</summary>
    [Flags]
    private enum CatchKind
    {
        None = 0,

        /// <summary>A duplicate is caught and does not fail the call.</summary>
        Swallows = 1,

        /// <summary>And ends the method.</summary>
        Leaves = 2,

        /// <summary>What is caught says by its name that something is there already.</summary>
        Duplicate = 4,
    }

    /// <summary>The effects of an idempotent method that no deduplication keeps from happening twice.</summary>
    public IReadOnlyList<Effect> Run(IMethodSymbol method)
    {
        if (bodies.Of(method) is not { } body)
        {
            return [];
        }

        Value self = Value.At(Slot.Root("this:" + method.ContainingType.ToDisplayString(), "this"));
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            _state = _state with { Locals = _state.Locals.SetItem(parameter.OriginalDefinition, Argued(parameter.Name, parameter.Type, optional: false)) };
        }

        Follow(method, body, self);
        if (_steps >= MaxSteps)
        {
            // What takes a distant effect back may lie behind the end of what was followed.
            _effects.RemoveAll(e => e.Chain.Length > MaxHopsWhenCut);
        }

        return new Verdict(_effects, _events, _met).Effects();
    }

    /// <summary>A value of the request.</summary>
    private static Value Argued(string symbol, ITypeSymbol? type, bool optional)
        => new()
        {
            FromArgument = true,
            Symbol = symbol,
            Owner = Owner.Argument,
            Optional = optional || (type?.Name != "CallContext" && type?.NullableAnnotation == NullableAnnotation.Annotated) || type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T,
        };

    private Value Follow(ISymbol method, IOperation body, Value self)
    {
        // A recursion is left out; what it does, its first turn does too.
        bool again = _running.Exists(m => SymbolEqualityComparer.Default.Equals(m, method));
        if (again || _running.Count >= MaxCalls)
        {
            IsLimited |= !again;
            return Value.Unknown;
        }

        _running.Add(method);
        Frame outer = _frame;
        Value receiver = _receiver;
        _frame = new Frame(method, self);
        PathState before = _state;
        Body(body);
        Value result = Leave(before);
        _frame = outer;
        _receiver = receiver;
        _running.RemoveAt(_running.Count - 1);
        return result;
    }

    private void Body(IOperation body)
    {
        switch (body)
        {
            case IMethodBodyOperation method:
                Code((IOperation?)method.BlockBody ?? method.ExpressionBody);
                break;
            case IConstructorBodyOperation constructor:
                if (constructor.Initializer is { } initializer)
                {
                    Visit(initializer);
                }

                Code((IOperation?)constructor.BlockBody ?? constructor.ExpressionBody);
                break;
            case ILocalFunctionOperation function:
                Code(function.Body);
                break;
            case IAnonymousFunctionOperation lambda:
                Code(lambda.Body);
                break;
            default:
                Code(body);
                break;
        }
    }

    private void Code(IOperation? code)
    {
        if (code is not null)
        {
            Statement(code);
        }
    }

    /// <summary>The value that a method gives, and what it says about the tests on the way to it.</summary>
    private Value Leave(PathState before)
    {
        List<(Value Value, PathState State)> returns = _frame.Returns;
        PathState? after = _state.IsOpen ? _state : null;
        Value? result = null;
        foreach ((Value value, PathState state) in returns)
        {
            PathState open = state with { End = End.Open };
            after = after is null ? open : PathState.Merge(after, open);
            result = result is null ? value : Value.Either(result, value);
        }

        if (after is null)
        {
            // Whatever is called here throws on every way.
            _state = before with { End = _state.End == End.Open ? End.Throw : _state.End, Done = _state.Done };
            return Value.Unknown;
        }

        _state = after;
        result = _frame.Yielded is { } yielded ? Value.Local(new LocalObject(null, _branches) { Element = yielded }) : result ?? Value.Unknown;
        return returns.Count > 1 && Outcome(returns, before) is { } outcome ? result with { Condition = outcome } : result;
    }

    /// <summary>Tests that the answer of a method stands for: those on all ways to "yes", and those on all ways to "no".</summary>
    private Atom? Outcome(List<(Value Value, PathState State)> returns, PathState before)
    {
        List<PathState> yes = [], no = [];
        foreach ((Value value, PathState state) in returns)
        {
            if (value.Constant.HasValue)
            {
                (value.Constant.Value is null or false or 0 ? no : yes).Add(state);
            }
            else if (value.Condition is null || value.Object is not null)
            {
                yes.Add(state);
            }
            else
            {
                // One way asks further; its test joins those of its way.
                yes.Add(Assume(state, value.Condition, true));
                no.Add(Assume(state, value.Condition, false));
            }
        }

        ImmutableArray<(object?, ImmutableArray<Guard>)> answers = returns.TrueForAll(r => r.Value.Constant.HasValue)
            ? [.. returns.Select(r => (r.Value.Constant.Value, New([r.State], before)))]
            : [];
        if ((yes.Count == 0 || no.Count == 0) && answers.All(a => a.Item2.IsEmpty))
        {
            return null;
        }

        if (yes.Count == 0 || no.Count == 0)
        {
            return new Atom(AtomKind.Outcome, answers.First(a => !a.Item2.IsEmpty).Item2[0].Atom.Where) { Answers = answers };
        }

        ImmutableArray<Guard> whenTrue = New(yes, before), whenFalse = New(no, before);
        return whenTrue.IsEmpty && whenFalse.IsEmpty ? null : new Atom(AtomKind.Outcome, returns[0].State.Guards.LastOrDefault()?.Atom.Where ?? whenTrue.Concat(whenFalse).First().Atom.Where) { WhenTrue = whenTrue, WhenFalse = whenFalse, Answers = answers };
    }

    private static ImmutableArray<Guard> New(List<PathState> states, PathState before)
        => [.. states[0].Guards.Where(g => !before.Guards.Contains(g) && states.All(s => s.Guards.Contains(g)))];

    /// <summary>The state behind a test.</summary>
    private PathState Assume(PathState state, Condition? condition, bool truth)
    {
        if (condition is null || !state.IsOpen && state.End != End.Return)
        {
            return state;
        }

        List<(Atom Atom, bool Truth, bool Weak)> atoms = [.. condition.Atoms(truth)];
        foreach ((Atom atom, bool holds, bool weak) in atoms)
        {
            if (atom.Kind == AtomKind.Missing)
            {
                if (!weak && atom.Key?.Symbol is { } symbol)
                {
                    state = holds ? state with { Null = state.Null.Add(symbol) } : state with { NotNull = state.NotNull.Add(symbol) };
                }
            }
            else if (atom.Kind == AtomKind.Outcome)
            {
                foreach (Guard guard in holds ? atom.WhenTrue : atom.WhenFalse)
                {
                    state = Behind(state, guard with { });
                }
            }
            else
            {
                bool passes = weak && atoms.Any(a => a.Atom.Kind == AtomKind.Missing && a.Atom.Key?.Symbol == atom.Key?.Symbol && a.Atom.Key?.Symbol is not null);
                ImmutableArray<Guard> beside = weak ? [.. atoms.Where(a => a.Weak && a.Atom != atom && a.Atom.Kind == AtomKind.Same).Select(a => new Guard(a.Atom, a.Truth))] : [];
                state = Behind(state, new Guard(atom, holds) { Beside = beside, Optional = passes || (atom.Key is { Optional: true } key && !(key.Symbol is { } s && state.NotNull.Contains(s))) });
            }
        }

        return state;
    }

    private PathState Behind(PathState state, Guard guard)
    {
        if (state.Guards.Contains(guard))
        {
            return state;
        }

        if (state.Guards.Length >= MaxGuards)
        {
            IsLimited = true;
            return state;
        }

        if (_met.Count < MaxTests)
        {
            _met.Add((guard, state.Done, [.. _chain]));
        }
        else
        {
            IsLimited = true;
        }

        return state with { Guards = state.Guards.Add(guard) };
    }

    private bool Step()
    {
        if ((++_steps & 255) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        IsLimited |= _steps >= MaxSteps;
        return _steps < MaxSteps;
    }
}

using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What may make look-ups answer otherwise: what they found is found again as long as nothing takes it away.</summary>
internal sealed partial class MethodAnalysis
{
    private const int MaxFound = 12;

    /// <summary>Drops what may hold no more after a call.</summary>
    private void Disturb(State state, Call call)
    {
        if (state.Given is null && state.Found is null && state.Disturbed is { By: null })
        {
            return;
        }

        IMethodSymbol method = call.Method;
        if (!_program.IsSource(method.ContainingType))
        {
            if (!_program.TraitsOf(method.OriginalDefinition).Pure && !NullProgram.IsLog(method) && method.MethodKind != MethodKind.Constructor)
            {
                DisturbBy(state, Foreign(state, call));
            }
        }
        else if (!_program.IsQuiet(method))
        {
            DisturbBy(state, call.Arguments.Any(a => state.Of(a).Targets is not null) ? Ran(state, call) : method);
        }
        else if (state.Given is { } given && _program.IsFilling(method))
        {
            state.Given = given.Where(g => state.Of(g.Value) is { Nullness: Nullness.NotNull, IsFalse: false }).ToDictionary(static g => g.Key, static g => g.Value);
        }
    }

    /// <summary>Keeps of the answers those that found what is still there.</summary>
    /// <param name="state">The run.</param>
    /// <param name="by">A method that was called, a member that was set, or what code leaves; <see langword="null"/> for code that nobody knows.</param>
    private void DisturbBy(State state, object? by)
    {
        if (state.Disturbed is not { By: null })
        {
            state.Disturbed = by is null || state.Disturbed?.Count >= Disturbance.Most ? new Disturbance(null, null) : new Disturbance(by, state.Disturbed);
        }

        if (state.Given is null && state.Found is null)
        {
            return;
        }

        HashSet<Asked> found = [];
        foreach (Asked asked in state.Found ?? [])
        {
            if (IsSpared(asked.Method, by))
            {
                found.Add(asked);
            }
        }

        foreach (KeyValuePair<Asked, int> answer in state.Given ?? [])
        {
            if (found.Count < MaxFound && answer.Key.Method is IMethodSymbol { ReturnType.IsReferenceType: true } && PriorLookUps.IsThere(state, answer.Value) && IsSpared(answer.Key.Method, by))
            {
                found.Add(answer.Key);
            }
        }

        state.Given = null;
        state.Found = found.Count > 0 ? found : null;
    }

    /// <summary>Whether what a look-up found is still there.</summary>
    private bool IsSpared(ISymbol look, object? by)
        => by is not null && look is IMethodSymbol method && _program.IsSource(method.ContainingType) && _program.FootprintOf(method) is { IsOpen: false } asks
            && (by switch
            {
                IMethodSymbol called => _program.FootprintOf(called).Spares(asks),
                Footprint left => left.Spares(asks),
                _ => !asks.Asks.Contains(by),
            });

    private bool IsUndisturbed(ISymbol look, Disturbance? disturbed)
    {
        for (Disturbance? d = disturbed; d is not null; d = d.Previous)
        {
            if (!IsSpared(look, d.By))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the functions of a delegate leave; <see langword="null"/> where they are not known.</summary>
    private Footprint? Ran(State state, int closure)
    {
        if (state.Of(closure).Targets is not { } targets)
        {
            return null;
        }

        Footprint all = new();
        foreach (IMethodSymbol target in targets)
        {
            all.Add(_program.IsSource(target.ContainingType) ? _program.FootprintOf(target) : Footprint.Anything);
        }

        return all;
    }

    /// <summary>What a method leaves that is given functions, which it may run; <see langword="null"/> where these are not known.</summary>
    private Footprint? Ran(State state, Call call)
        => Ran(state, call, _program.IsSource(call.Method.ContainingType) ? _program.FootprintOf(call.Method) : Footprint.Nothing);

    private Footprint? Ran(State state, Call call, Footprint own)
    {
        Footprint? all = null;
        for (int a = 0; a < call.Arguments.Length; a++)
        {
            if (state.Of(call.Arguments[a]).Targets is not null)
            {
                if (all is null)
                {
                    all = new();
                    all.Add(own);
                }

                all.Add(Ran(state, call.Arguments[a])!);
            }
            else if (a < call.Method.Parameters.Length && call.Method.Parameters[a].Type.TypeKind == TypeKind.Delegate && state.Of(call.Arguments[a]).Nullness != Nullness.Null)
            {
                return null;
            }
        }

        return all is null ? own.IsOpen ? null : own : all.IsOpen ? null : all;
    }

    /// <summary>What code of a library leaves.</summary>
    private object? Foreign(State state, Call call)
    {
        IMethodSymbol method = call.Method;
        MethodTraits traits = _program.TraitsOf(method.OriginalDefinition);
        bool runsOthers = call.Receiver != 0 && state.Of(call.Receiver).Type is { } self && _program.IsSource(self);
        if (runsOthers || method.MethodKind == MethodKind.DelegateInvoke || (!traits.Keeps && !LibraryTable.IsPlatform(method) && HandsOver(state, call)) || Ran(state, call, _program.LibraryFootprintOf(method)) is not { } left)
        {
            return null;
        }

        bool takes = (method.Name is "MoveNext" or "MoveNextAsync" && state.IsEntry(call.Receiver)) || (method.Name == "set_Item" && call.Arguments.Length == 2 && state.Of(call.Arguments[1]).Nullness != Nullness.NotNull);
        if (!takes || left.Takes)
        {
            return left;
        }

        Footprint more = new() { Takes = true };
        more.Add(left);
        return more;
    }

    /// <summary>Whether a call looks for what was found before, and is still there.</summary>
    private static bool IsFoundAgain(State state, Call call)
        => call.Before is { } before && (before.Found is not null || before.Given is not null) && AskedBy(state, call) is { } asked && before.Has(state, asked);

    /// <summary>Notes of a null which look-up it is the answer of, for callers that have made the same before.</summary>
    private void Name(State state, Call call, int value)
    {
        value = PriorLookUps.Awaited(state, value);
        Fact fact = state.Of(value);
        if (fact is not { Nullness: Nullness.Null or Nullness.Maybe, Origin: { } origin } || !IsUndisturbed(call.Method, call.Before?.Disturbed) || AnswerOf(state, call) is not { } answer)
        {
            return;
        }

        state.Set(value, fact with { Origin = origin with { Reply = (origin.Reply ?? new()) with { LookUp = answer } } });
    }

    private static Answer? AnswerOf(State state, Call call)
    {
        if (OperandOf(state, call.Receiver) is not { } owner)
        {
            return null;
        }

        Operand[] arguments = new Operand[call.Arguments.Length];
        for (int a = 0; a < arguments.Length; a++)
        {
            if (OperandOf(state, call.Arguments[a]) is not { } argument)
            {
                return null;
            }

            arguments[a] = argument;
        }

        return new Answer(call.Method, owner, arguments);
    }

    /// <summary>How callers know a value; <see langword="null"/> where they do not.</summary>
    public static Operand? OperandOf(State state, int value)
        => value == 0 ? new Operand(null, null)
            : value == Asked.Null || state.Of(value).Nullness == Nullness.Null ? new Operand(null, Operand.Null)
            : state.DefinitionOf(value) is { Op: Values.Term.Constant } constant ? new Operand(null, constant.Symbol)
            : EntryPath.Of(state, state.Entry, value) is { } path ? new Operand(path, null) : null;

    /// <summary>The same look-up over what the callers of the caller know.</summary>
    public Answer? Rebased(State caller, Call call, Answer answer, Asked asked)
    {
        if (call.Before is not { } before || !IsUndisturbed(answer.Method, before.Disturbed) || OperandOf(caller, asked.Owner < 0 ? 0 : asked.Owner) is not { } owner)
        {
            return null;
        }

        int[] values = [asked.First, asked.Second, asked.Third];
        Operand[] arguments = new Operand[answer.Arguments.Length];
        for (int a = 0; a < arguments.Length; a++)
        {
            if (OperandOf(caller, values[a]) is not { } argument)
            {
                return null;
            }

            arguments[a] = argument;
        }

        return answer with { Owner = owner, Arguments = arguments };
    }
}

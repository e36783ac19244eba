using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Calls of code that is not compiled here: its annotations are believed, and nothing else is assumed.</summary>
internal sealed partial class MethodAnalysis
{
    public NullProgram Program => _program;

    public MethodCode Code => _code;

    public void Unknown(State state, Call call, List<State> next)
    {
        IMethodSymbol method = call.Method;
        MethodTraits traits = _program.TraitsOf(method.OriginalDefinition);
        if (traits.NeverReturns || (traits.Asserts && !Assert(state, call)) || (traits.Demands.Length > 0 && !Demand(state, call, traits.Demands)))
        {
            return;
        }

        Touch(state, call, foreign: !_program.IsSource(method.ContainingType));
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            Compared(state, call);
        }

        if (!traits.Tells)
        {
            Ask(state, call);
        }

        if (traits.Echoes && call.At.Dst >= 0 && Echo(state, call, traits.Follows, next))
        {
            return;
        }

        if (!traits.Tells || method.ReturnType.SpecialType != SpecialType.System_Boolean)
        {
            Finish(state, call, null);
            next.Add(state);
            return;
        }

        // Asked again of the same, it says the same.
        Term? test = traits.Looks && call.At.Refs is null && call.Arguments.Length is 1 or 2 ? CallTerm(call) : null;
        bool? known = test is not null && state.TryTerm(test, out int before) ? state.Truth(before) : null;

        // Of an argument, callers may know what it answers.
        int answer = known is null && test is { B: < 0 } && Array.IndexOf(state.Entry, test.A) > 0 ? state.ValueOf(test, Fact.Condition) : 0;
        State other = known is null ? state.Clone() : state;
        if (known != false && Finish(state, call, true) && Answered(state, test, answer, true))
        {
            next.Add(state);
        }

        if (known != true && Finish(other, call, false) && Answered(other, test, answer, false))
        {
            next.Add(other);
        }
    }

    private static bool Answered(State state, Term? test, int asked, bool answer)
    {
        if (asked != 0)
        {
            return state.Refine(asked, answer);
        }

        if (test is not null)
        {
            state.SetTerm(test, state.Constant(answer));
        }

        return true;
    }

    private static Term CallTerm(Call call)
    {
        int[] arguments = call.Method.IsStatic ? call.Arguments : [call.Receiver, .. call.Arguments];
        return new Term(Values.Term.Call, call.Method.OriginalDefinition, At(arguments, 0), At(arguments, 1), At(arguments, 2));
    }

    /// <summary>A question about a value that foreign code answers may be the test for null: from here on nothing is known of the value, and no caller is asked for it.</summary>
    private static void Ask(State state, Call call)
    {
        if (call.Method is not { IsStatic: true, ReturnType.SpecialType: SpecialType.System_Boolean } || call.Arguments.Length == 0 || LibraryTable.IsPlatform(call.Method))
        {
            return;
        }

        Fact fact = state.Of(call.Arguments[0]);
        if (fact is { Nullness: Nullness.Maybe or Nullness.Null, Origin: not null })
        {
            state.Set(call.Arguments[0], fact with { Nullness = Nullness.Unknown, Origin = null });
        }
        else if (fact is { Nullness: Nullness.Unknown, Members: Members.Entry })
        {
            state.Set(call.Arguments[0], fact with { Members = Members.Unknown });
        }
    }

    /// <summary>A struct that is compared, as a whole, with one of which nothing is set: what its members hold is open, whatever the answer.</summary>
    private static void Compared(State state, Call call)
    {
        foreach (int value in call.Arguments.Append(call.Receiver))
        {
            if (value != 0 && state.Of(value) is { Members: Members.Fresh, Type.IsValueType: true } fact)
            {
                state.ForgetMembers(value);
                state.Set(value, fact with { Members = Members.Unknown });
            }
        }
    }

    /// <summary>Whether no argument is null for which the platform would throw. Behind the call none is.</summary>
    private static bool Demand(State state, Call call, int[] demanded)
    {
        foreach (int position in demanded)
        {
            if (position < call.Arguments.Length && !state.Conjoin(call.Arguments[position], Fact.NotNull))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What must hold of the arguments for the call to return.</summary>
    private static bool Assert(State state, Call call)
    {
        foreach (IParameterSymbol parameter in call.Method.OriginalDefinition.Parameters)
        {
            if (parameter.Ordinal >= call.Arguments.Length)
            {
                break;
            }

            int value = call.Arguments[parameter.Ordinal];
            if ((Annotations.When(parameter, "DoesNotReturnIfAttribute") is { } ends && !state.Refine(value, !ends))
                || (parameter.RefKind == RefKind.None && Annotations.Has(parameter, "NotNullAttribute") && !state.Conjoin(value, Fact.NotNull)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends a call; false when its declaration says that it cannot give this result for what is known of an argument.</summary>
    private bool Finish(State state, Call call, bool? result)
    {
        IMethodSymbol method = call.Method;
        ImmutableArray<IParameterSymbol> parameters = result is null ? ImmutableArray<IParameterSymbol>.Empty : method.OriginalDefinition.Parameters;
        foreach (IParameterSymbol parameter in parameters)
        {
            if (result is { } r && parameter.RefKind == RefKind.None && (Annotations.When(parameter, "NotNullWhenAttribute") == r || (r && MethodTraits.IsEquals(method))) && parameter.Ordinal < call.Arguments.Length
                && !state.Conjoin(call.Arguments[parameter.Ordinal], Fact.NotNull))
            {
                return false;
            }
        }

        if (call.At.Refs is not null)
        {
            Outs(state, call, result);
        }

        if (call.At.Dst >= 0)
        {
            state.Registers[call.At.Dst] = result is { } known ? state.Constant(known) : Result(state, call);
        }

        return true;
    }

    private void Outs(State state, Call call, bool? result) => Outs(state, call, o => OutValue(state, call, call.Method.Parameters[o], result));

    private static int OutValue(State state, Call call, IParameterSymbol parameter, bool? result)
    {
        if (parameter.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
        {
            return state.New(Fact.NotNull with { Type = parameter.Type });
        }

        IParameterSymbol definition = parameter.OriginalDefinition;
        bool failed = result is { } r && (Annotations.When(definition, "MaybeNullWhenAttribute") == r || Annotations.When(definition, "NotNullWhenAttribute") == !r);
        if (failed && parameter.RefKind == RefKind.Out)
        {
            return state.New(Fact.Null(new Origin(OriginKind.FailedTry, $"'{call.Method.Name}' returns {(result == true ? "true" : "false")}", call.At.Where)));
        }

        bool notNull = result is { } taken && Annotations.When(definition, "NotNullWhenAttribute") == taken;
        return state.New((notNull ? Fact.NotNull : Fact.Nothing) with { Type = parameter.Type });
    }

    private int Result(State state, Call call)
    {
        MethodTraits traits = _program.TraitsOf(call.Method.OriginalDefinition);
        bool isSame = traits.Follows < 0 && !traits.MayReturnNull && ReferenceEquals(call.Method, call.At.Key);
        Fact? made = isSame ? call.At.Made : null;
        if (made is null)
        {
            made = Annotations.Result(call, _program, state, _code.Parameters);
            if (_code.Generated && made.Nullness == Nullness.Maybe && !IsOwn(call.At.Where))
            {
                // Whoever generates a look-up knows that it finds something.
                made = made with { Nullness = Nullness.Unknown, Origin = null };
            }

            if (traits.Counts)
            {
                made = made with { Low = 0 };
            }

            if (isSame)
            {
                // The arguments do not matter.
                call.At.Made = made;
            }
        }

        Fact fact = made;

        if (!traits.Looks || call.Arguments.Length > 2)
        {
            int value = state.New(fact);
            Deep(state, value, call);
            Keyed.Narrow(state, call, value);
            return value;
        }

        if (fact.Nullness == Nullness.NotNull && call.Method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            fact = fact with { Low = 0, High = 1 };
        }

        Term term = CallTerm(call);
        bool known = state.TryTerm(term, out int result);
        result = known ? result : state.ValueOf(term, fact);
        if (!known)
        {
            Deep(state, result, call);
            Keyed.Narrow(state, call, result);
        }

        return result;
    }

    private static int At(int[] values, int i) => i < values.Length ? values[i] : -1;

    private int AwaitResult(State state, int task, Instruction i)
    {
        if (i.Type is null || i.Type.SpecialType == SpecialType.System_Void)
        {
            return state.New(Fact.Nothing);
        }

        return Typed(state, Member(state, task, Slot.Result, i.Type, i.Where), i.Type);
    }
}

using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Properties that are read twice, and look-ups that are made twice: while nothing happens in between, they give the same again.</summary>
internal sealed partial class MethodAnalysis
{
    /// <summary>What look-ups would answer after a call that makes an object, or adds one to another; <see langword="null"/> where the call says nothing about it.</summary>
    private Dictionary<Asked, int>? AnswersAfter(State state, Call call, Dictionary<Asked, int> given)
    {
        IMethodSymbol method = call.Method;
        if (!_program.IsSource(method.ContainingType))
        {
            return null;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            return Made(call, given);
        }

        return !_program.IsQuiet(method) && !_program.Proves && call.Receiver != 0 && call.Arguments.Length > 0 && _program.IsAdding(method) ? Added(state, call, given) : null;
    }

    /// <summary>Of what other objects give, a new one changes nothing, unless it is made with them. By which keys it was made, it answers like a look-up.</summary>
    private static Dictionary<Asked, int>? Made(Call call, Dictionary<Asked, int> given)
    {
        Dictionary<Asked, int>? more = null;
        foreach (Asked asked in given.Keys)
        {
            if (Array.IndexOf(call.Arguments, asked.Owner) >= 0)
            {
                return null;
            }

            if (asked.First >= 0 && Array.IndexOf(call.Arguments, asked.First) >= 0)
            {
                more ??= new(given);
                more[new Asked(call.Receiver, call.Method, asked.First)] = call.Receiver;
            }
        }

        return more ?? given;
    }

    /// <summary>What an object lacked that was asked for it by a key, it has when something has been added to it by the same key.</summary>
    private static Dictionary<Asked, int>? Added(State state, Call call, Dictionary<Asked, int> given)
    {
        Dictionary<Asked, int>? found = null;
        foreach (KeyValuePair<Asked, int> answer in given)
        {
            Asked asked = answer.Key;
            if (asked.Owner != call.Receiver || asked.First < 0 || asked.Second >= 0 || asked.Method is not IMethodSymbol look || !Array.Exists(call.Arguments, a => a == asked.First || given.Keys.Any(made => made.Owner == a && made.First == asked.First && made.Method is IMethodSymbol { MethodKind: MethodKind.Constructor })))
            {
                continue;
            }

            if (state.Of(answer.Value).Nullness == Nullness.Null && !PassesNull(state, call))
            {
                (found ??= []).Add(asked, state.New(Fact.NotNull with { Type = look.ReturnType }));
            }
            else if (state.Truth(answer.Value) == false && Array.Exists(s_tests, name => look.Name.StartsWith(name, StringComparison.Ordinal)))
            {
                (found ??= []).Add(asked, state.Constant(true));
            }
        }

        return found;
    }

    private static bool PassesNull(State state, Call call)
    {
        for (int a = 0; a < call.Arguments.Length; a++)
        {
            if (state.Of(call.Arguments[a]).Nullness is Nullness.Null or Nullness.Maybe && !(a < call.Method.Parameters.Length && call.Method.Parameters[a].IsOptional))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the value that a property or a look-up gave before; false when it has to be computed.</summary>
    private static bool Recall(State state, Call call, List<State> next)
    {
        if (state.Given is not { } given || IsNewEachTime(call.Method) || AskedBy(state, call) is not { } asked || !given.TryGetValue(asked, out int value))
        {
            return false;
        }

        Set(state, call.At, value);
        next.Add(state);
        return true;
    }

    /// <summary>What a call asks for, when it could be asked for again.</summary>
    private static Asked? AskedBy(State state, Call call)
    {
        IMethodSymbol method = call.Method;
        if (call.At.Dst < 0 || call.At.Refs is not null || call.Delegate || method.ReturnsVoid)
        {
            return null;
        }

        bool isProperty = method.MethodKind == MethodKind.PropertyGet;
        if (call.Arguments.Length > (isProperty ? 2 : 3) || (isProperty ? call.Receiver == 0 : method.MethodKind != MethodKind.Ordinary || (call.Receiver != 0) == method.IsStatic))
        {
            return null;
        }

        return new Asked(method.IsStatic ? -1 : call.Receiver, method, Argument(state, call, 0), Argument(state, call, 1), Argument(state, call, 2));
    }

    private static int Argument(State state, Call call, int position)
        => position >= call.Arguments.Length ? -1 : state.Of(call.Arguments[position]).Nullness == Nullness.Null ? Asked.Null : call.Arguments[position];

    /// <summary>Whether a method gives another object each time, though it holds the same: a task of its own.</summary>
    private static bool IsNewEachTime(IMethodSymbol method) => method.IsAsync || method.ReturnType is { Name: "Task" or "ValueTask" };

    /// <summary>Keeps what a property gave in the runs that go on.</summary>
    private void Keep(Call call, List<State> next, int from)
    {
        for (int i = from; i < next.Count && call.At.Dst >= 0; i++)
        {
            Keyed.Narrow(next[i], call, next[i].Registers[call.At.Dst]);
        }

        if (call is { Method: { MethodKind: MethodKind.PropertySet, Parameters.Length: 1, AssociatedSymbol: IPropertySymbol { GetMethod: { } getter } }, Receiver: not 0 } && _program.IsSource(getter.ContainingType))
        {
            for (int i = from; i < next.Count; i++)
            {
                if (next[i].Of(call.Arguments[0]).Nullness == Nullness.NotNull)
                {
                    next[i].Given = new() { [new Asked(call.Receiver, getter)] = call.Arguments[0] };
                }
            }

            return;
        }

        if (!_program.IsSource(call.Method.ContainingType) || !_program.IsQuiet(call.Method))
        {
            return;
        }

        for (int i = from; i < next.Count; i++)
        {
            State state = next[i];
            if (AskedBy(state, call) is { } asked && state.Registers[call.At.Dst] is var value and not 0)
            {
                Name(state, call, value);
                Dictionary<Asked, int> given = state.Given is { } before ? new(before) : [];
                given[asked] = value;
                state.Given = given;
            }
        }
    }

    private static readonly string[] s_tests = ["Contains", "Has", "Exists", "Knows"];

    /// <summary>Whether the same object was asked before whether it has what a call looks up, and said yes.</summary>
    public static bool IsTested(State state, Call call, Dictionary<Asked, int> given)
    {
        IMethodSymbol method = call.Method;
        if (call.At.Dst < 0 || call.Arguments.Length is 0 or > 2 || method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            return false;
        }

        foreach (KeyValuePair<Asked, int> answer in given)
        {
            Asked asked = answer.Key;
            if (asked.First == call.Arguments[0] && asked.Second == At(call.Arguments, 1) && asked.Owner == (method.IsStatic ? -1 : call.Receiver)
                && asked.Method is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean } test && Array.Exists(s_tests, name => test.Name.StartsWith(name, StringComparison.Ordinal))
                && (asked.Owner >= 0 || SymbolEqualityComparer.Default.Equals(test.ContainingType, method.ContainingType)) && state.Truth(answer.Value) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Drops the runs in which a look-up finds nothing, unless it never finds anything. That a key is there says nothing of what a caller has put there.</summary>
    private static void Found(Call call, List<State> next, int from)
    {
        int dst = call.At.Dst;
        if (next.FindIndex(from, s => s.Of(PriorLookUps.Awaited(s, s.Registers[dst])).Nullness != Nullness.Null) < 0)
        {
            return;
        }

        for (int i = next.Count - 1; i >= from; i--)
        {
            int found = PriorLookUps.Awaited(next[i], next[i].Registers[dst]);
            if (!IsItemOfCaller(next[i], found) && !next[i].Conjoin(found, Fact.NotNull))
            {
                next.RemoveAt(i);
            }
        }
    }

    /// <summary>Whether a value is what stands under a key of a map that the method was entered with.</summary>
    private static bool IsItemOfCaller(State state, int value)
    {
        for (Question? q = state.Of(value).Nullness == Nullness.Unknown ? state.Questions : null; q is not null; q = q.Previous)
        {
            if (q.Value == value && q.Term is null)
            {
                return q.Key is long or string or ItemAt;
            }
        }

        return false;
    }
}

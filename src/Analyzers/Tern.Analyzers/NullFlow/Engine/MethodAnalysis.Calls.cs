using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Calls of methods and delegates.</summary>
internal sealed partial class MethodAnalysis
{
    private static readonly Dictionary<Asked, int> s_nothing = [];

    [MethodImpl(Hot.Path)]
    private void Call(State state, Instruction i, List<State> next)
    {
        IMethodSymbol method = (IMethodSymbol)i.Key!;
        int receiver = i.A >= 0 ? Register(state, i.A) : 0;
        int[] arguments = Arguments(state, i);
        Call call = new(i, method, receiver, arguments);
        Resume(state, call);
        if (_suspended is not null)
        {
            ResumeAt(state, call);
        }

        if (_unstarted is not null)
        {
            Start(state, call);
        }

        Dictionary<Asked, int>? given = state.Given;
        call.Before = new PriorLookUps(given, state.Found, state.Disturbed);
        Disturb(state, call);
        if (given is not null && AnswersAfter(state, call, given) is { } after)
        {
            state.Given = after;
        }

        if (method.ContainingType is { } type && !_program.IsSource(type) && new LibraryCalls(this, state, call, next).Try())
        {
            return;
        }

        MethodTraits traits = _program.TraitsOf(method.OriginalDefinition);
        if (traits.IsOwnAssertion && !Assert(state, call))
        {
            // The project's own assertions say what it means, whether or not they are compiled.
            return;
        }

        if (!_code.Generated && traits.OfService && state.Of(receiver) is not { Exact: true })
        {
            Remote(state, call, next);
            return;
        }

        if (Recall(state, call, next))
        {
            return;
        }

        int before = next.Count;
        bool found = (given is not null && IsTested(state, call, given)) || IsFoundAgain(state, call);
        Dispatch(state, call, i, receiver, given ?? s_nothing, next);
        if (found)
        {
            Found(call, next, before);
        }

        Keep(call, next, before);
    }

    private void Dispatch(State state, Call call, Instruction i, int receiver, Dictionary<Asked, int> given, List<State> next)
    {
        IMethodSymbol method = call.Method;
        IReadOnlyList<IMethodSymbol> targets = _program.Targets(method, i.Flag ? state.Of(receiver) : null);
        if (i.Flag && receiver != 0 && targets.Count != 1)
        {
            Want(state, receiver);
        }

        if (targets.Count == 0)
        {
            Unknown(state, call, next);
            return;
        }

        // Who asked an object for its kind knows which of the implementations it has.
        bool told = i.Flag && targets.Count > 1 && (state.IsTold(receiver) || NullProgram.IsTold(state, given, receiver));
        for (int t = 0; t < targets.Count; t++)
        {
            State run = t == targets.Count - 1 ? state : state.Clone();
            IMethodSymbol target = targets[t];
            if (i.B >= 0)
            {
                if (IsOf(run, i, targets, target))
                {
                    Run(run, call with { Method = target, Dispatched = true }, next);
                }

                continue;
            }

            if (i.Flag && targets.Count > 1 && !_program.Fits(target.ContainingType, state.TypesOf(receiver)))
            {
                continue;
            }

            if (i.Flag && targets.Count > 1 && target.ContainingType.TypeKind != TypeKind.Interface)
            {
                int test = Term(run, new Term(Values.Term.Is, target.ContainingType, receiver));
                if (!run.Refine(test, true) || !RunsItself(run, targets, target, receiver) || _program.AnswersOtherwise(run, given, receiver, target.ContainingType))
                {
                    continue;
                }
            }

            bool dispatched = i.Flag && !SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, method.OriginalDefinition);
            Run(run, call with { Method = target, Dispatched = dispatched, Told = told }, next);
        }
    }

    /// <summary>Whether an object can be one that runs a target, and none of the classes below it that override it.</summary>
    private static bool RunsItself(State state, IReadOnlyList<IMethodSymbol> targets, IMethodSymbol target, int receiver)
    {
        foreach (IMethodSymbol other in targets)
        {
            if (NullProgram.IsBelow(other.ContainingType, target.ContainingType) && !state.Refine(Term(state, new Term(Values.Term.Is, other.ContainingType, receiver)), false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A call of a service: what comes back was decoded.</summary>
    private void Remote(State state, Call call, List<State> next)
    {
        ITypeSymbol? reply = call.Method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task ? task.TypeArguments[0] : null;
        int answer = state.New(Fact.NotNull);
        if (reply is { IsReferenceType: true })
        {
            bool optional = reply.NullableAnnotation == NullableAnnotation.Annotated;
            Fact fact = optional ? Fact.Maybe(new Origin(OriginKind.Optional, $"the reply of '{call.Method.Name}' may be null", call.At.Where)) : Fact.NotNull;
            state.Write(answer, call.Method.ReturnType.Name == "IAsyncEnumerable" ? Slot.Element : Slot.Result, state.New(fact with { Type = reply, Members = TernContracts.IsMessage(reply) ? Members.Decoded : Members.Unknown }));
        }

        Set(state, call.At, answer);
        next.Add(state);
    }

    public void Run(State state, Call call, List<State> next)
    {
        BeginBefore(state, call);
        if (_program.Inert(call.Method) is { } inert)
        {
            Skip(state, call, inert, next);
            return;
        }

        if (_program.SummaryOf(call.Method, call.Method.MethodKind == MethodKind.StaticConstructor ? Beginning : Context.None, _depth) is { } summary)
        {
            Apply(state, call, summary, next);
        }
        else if (_program.Recursive(call.Method) is { Entry.Length: > 0 } known)
        {
            Repeat(state, call, known, next);
        }
        else if (call.Method.AssociatedSymbol is IPropertySymbol property && Accessor(state, call, property))
        {
            next.Add(state);
        }
        else
        {
            Unknown(state, call, next);
        }
    }

    private bool Accessor(State state, Call call, IPropertySymbol property)
    {
        int owner = property.IsStatic ? State.Root : call.Receiver;
        if (call.Method.MethodKind == MethodKind.PropertyGet && Keys.ReadsField(property))
        {
            Set(state, call.At, Typed(state, Member(state, owner, Keys.Of(property), call.At.Type, call.At.Where), call.At.Type));
            return true;
        }

        if (call.Method.MethodKind == MethodKind.PropertySet && Keys.WritesField(property))
        {
            Store(state, owner, Keys.Of(property), call.Arguments[0], call.At.Where);
            return true;
        }

        return false;
    }

    /// <summary>Continues a run with each way out of the callee that fits it.</summary>
    private void Apply(State state, Call call, Summary summary, List<State> next)
    {
        if (summary.Entry.Length == 0)
        {
            // Beyond the limits, and so not run at all.
            Unknown(state, call, next);
            return;
        }

        int[] values = EntryOf(state, call, summary);
        Summary general = summary;
        summary = Specialise(state, call, summary, values);
        summary.Used = true;
        if (summary.Latents.Count > 0 && !(ReferenceEquals(_program.CodeOf(call.Method)?.Wraps, Slot.Element) && IsTakenUpLater(call.At)))
        {
            Failures(state, call, summary, values);
            FailuresOfEach(state, call, summary, values);
        }

        if (Resumes)
        {
            HandOn(state, call, values);
        }

        if (summary.Exits.Count == 0 && !summary.Complete)
        {
            Unknown(state, call, next);
            return;
        }

        int before = next.Count;
        Catch(state, call, summary, values);
        Leave(state, call, summary, values, next);
        if (call.At.Dst >= 0 && call.Method.OriginalDefinition.ReturnType is ITypeParameterSymbol)
        {
            Construct(call, next, before);
        }

        // What is known of objects now need not hold when the code runs.
        Defer(call, general, values, next, before);
        Suspend(call, values, next, before);
    }

    private void Invoke(State state, Instruction i, int callee, List<State> next)
    {
        Fact fact = state.Of(callee);
        InvokeDelegate(state, i, callee, fact, Arguments(state, i), next);
    }

    private static int[] Arguments(State state, Instruction i)
    {
        int[] arguments = i.Args.Length == 0 ? [] : new int[i.Args.Length];
        for (int a = 0; a < arguments.Length; a++)
        {
            arguments[a] = Register(state, i.Args[a]);
        }

        return arguments;
    }

    public void InvokeDelegate(State state, Instruction i, int callee, Fact fact, int[] arguments, List<State> next)
    {
        if (fact.Targets is not { Length: > 0 and <= Limits.Targets } targets)
        {
            Want(state, callee);
            IMethodSymbol invoke = i.Key as IMethodSymbol ?? _program.AnyInvoke;
            Unknown(state, new Call(i, invoke, callee, arguments), next);
            return;
        }

        List<State> runs = [state];
        foreach (IMethodSymbol target in targets)
        {
            List<State> after = [];
            foreach (State run in runs)
            {
                int receiver = run.TryPeek(callee, target, out int bound) ? bound : Member(run, callee, target, null, i.Where);
                List<(ISymbol Variable, int Held)>? replaced = Rebind(run, callee, target, i.Where);
                int before = after.Count;
                int[] all = target is { IsExtensionMethod: true } && target.Parameters.Length == arguments.Length + 1 ? [receiver, .. arguments] : arguments;
                Instruction at = i.Op is Op.Invoke or Op.Call ? i : new Instruction(Op.Invoke, i.Where) { Dst = i.Dst, Type = i.Type };
                IReadOnlyList<IMethodSymbol> bodies = target.IsVirtual || target.IsAbstract || target.IsOverride ? _program.Targets(target, run.Of(receiver)) : [target];
                foreach (IMethodSymbol body in bodies.Count == 0 ? [target] : bodies)
                {
                    State start = bodies.Count > 1 ? run.Clone() : run;
                    Call made = new(at, body, receiver, all) { Delegate = true };
                    if (_program.IsSource(body.ContainingType) || !new LibraryCalls(this, start, made, after).Try())
                    {
                        Run(start, made, after);
                    }
                }

                Restore(replaced, after, before);
            }

            runs = after;
            if (runs.Count > Inside)
            {
                // Each function may leave in several ways, so many of them in a row would leave in a power of that.
                Drop();
                runs.RemoveRange(Inside, runs.Count - Inside);
            }
        }

        next.AddRange(runs);
    }

    /// <summary>Runs a delegate now and goes on with its effects; its result is left in the register of the instruction.</summary>
    public List<State> RunDelegate(State state, Instruction i, int callee, params int[] arguments)
    {
        List<State> next = [];
        InvokeDelegate(state, i, callee, state.Of(callee), arguments, next);
        return next;
    }

    private void Initialize(State state, Instruction i, List<State> next)
    {
        List<State> runs = [state];
        int self = Register(state, i.A);
        bool statics = i.A == MethodCode.Root;
        foreach (MethodCode unit in _program.Initialisers((INamedTypeSymbol)i.Type!, statics))
        {
            List<State> after = [];
            foreach (State run in runs)
            {
                if (_program.Inert(unit.Symbol) is not null && !_program.CountsFrom(unit))
                {
                    OpenStatics(run, unit.Symbol);
                    run.Write(self, Keys.Of(unit.Symbol), run.New(_program.UnknownFact(Keys.Of(unit.Symbol), null)));
                    after.Add(run);
                    continue;
                }

                Summary? summary = _program.SummaryOf(unit.Symbol, statics ? Beginning : Context.None, _depth);
                if (summary is null or { Exits.Count: 0, Complete: false })
                {
                    run.Write(self, Keys.Of(unit.Symbol), run.New(_program.UnknownFact(Keys.Of(unit.Symbol), null)));
                    after.Add(run);
                    continue;
                }

                Apply(run, new Call(new Instruction(Op.Call, unit.Where), _program.AnyInvoke, self, []), summary, after);
            }

            runs = after.Count > Limits.States ? after.GetRange(0, Limits.States) : after;
        }

        if (i.Flag && _program.BaseConstructor((INamedTypeSymbol)i.Type!) is { } constructor)
        {
            foreach (State run in runs)
            {
                Run(run, new Call(new Instruction(Op.Call, i.Where), constructor, self, []), next);
            }

            return;
        }

        next.AddRange(runs);
    }
}

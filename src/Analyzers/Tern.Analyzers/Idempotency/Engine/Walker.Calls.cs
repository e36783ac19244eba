using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Idempotency.Reporting;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Calls: into the code of the compilation, and what is known of the rest.</content>
internal sealed partial class Walker
{
    private static readonly string[] s_pure = ["System.Collections", "System.Linq", "System.Text", "System.Threading", "System.Globalization", "System.Runtime", "System.Security.Cryptography", "System.Diagnostics", "System.Numerics", "System.Reflection"];
    private int _opaque;

    private Value Invoke(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        Value? receiver = invocation.Instance is null ? null : Visit(invocation.Instance);
        List<Argument> arguments = [];
        foreach (IArgumentOperation argument in invocation.Arguments)
        {
            Value value = argument.Parameter?.RefKind == RefKind.Out ? Value.Unknown : Visit(argument.Value);
            arguments.Add(new Argument(argument.Parameter, value, argument.Value));
        }

        if (!_state.IsOpen)
        {
            return Value.Unknown;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return receiver?.Function is { } function ? InvokeFunction(function, [.. arguments.Select(a => a.Value)])
                : Sources.OfDelegate(method, invocation.Instance?.Syntax.ToString() ?? "") is var made and not Fresh.None ? New(made)
                : Unknown(new Call(method, invocation, receiver, null, arguments));
        }

        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.Constructor)
        {
            if (method.MethodKind == MethodKind.Constructor)
            {
                Keep(_frame.This.Object, arguments);
            }

            return Enter(bodies.Of(method) is null ? [] : [method], _frame.This, arguments, invocation);
        }

        ITypeSymbol? type = invocation.Instance is { } instance ? Type(instance) : method.ContainingType;
        if (method.IsExtensionMethod && receiver is null && arguments.Count > 0)
        {
            receiver = arguments[0].Value;
            type = arguments[0].Target is { } target ? Type(target) : null;
            Call extension = new(method, invocation, receiver, type, arguments.GetRange(1, arguments.Count - 1));
            return Known(extension) ?? (bodies.Of(method) is null ? Unknown(extension) : Enter([method], _frame.This, arguments, invocation));
        }

        Call call = new(method, invocation, receiver, type, arguments);
        if (Known(call) is { } known)
        {
            return known;
        }

        IReadOnlyList<IMethodSymbol> targets = bodies.Targets(method, receiver?.Object?.Type);
        return targets.Count == 0 || (targets.Count == 1 && (receiver is { Owner: Owner.Shared } || Keys.IsKeyed(call)) && bodies.IsFacade(targets[0])) ? Unknown(call) : Enter(targets, receiver ?? Value.Unknown, arguments, invocation);
    }

    private static ITypeSymbol? Type(IOperation operation) => operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type ?? conversion.Type : operation.Type;

    /// <summary>Calls whose meaning does not follow from code, or need not.</summary>
    private Value? Known(Call call)
        => Basics.Handle(this, call) ?? Silent.Handle(this, call) ?? Rpc.Handle(this, call) ?? SqlCalls.Handle(this, call) ?? Stores.Handle(this, call) ?? Messages.Handle(this, call) ?? Files.Handle(this, call)
            ?? Atomics.Handle(this, call) ?? Collections.Handle(this, call) ?? Containers.Handle(this, call);

    /// <summary>Whether the code of a call is in the compilation.</summary>
    internal bool HasCode(Call call) => bodies.Targets(call.Method, call.Receiver?.Object?.Type).Count > 0;

    /// <summary>Whether a call may reach several methods, so that what it does is better said of the call.</summary>
    internal bool IsOpenEnded(Call call) => bodies.Targets(call.Method, call.Receiver?.Object?.Type).Count > 1;

    /// <summary>Follows a call to see what it would do, without doing it.</summary>
    internal Probed Probe(Call call) => summaries.Probe(call.Method, summaries.KeyOf(call.Method, call.Receiver ?? Value.Unknown, call.Arguments, always: true), () => Try(call));

    private Probed Try(Call call)
    {
        PathState before = _state;
        int opaque = _opaque;
        List<Effect> effects = [.. _effects];
        int events = _events.Count, met = _met.Count;
        List<Argument> arguments = [.. call.Arguments];
        if (call.Method.IsExtensionMethod && call.Receiver is not null)
        {
            arguments.Insert(0, new Argument(call.Method.Parameters.FirstOrDefault(), call.Receiver, null));
        }

        Enter(bodies.Targets(call.Method, call.Receiver?.Object?.Type), call.Receiver ?? Value.Unknown, arguments, call.Where);
        List<Effect> found = [.. _effects.Except(effects)];
        bool changes = _events.Count > events;
        IReadOnlyList<Effect> open = new Verdict(found, _events, _met).Effects();
        _effects.Clear();
        _effects.AddRange(effects);
        _events.RemoveRange(events, _events.Count - events);
        _met.RemoveRange(met, _met.Count - met);
        _state = before;
        return found.Count == 0 ? opaque == _opaque && changes ? Probed.Nothing : Probed.Opaque
            : open.Count == 0 ? Probed.Guarded
            : opaque == _opaque && IsOpenEnded(call) && open.All(e => e.Rule != IdempotencyRules.Publish) ? Probed.Seen
            : open.Any(e => e.Rule != IdempotencyRules.Modify && e.Rule != IdempotencyRules.Append && e.Rule != IdempotencyRules.FreshValue && e.Rule != IdempotencyRules.SecondRun && e.Rule != IdempotencyRules.FreshKey && e.Rule != IdempotencyRules.OptionalKey) ? Probed.Outside
            : Probed.Memory;
    }

    /// <summary>Follows a call into each method that it may reach.</summary>
    private Value Enter(IReadOnlyList<IMethodSymbol> targets, Value receiver, IReadOnlyList<Argument> arguments, IOperation where)
    {
        PathState before = _state;
        PathState? after = null;
        Value? result = null;
        IsLimited |= targets.Count > Bodies.MaxTargets;
        foreach (IMethodSymbol target in targets.Take(Bodies.MaxTargets))
        {
            if (bodies.Of(target) is not { } body)
            {
                continue;
            }

            _state = before;
            Value value = Enter((target.ReducedFrom ?? target).OriginalDefinition, body, receiver, arguments, where);
            result = result is null ? value : Value.Either(result, value);
            after = after is null ? _state : PathState.Merge(after, _state);
        }

        _state = after ?? before;
        return result ?? Value.Unknown;
    }

    private Value Enter(IMethodSymbol definition, IOperation body, Value receiver, IReadOnlyList<Argument> arguments, IOperation where)
    {
        Value self = definition.IsStatic ? Value.Unknown : receiver;
        string? key = definition.MethodKind == MethodKind.LocalFunction || _inFinally ? null : summaries.KeyOf(definition, self, arguments);
        if (key is not null && summaries.Find(definition, key, _state) is { } known)
        {
            return CalledAt(Repeat(known), where);
        }

        PathState before = _state;
        int steps = _steps, effects = _effects.Count, events = _events.Count, opaque = _opaque;
        bool limited = IsLimited;
        Bind(definition, arguments);
        _chain.Add(where.Syntax);
        Value value = Follow(definition, body, self);
        _chain.RemoveAt(_chain.Count - 1);
        Blame(definition, effects, arguments, where);
        if (!_state.IsOpen && definition.IsAsync && where.Parent is IAssignmentOperation or IVariableInitializerOperation or IExpressionStatementOperation)
        {
            // Its failure is in the task, which nobody waits for here.
            _state = _state with { End = End.Open };
        }

        if (_state.IsOpen)
        {
            Return(definition, arguments);
            Forget(definition);
            if (key is not null && _effects.Count == effects && _events.Count >= events && limited == IsLimited && summaries.KeyOf(definition, self, arguments) == key)
            {
                Summary summary = new(before, _state, value, _events.GetRange(events, _events.Count - events), [self.Object, .. arguments.Select(a => a.Value.Object)], _opaque - opaque);
                _repeated.Add(summary);
                summaries.Keep(definition, key, summary);
            }
        }

        summaries.Cost(definition, _steps - steps);
        return CalledAt(value, where);
    }

    private static Value CalledAt(Value value, IOperation where) => value.Condition is { } condition ? value with { Condition = condition.CalledAt(where.Syntax, Atom.TypeOf(where.Syntax)) } : value;

    /// <summary>Does what a call did before, and gives its answer.</summary>
    private Value Repeat(Summary known)
    {
        _opaque += known.Opaque;
        if (_repeated.Add(known))
        {
            _events.AddRange(known.Events.Take(MaxEvents - _events.Count));
        }

        PathState before = known.Before, after = known.After;
        PathState state = _state with
        {
            Slots = after.Slots,
            NotNull = _state.NotNull.Union(after.NotNull.Except(before.NotNull)),
            Null = _state.Null.Union(after.Null.Except(before.Null)),
            Emptied = _state.Emptied.Union(after.Emptied.Except(before.Emptied)),
            Required = [.. _state.Required, .. after.Required.Skip(before.Required.Length)],
        };
        foreach (Guard guard in after.Guards)
        {
            state = before.Guards.Contains(guard) ? state : Behind(state, guard with { });
        }

        _state = state;
        return known.Answer.Object is { } made ? known.Answer with { Object = made.Again(_branches) } : known.Answer;
    }

    /// <summary>Drops the variables of a method that has ended, so that states stay small.</summary>
    private void Forget(ISymbol method) => _state = _state with { Locals = _state.Locals.Without(method) };

    private void Bind(IMethodSymbol target, IReadOnlyList<Argument> arguments)
    {
        foreach (IParameterSymbol parameter in target.Parameters)
        {
            Argument? given = arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal);
            SetLocal(parameter, given?.Value ?? (parameter.HasExplicitDefaultValue ? Value.Of(parameter.ExplicitDefaultValue) : Value.Unknown));
        }
    }

    /// <summary>Hands what a method gave its <c>out</c> and <c>ref</c> parameters to the caller.</summary>
    private void Return(IMethodSymbol target, IReadOnlyList<Argument> arguments)
    {
        foreach (Argument argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter && argument.Target is { } place && parameter.Ordinal < target.Parameters.Length
                && _state.Locals.TryGetValue(target.Parameters[parameter.Ordinal], out Value? value) && (parameter.RefKind == RefKind.Out || place is ILocalReferenceOperation))
            {
                Assign(place, value);
            }
        }
    }

    internal void Out(Argument? argument, Value value)
    {
        if (argument is { Target: { } target, Parameter.RefKind: RefKind.Out })
        {
            Assign(target, value);
        }
    }

    internal Value InvokeFunction(Function function, IReadOnlyList<Value> arguments)
    {
        if (function.Lambda is { } lambda)
        {
            for (int i = 0; i < lambda.Symbol.Parameters.Length; i++)
            {
                SetLocal(lambda.Symbol.Parameters[i], i < arguments.Count ? arguments[i] : Value.Unknown);
            }

            Value result = Follow(lambda.Symbol, lambda, function.Target ?? Value.Unknown);
            Forget(lambda.Symbol);
            return result;
        }

        if (function.Method is { } method)
        {
            List<Argument> bound = [.. method.Parameters.Select((p, i) => new Argument(p, i < arguments.Count ? arguments[i] : Value.Unknown, null))];
            IReadOnlyList<IMethodSymbol> targets = method.MethodKind == MethodKind.LocalFunction ? [method] : bodies.Targets(method, function.Target?.Object?.Type);
            Call call = new(method, function.Where, function.Target, (function.Where as IMethodReferenceOperation)?.Instance?.Type, bound);
            return Known(call) ?? (targets.Count > 0 ? Enter(targets, function.Target ?? _frame.This, bound, function.Where) : Value.From(arguments));
        }

        return Value.From(arguments);
    }

    /// <summary>Runs code that a call may run, or not.</summary>
    internal Value Maybe(Function function, params Value[] arguments)
    {
        PathState before = _state;
        _branches++;
        Value value = InvokeFunction(function, arguments);
        _branches--;
        _state = _state.IsOpen ? PathState.Merge(_state, before) with { Locals = _state.Locals } : before with { Done = _state.Done };
        return value;
    }

    /// <summary>Runs code behind a test that something else makes.</summary>
    internal Value Under(Condition? test, bool truth, Func<Value> code)
    {
        PathState before = _state;
        _state = Assume(before, test, truth);
        Value value = code();
        _state = _state.IsOpen ? _state with { Guards = before.Guards } : before;
        return value;
    }

    /// <summary>Goes on behind a test that something else makes, and throws if it fails.</summary>
    internal void Pass(Atom atom) => _state = Assume(_state, atom, true);

    internal void Known(string? symbol)
    {
        if (symbol is not null)
        {
            _state = _state with { NotNull = _state.NotNull.Add(symbol) };
        }
    }

    /// <summary>Whether a call may do anything: it is no test, and no library's that is known to do nothing outside.</summary>
    private static bool IsOpaque(Call call)
        => call.Method.MethodKind == MethodKind.DelegateInvoke ? call.Where.Parent is not (IConditionalOperation or IUnaryOperation or IBinaryOperation)
            : Types.Space(call.Method.ContainingType) is var space && !(space is "System" or "System.IO" || s_pure.Any(p => space.StartsWith(p, StringComparison.Ordinal)));

    /// <summary>A call of which nothing is known: what goes in may come out.</summary>
    internal Value Unknown(Call call)
    {
        _opaque += IsOpaque(call) ? 1 : 0;
        if ((Sources.Allots(call.Method) ? Fresh.Identity : Sources.OfMethod(call.Method)) is var fresh and not Fresh.None)
        {
            return New(fresh);
        }

        Value? made = null;
        bool once = Repositories.RunsOnce(call);
        foreach (Argument argument in call.Arguments)
        {
            if (argument.Value.Function is { } guarded && once)
            {
                made = Under(new Atom(AtomKind.Trusted, call.Where.Syntax) { Key = call[0] }, true, () => InvokeFunction(guarded, []));
            }
            else if (argument.Value.Function is { } function)
            {
                Value result = Maybe(function, call.Receiver is { } r ? ElementOf(r) : Value.Unknown);
                made = made is null ? result : Value.Either(made, result);
            }

            if (argument.Parameter?.RefKind == RefKind.Out && call.Receiver is { Owner: Owner.Argument } source && call.Name.StartsWith("TryGet", StringComparison.Ordinal))
            {
                // An entry of the request that the caller may leave out, as metadata is.
                Value entry = Argued($"{source.Symbol}[{call[0].Shape}]", null, optional: true);
                Out(argument, entry);
                return new Value { Condition = Condition.Not(new Atom(AtomKind.Missing, call.Where.Syntax) { Key = entry }) };
            }

            if (argument.Parameter?.RefKind == RefKind.Out)
            {
                Out(argument, Value.From(call.Arguments.Select(a => a.Value).Prepend(call.Receiver ?? Value.Unknown)).Detached());
            }
        }

        if (made is not null)
        {
            return made;
        }

        if (Keys.Handle(this, call) is { } keyed)
        {
            return keyed;
        }

        if (Repositories.Handle(this, call) is { } stored)
        {
            return stored;
        }

        if (Names.Words(call.Name).FirstOrDefault() is "create" or "new" or "build" && call.Method.ReturnType is { IsReferenceType: true, SpecialType: SpecialType.None, Name: not ("Task" or "ValueTask") } product && !Collections.IsCollection(product) && call.Arguments.All(a => a.Value.Fresh == Fresh.None))
        {
            // Whatever it is, it is new, and gets its members here.
            return Value.Local(new LocalObject(product, _branches) { IsGiven = true });
        }

        Value of = Value.From(call.Arguments.SelectMany(Parts).Prepend(call.Receiver ?? Value.Unknown), Basics.ChangeBy(call)).Detached() with { Made = ShapeOf(call) };
        return call.Receiver is { Owner: Owner.Argument } argued && call.Arguments.All(a => a.Value.Fresh == Fresh.None)
            ? of with { Owner = Owner.Argument, FromArgument = true, Symbol = argued.Symbol, Optional = argued.Optional || call.Method.ReturnNullableAnnotation == NullableAnnotation.Annotated && argued.Symbol is not null && Basics.IsMetadata(call.ReceiverType) }
            : of;
    }

    /// <summary>What is passed, and what it is made of where any number of values can be passed.</summary>
    private static IEnumerable<Value> Parts(Argument argument) => argument is { Parameter.IsParams: true, Value.Object.Element: { } element } ? [argument.Value, element] : [argument.Value];

    private static string? ShapeOf(Call call)
    {
        StringBuilder shape = new(call.Name);
        foreach (Value part in call.Arguments.Select(a => a.Value).Prepend(call.Receiver ?? Value.Of(null)))
        {
            if (part.Shape is not { Length: < 200 } known || part.Fresh != Fresh.None)
            {
                return null;
            }

            shape.Append('(').Append(known).Append(')');
        }

        return shape.ToString();
    }
}

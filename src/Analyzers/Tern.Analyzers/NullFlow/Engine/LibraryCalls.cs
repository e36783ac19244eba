using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Library methods whose effect their annotations cannot say: tasks, collections, delegates, by-ref helpers.</summary>
internal sealed partial class LibraryCalls(MethodAnalysis analysis, State state, Call call, List<State> next)
{
    private Instruction At => call.At;

    /// <summary>Runs the call when it is one of them.</summary>
    public bool Try()
    {
        IMethodSymbol method = call.Method;
        if (method.ContainingType is not { } type || analysis.Program.IsSource(type))
        {
            return false;
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return TryNullable(method);
        }

        if (TryConvert(method) || TryKnown(method, type))
        {
            return true;
        }

        return TryByType(method, type) || TryGeneric(method);
    }

    private bool TryByType(IMethodSymbol method, INamedTypeSymbol type)
        => type.Name switch
        {
            "Task" or "ValueTask" or "TaskFactory" or "ConfiguredTaskAwaitable" or "TaskAwaiter" or "ValueTaskAwaiter" => TryTask(method),
            "TaskCompletionSource" => TryCompletion(method),
            "Channel" or "ChannelWriter" or "ChannelReader" => TryChannel(method),
            "CancellationToken" or "CancellationTokenSource" or "CancellationTokenRegistration" => TryCancellation(method),
            "Lazy" or "ThreadLocal" => TryLazy(method),
            "Interlocked" or "Volatile" or "LazyInitializer" => TryByRef(method),
            "Object" when method.Name is "ReferenceEquals" or "Equals" && call.Arguments.Length == 2 => Test(call.Arguments[0], call.Arguments[1]),
            "EqualityComparer" when method.Name == "Equals" && call.Arguments.Length == 2 => Test(call.Arguments[0], call.Arguments[1]),
            "String" when method is { Name: "Equals", IsStatic: true } => call.Arguments.Length == 2 ? Test(call.Arguments[0], call.Arguments[1]) : Equal(method, call.Arguments[0], call.Arguments[1]),
            "JsonSerializer" when method.Name.StartsWith("Deserialize", StringComparison.Ordinal) && method.ReturnType is not null => TryDecode(method),
            "String" when method.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" => TryText(method),
            "String" when method.Name == "get_Length" => TryComputed(method),
            "String" when TryComputed(method) => true,
            "String" when method.Name == "Split" && !method.IsStatic => TrySplit(method),
            "Enumerable" or "ImmutableArrayExtensions" or "ParallelEnumerable" => TrySequence(method),
            "TaskExtensions" when method.Name == "Unwrap" && call.Arguments.Length == 1 => Done(analysis.Read(state, call.Arguments[0], Slot.Result, At.Type, At.Where)),
            "ThreadPool" when call.Arguments.Length > 1 && state.Of(call.Arguments[0]).Targets is { Length: 1 } => RunWith(call.Arguments[0], call.Arguments[1]),
            "Thread" when method.Name is "Start" or "UnsafeStart" => RunThread(),
            "ImmutableArray" or "ImmutableList" or "ImmutableHashSet" or "FrozenSet" when call.Arguments.Length == 1 && method.Name.StartsWith("To", StringComparison.Ordinal) => Copied(call.Arguments[0]),
            "StringReader" or "StreamReader" or "TextReader" => TryReader(method),
            "Array" => TryArray(method),
            "TaskAsyncEnumerableExtensions" when method.Name is "WithCancellation" or "ConfigureAwait" => Done(call.Arguments[0]),
            "ConfiguredCancelableAsyncEnumerable" when method.Name is "WithCancellation" or "ConfigureAwait" => Done(call.Receiver),
            "Delegate" when method.Name == "Remove" && call.Arguments.Length == 2 => Done(analysis.Remove(state, call.Arguments[0], call.Arguments[1], At.Where)),
            "ILookup" or "Lookup" when method.Name == "get_Item" => TryGroup(),
            "KeyValuePair" or "Tuple" when TryTakeApart(method) || TryMade(method) => true,
            "LinkedListNode" when method.Name == "get_Value" && TryNode() => true,
            "CollectionsMarshal" when method.Name == "GetValueRefOrAddDefault" => PlaceOf(call.Arguments[0], call.Arguments[1]),
            "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" or "ArraySegment" or "MemoryExtensions" when TryView(method) => true,
            "AsyncLocal" when method.Name == "get_Value" && call.Receiver != 0 && IsLeftToCallers(method) => Done(state.ValueOf(new Term(Term.Call, method.OriginalDefinition, call.Receiver), new Fact { Type = At.Type })),
            "RuntimeHelpers" when method.Name == "GetUninitializedObject" => false,
            _ => TryEnumerator(method) || TryIdentified(method, type),
        };

    /// <summary>Whether nothing is known of what stands in the context of the flow, but that all callers set it.</summary>
    private bool IsLeftToCallers(IMethodSymbol method)
        => !state.TryTerm(new Term(Term.Call, method.OriginalDefinition, call.Receiver), out _) && analysis.Program.IsSetAround(analysis.Code, method.ContainingType.TypeArguments[0]);

    private bool TryIdentified(IMethodSymbol method, INamedTypeSymbol type)
    {
        Identify(method);
        return TryMap(method, type) || TryCollection(method, type) || TryAccessor(method) || TryRunsNow(method, type);
    }

    private bool Done(int result)
    {
        if (At.Dst >= 0)
        {
            state.Registers[At.Dst] = result;
        }

        next.Add(state);
        return true;
    }

    private bool Test(int a, int b)
    {
        Fact right = state.Of(b);
        Term term = right.Nullness == Nullness.Null ? new Term(Term.IsNull, null, a)
            : state.Of(a).Nullness == Nullness.Null ? new Term(Term.IsNull, null, b) : new Term(Term.Equal, null, Math.Min(a, b), Math.Max(a, b));
        return Done(state.Evaluate(term) is { } known ? state.Constant(known) : state.ValueOf(term, Fact.Condition));
    }

    /// <summary>Texts that are alike in some way are both null, or none is.</summary>
    private bool Equal(IMethodSymbol method, int a, int b)
    {
        if (At.Dst < 0 || state.Of(a).Nullness != Nullness.NotNull && state.Of(b).Nullness != Nullness.NotNull)
        {
            return false;
        }

        int test = state.ValueOf(new Term(Term.Call, method.OriginalDefinition, a, b), Fact.Condition);
        State other = state.Clone();
        if (other.Refine(test, false))
        {
            other.Registers[At.Dst] = test;
            next.Add(other);
        }

        return !(state.Refine(test, true) && state.Conjoin(a, Fact.NotNull) && state.Conjoin(b, Fact.NotNull)) || Done(test);
    }

    /// <summary>The elements under a key, which are none where the key is missing. A key that says of which kind they are, says more of them than what stands for all.</summary>
    private bool TryGroup()
    {
        bool kinds = call.Method.Parameters[0].Type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean } || MapKeys.Constant(state, call.Arguments[0]) is not null;
        if (kinds || (!state.IsEntry(call.Receiver) && !state.TryPeek(call.Receiver, Slot.Element, out _)))
        {
            return false;
        }

        int held = state.New(Fact.NotNull);
        state.Write(held, Slot.Element, Element(analysis.Read(state, call.Receiver, Slot.Element, null, At.Where)));
        return Done(held);
    }

    /// <summary>A string has at least one part, unless empty ones are left out.</summary>
    private bool TrySplit(IMethodSymbol method)
    {
        IParameterSymbol? options = method.Parameters.FirstOrDefault(p => p.Type.Name == "StringSplitOptions");
        if (options is not null && state.Of(call.Arguments[options.Ordinal]) is not { IsNumber: true, Low: 0 or 2 })
        {
            return false;
        }

        int parts = state.New(Fact.NotNull with { Type = method.ReturnType });
        state.Write(parts, Slot.Length, state.New(Fact.NotNull with { Low = 1 }));
        state.Write(parts, Slot.Element, state.New(Fact.NotNull));
        return Done(parts);
    }

    /// <summary>Constants of strings decide tests of their length.</summary>
    private bool TryText(IMethodSymbol method)
    {
        Fact fact = state.Of(call.Arguments[0]);
        if (fact.Nullness == Nullness.Null || fact.Text is not null)
        {
            return (method.Name == "IsNullOrEmpty" || fact.Nullness == Nullness.Null) && Done(state.Constant(string.IsNullOrEmpty(fact.Text)));
        }

        // The platforms of old have no annotations.
        return !analysis.Program.TraitsOf(method.OriginalDefinition).Tells && At.Dst >= 0 && Fork(method, call.Arguments[0]);
    }

    /// <summary>What is computed of texts that are known.</summary>
    private bool TryComputed(IMethodSymbol method)
        => call.Receiver != 0 && call.Arguments.Length < 3 && Texts.Compute(state, method, call.Receiver, call.Arguments.Length > 0 ? call.Arguments[0] : -1, call.Arguments.Length > 1 ? call.Arguments[1] : -1) is { } known && Done(state.Constant(known));

    /// <summary>A test that says of a value that it is not null, where it says no.</summary>
    private bool Fork(IMethodSymbol method, int value)
    {
        int test = state.ValueOf(new Term(Term.Call, method.OriginalDefinition, value), Fact.Condition);
        State other = state.Clone();
        if (state.Refine(test, false) && state.Conjoin(value, Fact.NotNull))
        {
            state.Registers[At.Dst] = state.Constant(false);
            next.Add(state);
        }

        if (other.Refine(test, true))
        {
            other.Registers[At.Dst] = other.Constant(true);
            next.Add(other);
        }

        return true;
    }

    /// <summary>A reader that was asked whether it is at its end has one more line.</summary>
    private bool TryReader(IMethodSymbol method)
    {
        if (method.Name is not ("ReadLine" or "ReadLineAsync") || !HasMore())
        {
            return false;
        }

        state.ForgetTerms(call.Receiver);
        int line = state.New(Fact.NotNull);
        if (method.Name == "ReadLine")
        {
            return Done(line);
        }

        int task = state.New(Fact.NotNull);
        state.Write(task, Slot.Result, line);
        return Done(task);
    }

    private bool HasMore()
    {
        foreach (int value in state.Defined())
        {
            if (state.DefinitionOf(value) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "Peek" or "get_EndOfStream" } asked } term && term.A == call.Receiver && state.TryTerm(term, out int now) && now == value
                && (asked.Name == "Peek" ? state.Of(value).Low >= 0 || Array.IndexOf(state.Of(value).Not, -1L) >= 0 : state.Of(value).IsFalse))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryNullable(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "get_HasValue":
                Term test = new(Term.IsNull, null, call.Receiver);
                int isNull = state.Evaluate(test) is { } known ? state.Constant(known) : state.ValueOf(test, Fact.Condition);
                Term not = new(Term.Not, null, isNull);
                return Done(state.Evaluate(not) is { } has ? state.Constant(has) : state.ValueOf(not, Fact.Condition));
            case "get_Value":
                return !state.Conjoin(call.Receiver, Fact.NotNull) || Done(call.Receiver);
            case ".ctor" when call.Arguments.Length == 1:
                state.Conjoin(call.Receiver, Fact.NotNull);
                return Done(call.Receiver);
            default:
                return Done(state.New(Fact.NotNull));
        }
    }

    private bool TryLazy(IMethodSymbol method)
    {
        if (method.Name == ".ctor")
        {
            if (method.ContainingType.Name == "ThreadLocal" && !method.Parameters.Any(static p => p.Type.TypeKind == TypeKind.Delegate) && method.ContainingType.TypeArguments[0].IsReferenceType)
            {
                state.Write(call.Receiver, Slot.Result, state.New(Fact.Null(new Origin(OriginKind.Static, "a 'ThreadLocal' without a factory holds nothing on a thread that has set nothing", At.Where))));
            }
            else if (call.Arguments.Length > 0 && state.Of(call.Arguments[0]).Targets is not null)
            {
                state.Write(call.Receiver, Slot.Factory, call.Arguments[0]);
            }
            else if (call.Arguments.Length > 0 && method.Parameters[0].Type.IsReferenceType && method.Parameters[0].Type.TypeKind != TypeKind.Delegate)
            {
                state.Write(call.Receiver, Slot.Result, call.Arguments[0]);
            }

            return Done(call.Receiver);
        }

        if (method.Name == "set_Value")
        {
            state.Write(call.Receiver, Slot.Result, call.Arguments[0]);
            return Done(state.New(Fact.Nothing));
        }

        if (method.Name != "get_Value")
        {
            return false;
        }

        if (state.TryPeek(call.Receiver, Slot.Result, out int made))
        {
            return Done(made);
        }

        int factory = analysis.Read(state, call.Receiver, Slot.Factory, null, At.Where);
        foreach (State run in analysis.RunDelegate(state, At, factory))
        {
            if (At.Dst >= 0 && run.Registers[At.Dst] is var value and not 0)
            {
                run.Write(call.Receiver, Slot.Result, value);
            }

            next.Add(run);
        }

        return true;
    }

    private bool TryDecode(IMethodSymbol method)
    {
        ITypeSymbol type = method.ReturnType is INamedTypeSymbol { Name: "ValueTask" or "Task", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : method.ReturnType;

        // A payload that is nothing but "null" is what a program that writes objects does not write, and what a peer that was asked for one does not send.
        bool isNull = call.Arguments.Length > 0 && state.Of(call.Arguments[0]).Text is { } text && text.Trim() == "null";
        Origin origin = new(OriginKind.Decoded, "the payload is 'null'", At.Where);
        Fact fact = (isNull ? Fact.Null(origin) : Annotations.IsForgiven(At.Where) ? Fact.NotNull : Fact.Nothing) with { Type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), Members = Members.Decoded };
        int value = state.New(type.IsReferenceType ? fact : Fact.NotNull with { Type = type, Members = Members.Decoded });
        if (call.Arguments.Length > 0 && state.Of(call.Arguments[0]).Text is { } payload)
        {
            analysis.Program.Sent(state, value, type, payload, hasOptions: call.Arguments.Length > 1 && state.Of(call.Arguments[1]).Nullness != Nullness.Null);
        }
        else if (call.Arguments.Length > 0 && state.IsEntry(call.Arguments[0]))
        {
            // Callers may know what is read.
            state.Write(value, Slot.Payload, call.Arguments[0]);
        }

        if (type is INamedTypeSymbol several && LibraryTable.IsCollection(several) && analysis.Program.IsSentWithNulls(""))
        {
            state.Write(value, Slot.Element, state.New(Fact.Maybe(new Origin(OriginKind.Decoded, "a payload has null among others", At.Where)) with { Members = Members.Decoded }));
        }

        if (!ReferenceEquals(type, method.ReturnType) && method.ReturnType.Name is "ValueTask" or "Task")
        {
            int awaited = state.New(Fact.NotNull);
            state.Write(awaited, Slot.Result, value);
            value = awaited;
        }

        return Done(value);
    }

    /// <summary>Properties of libraries keep what was set, until the object is given to other code.</summary>
    private bool TryAccessor(IMethodSymbol method)
    {
        if (method is { MethodKind: MethodKind.PropertySet, Parameters.Length: 2 } && call.Receiver != 0 && method.AssociatedSymbol is IPropertySymbol { GetMethod: { } indexer })
        {
            // What stands under other keys stays, as far as they are constants and so is this one.
            if (MapKeys.Constant(state, call.Arguments[0]) is null)
            {
                state.ForgetTerms(call.Receiver);
            }

            state.Tell(new Term(Term.Call, indexer.OriginalDefinition, call.Receiver, call.Arguments[0]), call.Arguments[1]);
            next.Add(state);
            return true;
        }

        if (method.MethodKind != MethodKind.PropertySet || method.Parameters.Length != 1 || method.AssociatedSymbol is not IPropertySymbol { GetMethod: { } getter } || call.Receiver == 0)
        {
            return false;
        }

        state.Tell(new Term(Term.Call, getter.OriginalDefinition, call.Receiver), call.Arguments[0]);
        next.Add(state);
        return true;
    }
}

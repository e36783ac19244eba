using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Collections: what they hold, and how many.</summary>
internal sealed partial class LibraryCalls
{
    private bool TryCollection(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (call.Receiver == 0 || !IsCollection(type))
        {
            return false;
        }

        Visit(method, call.Receiver, position: 0);
        switch (method.Name)
        {
            case "get_Count" when CountOf(call.Receiver) is var count and not 0:
                return Done(count);
            case "get_IsEmpty" or "get_IsDefaultOrEmpty" when None(call.Receiver) is var none and not 0:
                return Done(none);
            case "SetItem" or "Insert" or "Add" or "Enqueue" or "Push" or "AddRange" or "InsertRange" when At.Dst >= 0 && IsImmutable(type) && method.ReturnType.Name == type.Name:
                return Changed(method);
            case ".ctor" when type.Name is "List" or "Queue" or "Stack" or "HashSet" or "LinkedList" or "SortedSet" && method.Parameters.All(p => p.Type.SpecialType == SpecialType.System_Int32):
                state.Write(call.Receiver, Slot.Length, state.Constant(0));
                return Done(call.Receiver);
            case ".ctor" when call.Arguments.Length > 0 && state.TryPeek(call.Arguments[0], Slot.Element, out int copied):
                analysis.Put(state, call.Receiver, Sample(HeldBy(state, copied) is var held and not 0 && type.TypeArguments.Length == 2 ? held : copied));
                return Done(call.Receiver);
            case "AddRange" or "InsertRange" or "UnionWith" or "PushRange" when ElementsOf(call.Arguments[call.Arguments.Length - 1]) is var more and not 0:
                analysis.Put(state, call.Receiver, Sample(more));
                state.ForgetTerms(call.Receiver);
                HoldsAtLeast(call.Receiver, 0);
                return Done(state.New(Fact.Nothing));
            case "Sort" or "Reverse" or "Insert" or "InsertRange":
                ForgetPositions();
                return method.Name == "Insert" && Added();
            case "Add" or "Enqueue" or "Push" or "AddLast" or "AddFirst" or "TryAdd" when call.Arguments.Length > 0:
                return Added();
            case "CopyTo":
                return CopyInto() && Done(state.New(Fact.Nothing));
            case "Contains" when call.Arguments.Length == 1 && state.Of(call.Arguments[0]).Nullness == Nullness.Null && !LibraryTable.IsMap(type):
                return HoldsNull(call.Receiver, Fact.True, Fact.False);
            case "IndexOf" when call.Arguments.Length == 1 && state.Of(call.Arguments[0]).Nullness == Nullness.Null:
                return HoldsNull(call.Receiver, Fact.NotNull with { Low = 0 }, Fact.Number(-1));
            case "FindIndex" or "FindLastIndex" when call.Arguments.Length == 1:
                return FoundAt(call.Receiver, call.Arguments[0]);
            case "get_Item" when call.Arguments.Length == 1:
                if (!Takes(call.Receiver))
                {
                    return true;
                }

                int value = analysis.ReadElement(state, call.Receiver, call.Arguments[0], At);
                return Done(analysis.AsType(state, value, At.Type));
            case "RemoveAt" or "Remove" or "RemoveRange" or "RemoveFirst" or "RemoveLast":
                // The elements that are left are others than the one that was looked at.
                state.ForgetMembers(call.Receiver);
                state.Write(call.Receiver, Slot.Element, state.New(Fact.Nothing));
                HoldsAtLeast(call.Receiver, 0);
                return false;
            case "TryDequeue" or "TryPop" or "TryPeek" or "TryTake" when At.Refs is { Length: > 0 } outs && outs[0] is { } taken:
                return TryTake(method, taken);
            case "Exists" or "TrueForAll" when call.Arguments.Length == 1 && Quantified(method, call.Receiver, call.Arguments[0]):
                return true;
            case "Find" or "FindLast" when At.Type is { IsValueType: true } && !HasElements(call.Receiver):
                return Empty($"'{method.Name}' may find nothing");
            case "ConvertAll" when call.Arguments.Length == 1 && state.Of(call.Arguments[0]).Targets is not null:
                return Select(call.Receiver, call.Arguments[0]);
            case "get_First" or "get_Last" when type.Name == "LinkedList" && CountOf(call.Receiver) is var nodes and not 0 && state.Of(nodes).IsFalse:
                return Empty($"'{method.Name.Substring(4)}' of an empty list is null");
            case "get_First" or "get_Last" when type.Name == "LinkedList" && At.Type is INamedTypeSymbol node && HasElements(call.Receiver):
                return Node(node);
            case "set_Item" when call.Arguments.Length == 2:
                Replace(method.Parameters[1].Type);
                if (analysis.Program.Filling?.ReplacesAll(At) == true && state.Of(call.Arguments[1]).Nullness is not (Nullness.Null or Nullness.Maybe))
                {
                    state.Write(call.Receiver, Slot.Element, call.Arguments[1]);
                }
                else if (state.Of(call.Arguments[1]).Nullness is Nullness.Null or Nullness.Maybe)
                {
                    analysis.Put(state, call.Receiver, call.Arguments[1]);
                }

                analysis.WriteElement(state, call.Receiver, call.Arguments[0], call.Arguments[1]);
                next.Add(state);
                return true;
            case "Find" or "FindLast" when call.Arguments.Length == 1 && HasMatch(call.Receiver, call.Arguments[0]):
                return Done(analysis.AsType(state, Filtered(call.Arguments[0], Element(call.Receiver), holds: true), At.Type));
            case "RemoveAll" when call.Arguments.Length == 1 && state.Of(call.Arguments[0]).Targets is { Length: 1 } && At.Dst >= 0:
                state.Write(call.Receiver, Slot.Element, Filtered(call.Arguments[0], Element(call.Receiver), holds: false));
                state.ForgetTerms(call.Receiver);
                HoldsAtLeast(call.Receiver, 0);
                return Done(state.New(Fact.NotNull));
            case "RemoveAll" or "Clear":
                state.Write(call.Receiver, Slot.Element, state.New(Fact.Nothing));
                state.ForgetTerms(call.Receiver);
                HoldsAtLeast(call.Receiver, 0);
                if (method.Name == "Clear")
                {
                    state.Write(call.Receiver, Slot.Length, state.Constant(0));
                }

                return Done(state.New(Fact.NotNull));
            case "Dequeue" or "Pop" or "Peek" or "Take":
                if (!Takes(call.Receiver))
                {
                    return true;
                }

                if (method.Name != "Peek")
                {
                    state.ForgetTerms(call.Receiver);
                }

                HoldsAtLeast(call.Receiver, method.Name == "Peek" ? 1 : 0);
                return Done(analysis.AsType(state, Sample(analysis.Read(state, call.Receiver, Slot.Element, At.Type, At.Where)), At.Type));
            case "AddRange" or "InsertRange" or "UnionWith" or "PushRange" or "EnqueueRange" or "IntersectWith" or "ExceptWith" or "SymmetricExceptWith" or "RemoveWhere" or "TryDequeue" or "TryPop" or "TryTake" or "TryAdd":
                HoldsAtLeast(call.Receiver, 0);
                return false;
            default:
                return false;
        }
    }

    /// <summary>What stands for the elements of a sequence; of one that the method was given, the callers are asked. 0 when that is unknown.</summary>
    private int ElementsOf(int sequence)
        => state.TryPeek(sequence, Slot.Element, out int element) ? element
            : state.IsEntry(sequence) && call.Method.ContainingType.TypeArguments.FirstOrDefault() is { IsReferenceType: true } type ? analysis.Read(state, sequence, Slot.Element, type, At.Where) : 0;

    private static bool IsImmutable(INamedTypeSymbol type) => type is { ContainingNamespace.Name: "Immutable" } && type.Name.StartsWith("Immutable", StringComparison.Ordinal) && type.TypeArguments.Length == 1;

    /// <summary>A collection like another, with one element or a few that are new.</summary>
    private bool Changed(IMethodSymbol method)
    {
        int changed = state.New(Fact.NotNull with { Type = method.ReturnType });
        if (state.TryPeek(call.Receiver, Slot.Element, out int element) || state.IsEntry(call.Receiver))
        {
            state.Write(changed, Slot.Element, element != 0 ? element : analysis.Read(state, call.Receiver, Slot.Element, method.ContainingType.TypeArguments[0], At.Where));
        }

        int added = call.Arguments[call.Arguments.Length - 1];
        if (!method.Name.EndsWith("Range", StringComparison.Ordinal))
        {
            analysis.Put(state, changed, added);
        }
        else if (state.TryPeek(added, Slot.Element, out int more))
        {
            analysis.Put(state, changed, Sample(more));
        }

        if (method.Name is "Add" or "Insert" or "Enqueue" or "Push")
        {
            state.Write(changed, Slot.Length, state.New(Fact.Some));
        }

        return Done(changed);
    }

    /// <summary>The first or last of what a linked list holds.</summary>
    private bool Node(INamedTypeSymbol type)
    {
        int node = state.New(Fact.NotNull with { Type = type });
        int held = Sample(analysis.Read(state, call.Receiver, Slot.Element, null, At.Where));
        if (type.GetMembers("Value").OfType<IPropertySymbol>().FirstOrDefault()?.GetMethod is { } getter)
        {
            state.SetTerm(new Term(Term.Call, getter.OriginalDefinition, node), held);
        }

        return Done(node);
    }

    /// <summary>What a node holds that a linked list gave: one of its elements, of which callers know more than of the node.</summary>
    private bool TryNode()
    {
        if (state.TryTerm(new Term(Term.Call, call.Method.OriginalDefinition, call.Receiver), out _)
            || state.DefinitionOf(call.Receiver) is not { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_First" or "get_Last", ContainingType.Name: "LinkedList" }, A: > State.Root and var list }
            || ElementOf(list) is not (var held and not 0))
        {
            return false;
        }

        held = Sample(held);
        state.SetTerm(new Term(Term.Call, call.Method.OriginalDefinition, call.Receiver), held);
        return Done(held);
    }

    /// <summary>What stands for the elements of a collection of which the run knows something, or its callers do; 0 for others.</summary>
    private int ElementOf(int collection)
        => state.TryPeek(collection, Slot.Element, out int element) ? element : state.IsEntry(collection) && At.Type is { IsReferenceType: true } ? analysis.Read(state, collection, Slot.Element, At.Type, At.Where) : 0;

    /// <summary>Takes an element out, or finds none.</summary>
    private bool TryTake(IMethodSymbol method, Place place)
    {
        ITypeSymbol type = method.Parameters[0].Type;
        bool alone = method.ContainingType.Name is "Queue" or "Stack" or "PriorityQueue";
        int count = alone ? CountOf(call.Receiver) : 0;
        State missing = state.Clone();
        if (!(alone && HasElements(call.Receiver)) && (count == 0 || missing.Conjoin(count, Fact.Number(0))))
        {
            int nothing = missing.New(Fact.Null(new Origin(OriginKind.FailedTry, $"'{method.Name}' returns false", At.Where)));
            analysis.Write(missing, place, analysis.AsType(missing, nothing, type), At.Where);
            if (At.Dst >= 0)
            {
                missing.Registers[At.Dst] = missing.Constant(false);
            }

            next.Add(missing);
        }

        if (count != 0 && !state.Conjoin(count, Fact.Some))
        {
            return true;
        }

        int element = Sample(analysis.Read(state, call.Receiver, Slot.Element, type, At.Where));
        if (method.Name != "TryPeek" && !state.IsEntry(element) && state.Of(element).Nullness is Nullness.Unknown or Nullness.NotNull && state.Of(element).Targets is null)
        {
            // The next one that is taken is another.
            element = state.New(state.Of(element));
        }

        if (method.Name != "TryPeek")
        {
            state.ForgetTerms(call.Receiver);
        }

        HoldsAtLeast(call.Receiver, method.Name == "TryPeek" ? 1 : 0);
        analysis.Write(state, place, analysis.AsType(state, element, type), At.Where);
        return Done(state.Constant(true));
    }

    private bool Added()
    {
        bool ordered = call.Method is { Name: "Add", ContainingType.Name: "List" };
        long position = ordered && state.TryPeek(call.Receiver, Slot.Length, out int before) && state.Of(before) is { IsNumber: true, Low: var count } ? count : -1;
        analysis.Put(state, call.Receiver, call.Method.ContainingType.Name == "PriorityQueue" ? call.Arguments[0] : call.Arguments[call.Arguments.Length - 1]);
        state.ForgetTerms(call.Receiver);
        if (position is >= 0 and < State.MaxPlaces)
        {
            state.Write(call.Receiver, position, call.Arguments[0]);
            state.Write(call.Receiver, Slot.Length, state.Constant(position + 1));
        }
        else
        {
            HoldsAtLeast(call.Receiver, 1);
        }

        return Done(state.New(Fact.NotNull));
    }

    /// <summary>Elements are where others were.</summary>
    private void ForgetPositions()
    {
        foreach (Edge edge in state.EdgesOf(call.Receiver))
        {
            if (state.KeyOf(edge) is long or Values.At or ElementAt)
            {
                state.Forget(call.Receiver, state.KeyOf(edge));
            }
        }
    }

    /// <summary>Another element takes a place: what is known of the members of the one that stood there holds for it alone.</summary>
    private void Replace(ITypeSymbol type)
    {
        if (state.TryPeek(call.Receiver, Slot.Element, out int element) && state.Of(element) is { Nullness: not (Nullness.Null or Nullness.Maybe) } fact)
        {
            state.Write(call.Receiver, Slot.Element, state.New(new Fact { Nullness = fact.Nullness, Type = type }));
        }
    }

    private static bool IsCollection(INamedTypeSymbol type) => type.Name is "Span" or "ReadOnlySpan" || LibraryTable.IsCollection(type);

    private bool TryArray(IMethodSymbol method)
    {
        Visit(method, call.Arguments.Length > 0 ? call.Arguments[0] : 0, position: 1);
        switch (method.Name)
        {
            case "GetEnumerator":
                return TryEnumerator(method);
            case "Fill" when call.Arguments.Length >= 2:
                MethodAnalysis.Overwrite(state, call.Arguments[0], call.Arguments[1]);
                return Done(state.New(Fact.Nothing));
            case "Clear" when call.Arguments.Length is 1 or 3 && state.Of(call.Arguments[0]).Type is null or IArrayTypeSymbol { ElementType.IsReferenceType: true }:
                return Cleared(call.Arguments[0]);
            case "Copy" or "ConstrainedCopy" or "CopyTo":
                return CopyInto() && Done(state.New(Fact.Nothing));
            case "Resize" when At.Refs is { Length: > 0 } places && places[0] is { } place:
                return Resize(place);
            case "Exists" or "TrueForAll" when call.Arguments.Length == 2 && Quantified(method, call.Arguments[0], call.Arguments[1]):
                return true;
            case "IndexOf" when call.Arguments.Length == 2 && state.Of(call.Arguments[1]).Nullness == Nullness.Null:
                return HoldsNull(call.Arguments[0], Fact.NotNull with { Low = 0 }, Fact.Number(-1));
            case "FindIndex" or "FindLastIndex" when call.Arguments.Length == 2:
                return FoundAt(call.Arguments[0], call.Arguments[1]);
            case "ForEach":
                return TryRunsNow(method, method.ContainingType);
            case "Find" or "FindLast" when At.Type is { IsValueType: true } && !(call.Arguments.Length == 2 && HasMatch(call.Arguments[0], call.Arguments[1])):
                return Empty($"'{method.Name}' may find nothing");
            default:
                return false;
        }
    }

    /// <summary>Sets elements of an array to null: one, or all.</summary>
    private bool Cleared(int array)
    {
        int none = state.New(Fact.Null(new Origin(OriginKind.Element, "'Array.Clear' leaves it not set", At.Where)));
        if (call.Arguments.Length == 1)
        {
            MethodAnalysis.Overwrite(state, array, none);
        }
        else if (NumberOf(call.Arguments[2]) == 1)
        {
            analysis.WriteElement(state, array, call.Arguments[1], none);
        }
        else
        {
            return false;
        }

        return Done(state.New(Fact.Nothing));
    }

    /// <summary>The element at the index of what a test has found passes that test. False where the test says nothing of it.</summary>
    private bool FoundAt(int source, int closure)
    {
        if (At.Dst < 0 || state.Of(closure).Targets is not { Length: 1 } || Parameters(closure) != 1 || Element(source) is var element && Filtered(closure, element, holds: true) is var passed && passed == element)
        {
            return false;
        }

        int index = state.ValueOf(new Term(Term.Call, call.Method.OriginalDefinition, source, closure), Fact.NotNull with { Low = -1 });
        State other = state.Clone();
        if (other.Conjoin(index, Fact.Number(-1)))
        {
            other.Registers[At.Dst] = index;
            next.Add(other);
        }

        if (!state.Conjoin(index, Fact.NotNull with { Low = 0 }))
        {
            return true;
        }

        state.Write(source, new Values.At(index), passed);
        return Done(index);
    }

    private bool Resize(Place place)
    {
        int old = call.Arguments[0];
        int array = state.New(Fact.NotNull);
        bool counted = state.TryPeek(old, Slot.Length, out int before) && state.Of(before).IsNumber && state.Of(call.Arguments[1]).IsNumber;
        foreach (Edge edge in state.EdgesOf(old))
        {
            if (state.KeyOf(edge) is not Slot slot || !(ReferenceEquals(slot, Slot.Unset) || ReferenceEquals(slot, Slot.Last) || ReferenceEquals(slot, Slot.Before)))
            {
                state.Write(array, edge.Key, edge.Value);
            }
        }

        state.Write(array, Slot.Length, call.Arguments[1]);
        state.Write(array, Slot.Before, old);
        if (counted)
        {
            for (long i = state.Of(before).Low; i < state.Of(call.Arguments[1]).Low && i < state.Of(before).Low + 16; i++)
            {
                state.Write(array, i, state.New(Fact.Null(new Origin(OriginKind.Element, "an element that 'Array.Resize' added is not set", At.Where))));
            }
        }

        else if (analysis.Program.Filling is { } filling && !filling.FillsInLoop(analysis.Code, place.Key ?? analysis.Code))
        {
            int added = state.New(Fact.Null(new Origin(OriginKind.Element, "an element that 'Array.Resize' added is not set", At.Where)));
            state.Write(array, Slot.Unset, added);
            if (Grows(before, call.Arguments[1]))
            {
                bool byOne = state.DefinitionOf(call.Arguments[1]) is { Symbol: false or BinaryOperatorKind.Add } sum && (state.Of(sum.A) is { IsNumber: true, Low: 1 } || state.Of(sum.B) is { IsNumber: true, Low: 1 });
                state.Write(array, Slot.Last, byOne ? added : state.New(state.Of(added)));
            }
        }

        analysis.Write(state, place, array, At.Where);
        return Done(state.New(Fact.Nothing));
    }

    /// <summary>Whether a length is an old one and something more.</summary>
    private bool Grows(int before, int length)
        => before != 0 && state.DefinitionOf(length) is { Op: Term.Arithmetic, Symbol: false or BinaryOperatorKind.Add or BinaryOperatorKind.Multiply } sum && (sum.A == before || sum.B == before);
}

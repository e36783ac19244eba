using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Generic library methods of which nothing is known but their declaration. A value of a type parameter can come from nowhere but the arguments in which that type parameter stands: from sequences of it, and
/// from functions that give it. So the declaration says what functions are handed, and what is in the result.
/// </summary>
internal sealed partial class LibraryCalls
{
    private static readonly string[] s_sequences = ["IEnumerable", "IAsyncEnumerable", "ParallelQuery", "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "IOrderedEnumerable", "IOrderedAsyncEnumerable", "IGrouping"];

    /// <summary>Calls that have run their functions already.</summary>
    private static readonly string[] s_reduced = ["Any", "All", "Count", "Sum", "Average"];

    private bool TryGeneric(IMethodSymbol method)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (At.Dst < 0 || Array.IndexOf(s_reduced, method.Name) >= 0 || Array.IndexOf(s_visiting, method.Name) >= 0 || !(definition.IsStatic ? definition.IsGenericMethod : IsCollection(method.ContainingType)) || Bound(definition, method) is not { Count: > 0 } given)
        {
            return false;
        }

        bool ran = false;
        bool selects = false;
        State run = state;
        for (int i = 0; i < call.Arguments.Length && i < definition.Parameters.Length; i++)
        {
            if (definition.Parameters[i].Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoked } && state.Of(call.Arguments[i]).Targets is { Length: 1 } targets && targets[0].Parameters.Length == invoked.Parameters.Length
                && Handed(run, invoked, given) is { } arguments)
            {
                ran = true;
                if (Run(run, call.Arguments[i], arguments) is not { } after)
                {
                    return true;
                }

                if (invoked.ReturnType.SpecialType == SpecialType.System_Boolean)
                {
                    // What one element is found to be holds for those that pass, and nobody knows which do.
                    selects = true;
                    continue;
                }

                run = after;
                if (invoked.ReturnType is ITypeParameterSymbol made)
                {
                    given[made] = run.Registers[At.Dst];
                }
            }
        }

        int result = selects || definition.ReturnType.NullableAnnotation == NullableAnnotation.Annotated || !LibraryTable.IsPlatform(method) ? 0 : Make(run, definition.ReturnType, method.ReturnType, given);
        if (result != 0)
        {
            run.Registers[At.Dst] = result;
            next.Add(run);
            return true;
        }

        if (ran)
        {
            analysis.Unknown(run, call, next);
        }

        return ran;
    }

    /// <summary>What there is of each type parameter among the elements of the arguments.</summary>
    private Dictionary<ITypeParameterSymbol, int> Bound(IMethodSymbol definition, IMethodSymbol method)
    {
        Dictionary<ITypeParameterSymbol, int> given = new(SymbolEqualityComparer.Default);
        if (call.Receiver != 0 && !definition.IsStatic && ElementType(definition.ContainingType) is ITypeParameterSymbol held && ElementOf(call.Receiver, method.ContainingType.TypeArguments[0]) is var own and not 0)
        {
            given[held] = own;
        }

        for (int i = 0; i < call.Arguments.Length && i < definition.Parameters.Length; i++)
        {
            if (ElementType(definition.Parameters[i].Type) is INamedTypeSymbol entry && IsPair(entry) && entry.TypeArguments[1] is ITypeParameterSymbol valued && ElementOf(call.Arguments[i], method.TypeArguments[valued.Ordinal]) is var pair and not 0)
            {
                given[valued] = HeldBy(state, pair) is var value and not 0 ? value : pair;
            }
            else if (definition.Parameters[i] is { RefKind: RefKind.None, Type: ITypeParameterSymbol { NullableAnnotation: not NullableAnnotation.Annotated } single } && definition.IsStatic && !given.ContainsKey(single))
            {
                given[single] = call.Arguments[i];
            }
            else if (ElementType(definition.Parameters[i].Type) is ITypeParameterSymbol { NullableAnnotation: not NullableAnnotation.Annotated } of && ElementOf(call.Arguments[i], ElementType(method.Parameters[i].Type)) is var element and not 0
                && (!given.TryGetValue(of, out int before) || state.Of(before).Nullness is not (Nullness.Null or Nullness.Maybe)))
            {
                given[of] = element;
            }
        }

        foreach (IParameterSymbol place in definition.Parameters)
        {
            if (place is { RefKind: not RefKind.None, Type: ITypeParameterSymbol both })
            {
                // What lies there may come out as well.
                given.Remove(both);
            }
        }

        return given;
    }

    private static ITypeSymbol? ElementType(ITypeSymbol type)
        => type is IArrayTypeSymbol array ? array.ElementType
            : type is INamedTypeSymbol { TypeArguments.Length: 1 } named && (Array.IndexOf(s_sequences, named.Name) >= 0 || (IsCollection(named) && named.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable))) ? named.TypeArguments[0] : null;

    /// <summary>What stands for the elements of a collection; 0 where nothing is known of them.</summary>
    private int ElementOf(int source, ITypeSymbol? type)
        => state.TryPeek(source, Slot.Length, out int count) && state.Of(count).High <= 0 ? 0
            : analysis.Unset(state, source, type) is var unset and not 0 ? unset
            : state.TryPeek(source, Slot.Element, out int element) ? Sample(element)
            : state.IsEntry(source) && type is { IsReferenceType: true } ? analysis.Read(state, source, Slot.Element, type, At.Where) : 0;

    /// <summary>What a function is handed; <see langword="null"/> where nothing is known of any of it.</summary>
    private static int[]? Handed(State run, IMethodSymbol invoked, Dictionary<ITypeParameterSymbol, int> given)
    {
        int[] arguments = new int[invoked.Parameters.Length];
        bool known = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            ITypeSymbol type = invoked.Parameters[i].Type;
            if (type is ITypeParameterSymbol parameter && given.TryGetValue(parameter, out int value))
            {
                known = true;
                arguments[i] = value;
            }
            else if (ElementType(type) is ITypeParameterSymbol many && given.TryGetValue(many, out int element))
            {
                known = true;
                arguments[i] = run.New(Fact.NotNull);
                run.Write(arguments[i], Slot.Element, element);
            }
            else
            {
                arguments[i] = run.New(Fact.Nothing);
            }
        }

        return known ? arguments : null;
    }

    /// <summary>The run of a function that gives null where one does, else any; <see langword="null"/> when it never returns.</summary>
    private State? Run(State before, int closure, int[] arguments)
    {
        List<State> runs = analysis.RunDelegate(before.Clone(), new Instruction(Op.Invoke, At.Where) { Dst = At.Dst }, closure, arguments);
        return runs.Find(run => run.Of(run.Registers[At.Dst]) is { Nullness: Nullness.Null or Nullness.Maybe, Origin: not null }) ?? (runs.Count > 0 ? runs[0] : null);
    }

    /// <summary>A value of a declared type, made of what there is of its type parameters; 0 where nothing is known of them.</summary>
    private int Make(State run, ITypeSymbol type, ITypeSymbol actual, Dictionary<ITypeParameterSymbol, int> given)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.NullableAnnotation != NullableAnnotation.Annotated && given.TryGetValue(parameter, out int value) ? Sample(run, value) : 0;
        }

        ITypeSymbol? held = type is INamedTypeSymbol { TypeArguments.Length: 2, IsTupleType: false } two && (two.Name is "IGrouping" or "ILookup" or "KeyValuePair" || two.Name.EndsWith("Dictionary", StringComparison.Ordinal)) ? two.TypeArguments[1] : ElementType(type);
        if (held is null)
        {
            return type is INamedTypeSymbol { IsTupleType: true } tuple ? MakeTuple(run, tuple, actual, given) : type is INamedTypeSymbol { Name: "Tuple", TypeArguments.Length: > 0 } items ? MakeItems(run, items, (INamedTypeSymbol)actual, given) : 0;
        }

        ITypeSymbol inner = actual is IArrayTypeSymbol array ? array.ElementType : actual is INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } ? arguments[arguments.Length - 1] : actual;
        int element = Make(run, held, inner, given);
        if (element == 0)
        {
            return 0;
        }

        if (type.Name == "KeyValuePair")
        {
            return Pair(run, (INamedTypeSymbol)actual, element);
        }

        int made = run.New(Fact.NotNull with { Type = actual });
        if (type.Name == "ILookup")
        {
            int group = run.New(Fact.NotNull);
            run.Write(group, Slot.Element, element);
            element = group;
        }

        run.Write(made, Slot.Element, element);
        if (type.Name.EndsWith("Dictionary", StringComparison.Ordinal))
        {
            MapKeys.Made(run, made);
            MapKeys.Forget(run, made);
        }

        return made;
    }

    private int MakeTuple(State run, INamedTypeSymbol tuple, ITypeSymbol actual, Dictionary<ITypeParameterSymbol, int> given)
    {
        int made = 0;
        for (int i = 0; i < tuple.TupleElements.Length && actual is INamedTypeSymbol { IsTupleType: true } built; i++)
        {
            if (Make(run, tuple.TupleElements[i].Type, built.TupleElements[i].Type, given) is var part and not 0)
            {
                made = made == 0 ? run.New(Fact.NotNull with { Type = actual, Members = Members.Unknown }) : made;
                run.Write(made, Keys.Of(built.TupleElements[i]), part);
            }
        }

        return made;
    }

    /// <summary>A tuple of the platform's classes: its items are properties.</summary>
    private static int MakeItems(State run, INamedTypeSymbol tuple, INamedTypeSymbol actual, Dictionary<ITypeParameterSymbol, int> given)
    {
        int made = 0;
        for (int i = 0; i < tuple.TypeArguments.Length; i++)
        {
            if (tuple.TypeArguments[i] is ITypeParameterSymbol of && given.TryGetValue(of, out int item) && PartOf(actual, "Item" + (i + 1)) is { } part)
            {
                made = made == 0 ? run.New(Fact.NotNull with { Type = actual }) : made;
                run.Write(made, part, item);
            }
        }

        return made;
    }
}

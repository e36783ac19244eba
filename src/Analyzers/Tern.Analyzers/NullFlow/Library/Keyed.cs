using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Engine;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Library;

/// <summary>
/// Look-ups by a key that the program has from what it looks into: of a row that refers to another the other is there, and so is one that was read a moment ago. That a store says "may return null" of all
/// its look-ups is no evidence for these.
/// </summary>
internal static class Keyed
{
    private const string Id = "Id";

    private static readonly string[] s_looking = ["Get", "Find", "Load", "Read", "Single", "First", "Last", "Lookup"];

    /// <summary>Whether one of the arguments is such a key, or a test with one.</summary>
    public static bool IsKnown(Call call, State state, NullProgram program)
    {
        if (!Array.Exists(s_looking, name => call.Method.Name.StartsWith(name, StringComparison.Ordinal)))
        {
            return false;
        }

        foreach (int argument in call.Arguments)
        {
            if (state.WasFound(argument))
            {
                return true;
            }

            if (Tests(state, argument) is { } targets ? Array.Exists(targets, t => program.CodeOf(t) is { } code && Compares(code)) : IsReference(state, argument))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Term of a query: the test by which it was narrowed last.</summary>
    private const string NarrowedBy = "narrowed by";

    /// <summary>Term of an expression tree: the function that it shows.</summary>
    private const string Shows = "shows";

    /// <summary>An expression tree, which is asked what it compares and never run.</summary>
    public static int Tree(State state, IMethodSymbol function)
    {
        int tree = state.New(Fact.NotNull);
        state.SetTerm(new Term(Term.Call, Shows, tree), state.New(Fact.NotNull with { Targets = [function.OriginalDefinition] }));
        return tree;
    }

    /// <summary>Remembers by which test a query was narrowed, through calls that make another query of it.</summary>
    public static void Narrow(State state, Call call, int made)
    {
        if (call.Arguments.Length > 0 && call.Method.IsExtensionMethod && call.Method.ReturnType.Name is "IQueryable" or "IOrderedQueryable" or "IIncludableQueryable")
        {
            int test = call.Method.Name == "Where" && call.Arguments.Length > 1 ? call.Arguments[1] : TestOf(state, call.Arguments[0]);
            if (test != 0)
            {
                state.SetTerm(new Term(Term.Call, NarrowedBy, made), test);
            }
        }
    }

    private static int TestOf(State state, int query) => state.TryTerm(new Term(Term.Call, NarrowedBy, query), out int test) ? test : 0;

    private static IMethodSymbol[]? Tests(State state, int argument)
    {
        int test = TestOf(state, argument) is var narrowed and not 0 ? narrowed : argument;
        return state.Of(state.TryTerm(new Term(Term.Call, Shows, test), out int shown) ? shown : test).Targets;
    }

    /// <summary>Position of the argument of a method by which it looks something up, itself or in a test; 0 for none.</summary>
    public static int PositionOf(Call call, State state, NullProgram program, IParameterSymbol[] parameters)
    {
        foreach (int argument in call.Arguments)
        {
            int position = Tests(state, argument) is { } targets ? Captured(targets, program, parameters) : Array.IndexOf(state.Entry, argument);
            if (position > 0)
            {
                return position;
            }
        }

        return 0;
    }

    /// <summary>The key of a look-up: what a test has captured, or the first argument. 0 for none.</summary>
    public static int KeyOf(Call call, State state, NullProgram program)
    {
        foreach (int argument in call.Arguments)
        {
            if (Tests(state, argument) is not { } targets)
            {
                continue;
            }

            foreach (Instruction i in targets.SelectMany(t => program.CodeOf(t)?.Blocks.SelectMany(b => b.Code) ?? []))
            {
                if (i is { Op: Op.Load, A: MethodCode.Root, Key: IParameterSymbol or ILocalSymbol } && state.TryPeek(State.Root, i.Key, out int captured))
                {
                    return captured;
                }
            }

            return 0;
        }

        return call.Arguments.Length > 0 && !call.Method.IsExtensionMethod ? call.Arguments[0] : 0;
    }

    private static int Captured(IMethodSymbol[] targets, NullProgram program, IParameterSymbol[] parameters)
    {
        foreach (IMethodSymbol target in targets)
        {
            foreach (Instruction i in program.CodeOf(target)?.Blocks.SelectMany(b => b.Code) ?? [])
            {
                if (i is { Op: Op.Load, A: MethodCode.Root, Key: IParameterSymbol parameter })
                {
                    return Array.FindIndex(parameters, p => SymbolEqualityComparer.Default.Equals(p, parameter)) + 1;
                }
            }
        }

        return 0;
    }

    /// <summary>The property of a row with which its test compares what was captured; <see langword="null"/> where there is no such test.</summary>
    public static IPropertySymbol? PropertyOf(Call call, State state, NullProgram program)
    {
        foreach (Instruction[] test in call.Arguments.SelectMany(a => Tests(state, a) ?? []).Select(t => program.CodeOf(t)?.Blocks.SelectMany(b => b.Code).ToArray() ?? []))
        {
            Instruction? captured = Array.Find(test, static i => i is { Op: Op.Load, A: MethodCode.Root, Key: IParameterSymbol or ILocalSymbol });
            Instruction? compared = captured is null ? null : Array.Find(test, i => i is { Op: Op.Binary, Key: BinaryOperatorKind.Equals } && (i.A == captured.Dst || i.B == captured.Dst));
            int other = compared is null ? -1 : compared.A == captured!.Dst ? compared.B : compared.A;
            if (other >= 0 && Array.Find(test, i => i.Dst == other && i.A == MethodCode.FirstParameter) is { } read)
            {
                return read.Key as IPropertySymbol ?? (read.Key as IMethodSymbol)?.AssociatedSymbol as IPropertySymbol;
            }
        }

        return null;
    }

    /// <summary>Whether a value is what a row that was read here has for the property by which a row of its kind is looked up: that row itself is found.</summary>
    public static bool IsOwn(State state, int value, IPropertySymbol? property, ITypeSymbol? row)
    {
        if (property is null || row is null)
        {
            return false;
        }

        if (state.DefinitionOf(value) is { Op: Term.Call, Symbol: IMethodSymbol { AssociatedSymbol: { } asked } } read)
        {
            return IsRow(state, read.A, row) && SymbolEqualityComparer.Default.Equals(asked.OriginalDefinition, property.OriginalDefinition);
        }

        for (int i = 0; i < state.Heap.Count; i++)
        {
            if (state.Heap[i].Value == value && state.Heap[i].Owner != State.Root && IsRow(state, state.Heap[i].Owner, row) && Equals(state.KeyOf(state.Heap[i]), Keys.Of(property)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRow(State state, int value, ITypeSymbol row) => !state.IsEntry(value) && state.Of(value).Type is { } type && TypeTests.Converts(type, row.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    /// <summary>Whether a value is the key of a row that is known to be there, where rows refer to each other.</summary>
    public static bool IsReference(State state, int value)
    {
        // The value of a key that may be missing.
        if (state.DefinitionOf(value) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "get_Value" } } inner)
        {
            value = inner.A;
        }

        if (state.DefinitionOf(value) is { Op: Term.Call, Symbol: IMethodSymbol { AssociatedSymbol: IPropertySymbol property } } read)
        {
            return IsReference(property, loaded: !state.IsEntry(read.A));
        }

        for (int i = 0; i < state.Heap.Count; i++)
        {
            if (state.Heap[i].Value == value && state.KeyOf(state.Heap[i]) is IPropertySymbol held)
            {
                return IsReference(held, loaded: !state.IsEntry(state.Heap[i].Owner));
            }
        }

        return false;
    }

    /// <summary>Whether a test compares with the key of a captured object.</summary>
    private static bool Compares(MethodCode code)
    {
        HashSet<int> captured = [];
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            if (i is { Op: Op.Load, A: MethodCode.Root, Key: ILocalSymbol })
            {
                captured.Add(i.Dst);
            }
            else if (captured.Contains(i.A) && (i.Key as IPropertySymbol ?? (i.Key as IMethodSymbol)?.AssociatedSymbol as IPropertySymbol) is { } property && IsReference(property, loaded: true))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a property is the key of another row, which a type with a key of its own has, or the key of a row that was read here.</summary>
    private static bool IsReference(IPropertySymbol property, bool loaded)
        => property.Name == Id ? loaded : property.Name.EndsWith(Id, StringComparison.Ordinal) && HasOwn(property.ContainingType);

    private static bool HasOwn(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers(Id).Length > 0)
            {
                return true;
            }
        }

        return false;
    }
}

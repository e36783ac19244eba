using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Entries of maps. A map has its values as elements; what goes over it is given pairs that hold them.</summary>
internal sealed partial class LibraryCalls
{
    private static bool IsPair(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments.Length: 2 };

    /// <summary>An entry of a map with a value.</summary>
    private int Pair(State run, INamedTypeSymbol type, int held)
    {
        int pair = run.New(Fact.NotNull with { Type = type });
        if (PartOf(type, "Value") is { } value)
        {
            run.Write(pair, value, analysis.AsType(run, held, type.TypeArguments[1]));
        }

        return pair;
    }

    /// <summary>The parts of an entry, as a loop over a map takes them apart.</summary>
    private bool TryTakeApart(IMethodSymbol method)
    {
        if (method.Name != "Deconstruct" || At.Refs is not { Length: 2 } places || PartOf(method.ContainingType, "Key") is not { } key || PartOf(method.ContainingType, "Value") is not { } value)
        {
            return false;
        }

        Write(places[0], analysis.Read(state, call.Receiver, key, method.Parameters[0].Type, At.Where));
        Write(places[1], analysis.Read(state, call.Receiver, value, method.Parameters[1].Type, At.Where));
        return Done(state.New(Fact.Nothing));
    }

    private static object? PartOf(INamedTypeSymbol type, string name) => type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } part ? Keys.Of(part) : null;

    /// <summary>The key of an entry that a map gives is one that it has.</summary>
    private void KeyOf(int map, int entry, INamedTypeSymbol type)
    {
        if (state.Of(entry).Nullness != Nullness.Null && PartOf(type, "Key") is { } part && !state.TryPeek(entry, part, out _))
        {
            int key = state.New(Fact.NotNull with { Type = type.TypeArguments[0] });
            state.Write(entry, part, key);
            state.SetTerm(new Term(Term.Call, State.HasKey, map, key), state.Constant(true));
        }
    }

    /// <summary>Pairs and tuples keep what they are made of.</summary>
    private bool TryMade(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Constructor || call.Receiver == 0)
        {
            return false;
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (PartOf(method.ContainingType, char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1)) is { } part)
            {
                state.Write(call.Receiver, part, call.Arguments[parameter.Ordinal]);
            }
        }

        return Done(call.Receiver);
    }

    /// <summary>An entry of a map that holds one of its elements; what is a pair already, as of a query over a map, is given as it is.</summary>
    private int EntryOf(int source, int element, INamedTypeSymbol type)
    {
        if (IsPair(state.Of(element).Type))
        {
            return element;
        }

        int pair = Pair(state, type, element);
        KeyOf(source, pair, type);
        return pair;
    }

    /// <summary>What a pair holds; 0 where nothing is known of it.</summary>
    private static int HeldBy(State run, int pair)
        => run.Of(pair).Type is INamedTypeSymbol type && IsPair(type) && PartOf(type, "Value") is { } part && run.TryPeek(pair, part, out int held) ? held : 0;
}

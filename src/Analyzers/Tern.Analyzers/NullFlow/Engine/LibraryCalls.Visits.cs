using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Functions and comparers that a library hands the elements of a collection: they run for what they dereference.</summary>
internal sealed partial class LibraryCalls
{
    private static readonly string[] s_visiting = ["Sort", "Exists", "Find", "FindLast", "FindAll", "FindIndex", "FindLastIndex", "TrueForAll"];

    private static readonly string[] s_comparing = ["Distinct", "ToHashSet", "Union", "Except", "Intersect", "Order", "OrderDescending", "Max", "Min"];

    /// <summary>A call of a list or an array that goes over its elements.</summary>
    private void Visit(IMethodSymbol method, int source, int position)
    {
        if (source == 0 || position >= call.Arguments.Length || Array.IndexOf(s_visiting, method.Name) < 0)
        {
            return;
        }

        int visitor = call.Arguments[call.Arguments.Length - 1];
        if (state.Of(visitor) is not { Targets: { } targets })
        {
            Compare(visitor, source);
        }
        else if (targets is { Length: 1 } && targets[0].Parameters.Length == 1)
        {
            RunOn(state, visitor, Element(source));
        }
        else if (targets is { Length: 1 } && targets[0].Parameters.Length == 2 && !IsSingle(source))
        {
            int element = Element(source);
            RunOn(state, visitor, element, element);
        }
    }

    /// <summary>A comparer of this compilation, which is asked for the elements of a collection.</summary>
    private void Compare(int comparer, int source)
    {
        if (state.Of(comparer).Type is not INamedTypeSymbol type || !analysis.Program.IsSource(type))
        {
            return;
        }

        foreach (IMethodSymbol asked in type.AllInterfaces.Where(static i => i is { Name: "IEqualityComparer" or "IComparer", TypeArguments.Length: 1 }).SelectMany(static i => i.GetMembers()).OfType<IMethodSymbol>())
        {
            State run = state.Clone();
            int element = Element(source);
            if (asked.Name == "Compare" ? !IsSingle(source) : asked.Name == "GetHashCode" && run.Conjoin(element, Fact.NotNull))
            {
                // Nulls have no hash: nobody asks for it.
                analysis.Ask(run, At, asked, comparer, asked.Parameters.Length == 1 ? [element] : [element, element]);
            }
        }
    }

    /// <summary>A collection asks a key for its hash, or each of its elements whether it equals another.</summary>
    private void Identify(IMethodSymbol method)
    {
        if (analysis.Program.AskedBy(method, out int position) is not { } asked)
        {
            return;
        }

        State run = state.Clone();
        int key = call.Arguments[position];
        int owner = asked.Parameters.IsEmpty ? key : Element(call.Receiver);
        if (run.Conjoin(owner, Fact.NotNull))
        {
            analysis.Ask(run, At, asked, owner, asked.Parameters.IsEmpty ? [] : [key]);
        }
    }

    private bool IsSingle(int source) => state.TryPeek(source, Slot.Length, out int count) && state.Of(count).High <= 1;
}

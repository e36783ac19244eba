using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Arrays that others are copied into.</summary>
internal sealed partial class LibraryCalls
{
    /// <summary>Copies elements of one array or collection into another, as far as it is known which; false for other methods of that name.</summary>
    private bool CopyInto()
    {
        int[] arguments = call.Arguments;
        switch (call.Method.Name, arguments.Length)
        {
            case ("Copy" or "ConstrainedCopy", 3):
                return CopyInto(arguments[0], arguments[1], 0, 0, NumberOf(arguments[2]));
            case ("Copy" or "ConstrainedCopy", 5):
                return CopyInto(arguments[0], arguments[2], NumberOf(arguments[1]), NumberOf(arguments[3]), NumberOf(arguments[4]));
            case ("CopyTo", 1 or 2) when call.Receiver != 0:
                return CopyInto(call.Receiver, arguments[0], 0, arguments.Length == 2 ? NumberOf(arguments[1]) : 0, LengthOf(call.Receiver));
            case ("CopyTo", 4) when call.Receiver != 0:
                return CopyInto(call.Receiver, arguments[1], NumberOf(arguments[0]), NumberOf(arguments[2]), NumberOf(arguments[3]));
            default:
                return false;
        }
    }

    private bool CopyInto(int from, int to, long first, long start, long count) => CopyPart(from, to, first, start, count) || CopyElements(from, to);

    /// <summary>
    /// A new array with a fixed number of elements, into which fewer are copied, lacks the others. False where it is not known how many they are, or which are set already.
    /// </summary>
    private bool CopyPart(int from, int to, long first, long start, long count)
    {
        if (first < 0 || start < 0 || count is < 0 or > Limits.Listed || LengthOf(to) is not (> 0 and var room) || start + count > room || state.IsEntry(to) || Missing(to) is not (var unset and not 0))
        {
            return false;
        }

        bool held = state.TryPeek(from, Slot.Element, out int element);
        for (long i = 0; i < count; i++)
        {
            state.Write(to, start + i, state.TryPeek(from, first + i, out int place) ? place : held ? Sample(element) : state.New(Fact.Nothing));
        }

        state.Write(to, Slot.Element, held ? element : state.New(Fact.Nothing));
        state.Write(to, Slot.Unset, unset);
        MethodAnalysis.FilledUp(state, to);
        return true;
    }

    private long NumberOf(int value) => state.Of(value) is { IsNumber: true, Low: var number } ? number : -1;

    private long LengthOf(int array) => state.TryPeek(array, Slot.Length, out int length) && NumberOf(length) is >= 0 and var known ? known : MapKeys.LengthFromStart(state, array, analysis.Program);

    /// <summary>What the elements are that nobody has set, of a new array of references of which all that are set are known; 0 for others.</summary>
    private int Missing(int array)
        => state.EdgesOf(array).Exists(edge => state.KeyOf(edge) is Values.At or ElementAt) ? 0
            : (state.TryPeek(array, Slot.Unset, out int unset) || state.TryPeek(array, Slot.Element, out unset)) && state.Of(unset) is { Nullness: Nullness.Null, Origin.Kind: OriginKind.Element } ? unset : 0;

    /// <summary>An array that another is copied into holds what that holds, and lacks what it lacks. False where that is not known.</summary>
    private bool CopyElements(int from, int to)
    {
        ITypeSymbol? type = (state.Of(from).Type as IArrayTypeSymbol)?.ElementType;
        int unset = analysis.Unset(state, from, type);
        if (state.IsEntry(to))
        {
            return false;
        }

        int element = unset != 0 || state.TryPeek(from, Slot.Element, out _) || state.IsEntry(from) ? analysis.Read(state, from, Slot.Element, type, At.Where) : state.New(Fact.Nothing);
        int last = 0;
        if (unset == 0 && IsAsMuchAsFits(from, to) && state.TryPeek(to, Slot.Element, out int beyond) && state.Of(beyond) is { Nullness: Nullness.Null, Origin.Kind: OriginKind.Element })
        {
            unset = last = beyond;
        }

        bool counted = state.TryPeek(to, Slot.Length, out int length);
        state.ForgetMembers(to);
        state.Write(to, Slot.Element, element);
        if (counted)
        {
            state.Write(to, Slot.Length, length);
        }

        if (unset != 0)
        {
            state.Write(to, Slot.Unset, unset);
        }

        if (last != 0)
        {
            // Where the other is the shorter one, the last of all is missing.
            state.Write(to, Slot.Last, last);
        }

        return true;
    }

    /// <summary>Whether the shorter of two arrays says how much is copied: whoever asks that takes the other for longer at times.</summary>
    private bool IsAsMuchAsFits(int from, int to)
        => state.DefinitionOf(call.Arguments[call.Arguments.Length - 1]) is { Op: Term.Call, Symbol: IMethodSymbol { Name: "Min", ContainingType.Name: "Math" } } least
            && state.TryPeek(from, Slot.Length, out int given) && state.TryPeek(to, Slot.Length, out int room) && ((least.A == given && least.B == room) || (least.A == room && least.B == given));
}

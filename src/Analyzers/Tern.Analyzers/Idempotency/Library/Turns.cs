using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Library;

/// <summary>Numbers that only choose who is next, and names of who holds a lock: what they are after a call concerns nobody.</summary>
internal static class Turns
{
    /// <summary>Whether a number that is counted up serves to choose one of several, as <c>clients[++_next % clients.Length]</c> does. That of a place in a ring, which is written, does not.</summary>
    public static bool Chooses(IOperation counted, Slot? slot)
    {
        if (slot is null || Names.Words(slot.Name).Any(w => w is "head" or "tail" or "cursor" or "write" or "position"))
        {
            return false;
        }

        IOperation value = Bare(counted);
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return IsDivided(value);
        }

        IOperation root = value;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        List<ILocalReferenceOperation> uses = [.. OperationExtensions.Descendants(root).OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, local))];
        return uses.Count > 0 && uses.TrueForAll(use => IsDivided(Bare(use)));
    }

    /// <summary>Whether a place says who holds a lock.</summary>
    public static bool IsHolder(Slot slot)
    {
        if (!Names.Words(slot.Name).Any(w => w is "owner" or "holder" or "requestor" or "requester"))
        {
            return false;
        }

        for (Slot? around = slot; around is not null; around = around.Parent)
        {
            if (Names.Words(around.Name).Any(w => w is "lock" or "semaphore" or "mutex" or "lease" or "latch"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value without conversions, signs and masks around it.</summary>
    private static IOperation Bare(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IUnaryOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.And } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Math" } })
        {
            value = value.Parent is IArgumentOperation argument ? argument.Parent! : value.Parent;
        }

        return value;
    }

    private static bool IsDivided(IOperation value)
    {
        if (value.Parent is not IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder } rest || rest.LeftOperand != value)
        {
            return false;
        }

        IOperation index = Bare(rest);
        IOperation? element = index.Parent is IArgumentOperation argument ? argument.Parent : index.Parent;
        return !(element is IArrayElementReferenceOperation or IPropertyReferenceOperation && element.Parent is IAssignmentOperation assignment && assignment.Target == element);
    }
}

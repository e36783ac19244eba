using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Calls;

/// <summary>Questions about operations that several rules ask.</summary>
internal static class Operations
{
    // Methods that hand on the call behind them, as another awaitable or stream.
    private static readonly HashSet<string> s_wrappers = new(StringComparer.Ordinal) { "AsTask", "ConfigureAwait", "Preserve", "WaitAsync", "WithCancellation" };

    /// <summary>What stands behind conversions and parentheses.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>What an expression may be: the values of its branches, or itself.</summary>
    public static IEnumerable<IOperation> Branches(this IOperation operation)
        => operation.Bare() switch
        {
            IConditionalOperation { WhenFalse: { } otherwise } choice => choice.WhenTrue.Branches().Concat(otherwise.Branches()),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(a => a.Value.Branches()),
            ICoalesceOperation choice => choice.Value.Branches().Concat(choice.WhenNull.Branches()),
            var value => [value],
        };

    /// <summary>The parent, conversions and parentheses aside.</summary>
    public static IOperation? Outer(this IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>The whole body, initialiser or file of statements.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The receiver of a call, that of an extension method too.</summary>
    public static IOperation? Receiver(this IInvocationOperation invocation)
        => invocation.Instance ?? (invocation.TargetMethod.IsExtensionMethod ? invocation.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value : null);

    /// <summary>The call that an expression is the task or the stream of; <see langword="null"/> if it is none. A variable is no such expression.</summary>
    public static IInvocationOperation? CallBehind(this IOperation? operation, RpcSymbols symbols)
    {
        for (IOperation? current = operation?.Bare(); current is IInvocationOperation invocation; current = invocation.Receiver()?.Bare())
        {
            if (symbols.IsCall(invocation))
            {
                return invocation;
            }

            if (!s_wrappers.Contains(invocation.TargetMethod.Name))
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Whether an invocation only hands on what it is made on.</summary>
    public static bool IsWrapper(this IInvocationOperation invocation) => s_wrappers.Contains(invocation.TargetMethod.Name);

    /// <summary>The lambda, local function or body that an operation runs in.</summary>
    public static IOperation Function(this IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return current;
            }

            current = parent;
        }

        return current;
    }

    /// <summary>Whether an operation contains another, or is it.</summary>
    public static bool Contains(this IOperation outer, IOperation inner)
    {
        for (IOperation? current = inner; current is not null; current = current.Parent)
        {
            if (ReferenceEquals(current, outer) || (current.Syntax == outer.Syntax && current.Kind == outer.Kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a local is declared with, or tested for; <see langword="null"/> if that is not in sight, or if it is assigned again.</summary>
    public static IOperation? InitialValue(this ILocalSymbol local, IOperation root)
    {
        IOperation? value = null;
        foreach (IOperation operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    value = declarator.GetVariableInitializer()?.Value.Bare();
                    break;
                case IIsPatternOperation test when SymbolEqualityComparer.Default.Equals(DeclaredBy(test.Pattern), local):
                    value = test.Value.Bare();
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } when SymbolEqualityComparer.Default.Equals(target.Local, local):
                    return null;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation target } when SymbolEqualityComparer.Default.Equals(target.Local, local):
                    return null;
            }
        }

        return value;
    }

    /// <summary>Whether code sets a property of the object that a local is, besides what the object was made with.</summary>
    public static bool HasSet(this ILocalSymbol local, string property, IOperation root)
        => root.ReferencesTo(local).Any(r => r.Parent is IPropertyReferenceOperation { Parent: IAssignmentOperation set } part && part.Property.Name == property && ReferenceEquals(set.Target, part));

    /// <summary>Every mention of a local.</summary>
    public static IEnumerable<ILocalReferenceOperation> ReferencesTo(this IOperation root, ILocalSymbol local)
        => root.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, local));

    // if (context is { } own), if (context is not CallContext own)
    private static ISymbol? DeclaredBy(IPatternOperation pattern)
        => pattern switch
        {
            INegatedPatternOperation negated => DeclaredBy(negated.Pattern),
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4006: a call that nobody has given a time.</summary>
/// <remarks>Clients of a host get theirs from configuration, and handlers pass on what is left of the call that they answer: only channels whose options are all in sight are judged.</remarks>
internal static class DeadlineRule
{
    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!symbols.IsCall(call)
            || RpcMethods.KindOf(call.TargetMethod) != RpcKind.Unary
            || symbols.IsHandler(context.ContainingSymbol)
            || !call.Arguments.All(a => SaysNothing(a, symbols))
            || IsWaitedForWithin(call)
            || ChannelUse.ConnectOf(call, symbols) is not { } connect
            || !HasNoTimeout(connect, symbols))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(UsageRules.NoDeadline, call.Syntax.GetLocation(), RpcMethods.NameOf(call.TargetMethod)));
    }

    // task.WaitAsync(time), or Task.WhenAny(task, …): the caller does not wait longer, now or where the task is used later.
    private static bool IsWaitedForWithin(IOperation task)
        => task.Outer() switch
        {
            IInvocationOperation { TargetMethod.Name: "WaitAsync" } => true,
            IInvocationOperation wrapper when wrapper.IsWrapper() => IsWaitedForWithin(wrapper),
            IArgumentOperation { Parent: IInvocationOperation invocation } => invocation.TargetMethod.Name == "WhenAny" || (invocation.IsWrapper() && IsWaitedForWithin(invocation)),
            IArrayInitializerOperation { Parent: { } array } => IsWaitedForWithin(array),
            ICollectionExpressionOperation elements => IsWaitedForWithin(elements),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => task.Root().ReferencesTo(local).Any(IsWaitedForWithin),
            _ => false,
        };

    // Whether an argument is part of the request, or a context or a token that bounds nothing.
    private static bool SaysNothing(IArgumentOperation argument, RpcSymbols symbols)
    {
        if (argument.Parameter is not { } parameter || !RpcMethods.IsSurrounding(parameter, symbols))
        {
            return true;
        }

        IOperation value = argument.Value.Bare();
        if (argument.ArgumentKind == ArgumentKind.DefaultValue || value is IDefaultValueOperation or ILiteralOperation || value is IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } })
        {
            return true;
        }

        return ChannelUse.Resolve(value) is IObjectCreationOperation { Type.Name: "CallContext" } creation
            && !(creation.Initializer?.Initializers.Any(i => i is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Timeout" or "CancellationToken" } }) ?? false)
            && (value is not ILocalReferenceOperation { Local: var local } || value.Root().ReferencesTo(local).All(IsHarmless));
    }

    private static bool IsHarmless(ILocalReferenceOperation context)
        => context.Outer() switch
        {
            IPropertyReferenceOperation property => property.Property.Name is not ("Timeout" or "CancellationToken"),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsAbstract: true, ContainingType.TypeKind: TypeKind.Interface } } } => true,
            _ => false,
        };

    private static bool HasNoTimeout(IInvocationOperation connect, RpcSymbols symbols)
    {
        foreach (IArgumentOperation argument in connect.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.Type?.SpecialType == SpecialType.System_String)
            {
                continue;
            }

            if (argument.Value.Bare() is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } || lambda.Descendants().Any(o => MayBound(o, symbols)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayBound(IOperation operation, RpcSymbols symbols)
        => operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Timeout", ContainingType: var type } } => Is(type, symbols.ChannelOptions) || Is(type, symbols.Policy),

            // Whoever is handed the options may set anything.
            IArgumentOperation { Value: var value, Parent: IInvocationOperation invocation } when Is(value.Bare().Type, symbols.ChannelOptions) || Is(value.Bare().Type, symbols.Governance)
                => invocation.TargetMethod.Name is not "UseGovernance",
            _ => false,
        };

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? expected) => expected is not null && SymbolEqualityComparer.Default.Equals(type, expected);
}

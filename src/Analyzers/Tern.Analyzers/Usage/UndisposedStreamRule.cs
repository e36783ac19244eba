using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4003: the replies of a stream are read by hand, and their enumerator is not disposed.</summary>
internal static class UndisposedStreamRule
{
    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != "GetAsyncEnumerator" || invocation.Receiver() is not { } stream || StreamBehind(stream, symbols) is not { } call)
        {
            return;
        }

        IOperation value = invocation;
        while (value.Outer() is IInvocationOperation wrapper && wrapper.IsWrapper())
        {
            value = wrapper;
        }

        switch (value.Outer())
        {
            // Used at once, and lost.
            case IInvocationOperation { TargetMethod.Name: "MoveNextAsync" }:
            case IExpressionStatementOperation:
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                Report(context, invocation, call, "The enumerator");
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } when !IsUsing(declarator) && !IsHandedOn(local, declarator.Root()):
                Report(context, invocation, call, $"'{local.Name}'");
                break;
        }
    }

    private static IInvocationOperation? StreamBehind(IOperation stream, RpcSymbols symbols)
    {
        IInvocationOperation? call = stream.Bare() is ILocalReferenceOperation { Local: var local }
            ? local.InitialValue(stream.Root()).CallBehind(symbols)
            : stream.CallBehind(symbols);
        return call is not null && RpcMethods.IsAsyncEnumerable(call.TargetMethod.ReturnType) ? call : null;
    }

    private static bool IsUsing(IVariableDeclaratorOperation declarator)
    {
        IOperation? parent = declarator.Parent;
        while (parent is IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            parent = parent.Parent;
        }

        return parent is IUsingDeclarationOperation or IUsingOperation;
    }

    // Disposed here, or in the hands of someone who may do it.
    private static bool IsHandedOn(ILocalSymbol local, IOperation root)
        => root.ReferencesTo(local).Any(reference => reference.Outer() switch
        {
            IInvocationOperation invocation => invocation.TargetMethod.Name != "MoveNextAsync",
            IPropertyReferenceOperation property => property.Property.Name != "Current",
            _ => true,
        });

    private static void Report(OperationContext context, IOperation where, IInvocationOperation call, string what)
        => context.ReportDiagnostic(Diagnostic.Create(UsageRules.UndisposedStream, where.Syntax.GetLocation(), what, RpcMethods.NameOf(call.TargetMethod)));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4004: a thread waits for a call.</summary>
internal static class BlockingRule
{
    public static void OnProperty(OperationContext context, RpcSymbols symbols)
    {
        var property = (IPropertyReferenceOperation)context.Operation;
        if (property is { Property.Name: "Result", Instance: { } task } && RpcMethods.IsTask(task.Type))
        {
            // task is { Result.Sku: "a" }
            Report(context, symbols, task is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } && TestedBy(property) is { } tested ? tested : task, ".Result");
        }
    }

    // task is { IsCompleted: true, Result.Sku: "a" } asks for the result of one that has ended.
    private static IOperation? TestedBy(IPropertyReferenceOperation property)
        => property is { Parent: IPropertySubpatternOperation { Parent: IRecursivePatternOperation { Parent: IIsPatternOperation test } pattern } }
            && !pattern.PropertySubpatterns.Any(p => p.Member is IPropertyReferenceOperation { Property.Name: var asked } && asked.StartsWith("IsCompleted", StringComparison.Ordinal))
                ? test.Value
                : null;

    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        switch (invocation.TargetMethod.Name)
        {
            case "Wait" when invocation.Instance is { } task && RpcMethods.IsTask(task.Type):
                Report(context, symbols, task, ".Wait()");
                break;
            case "GetResult" when invocation.Instance?.Bare() is IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } awaited }:
                Report(context, symbols, awaited, ".GetAwaiter().GetResult()");
                break;
            case "WaitAll" or "WaitAny" when RpcMethods.IsTask(invocation.TargetMethod.ContainingType):
                foreach (IOperation task in invocation.Arguments.SelectMany(a => ElementsOf(a.Value)))
                {
                    if (Report(context, symbols, task, $"Task.{invocation.TargetMethod.Name}"))
                    {
                        break;
                    }
                }

                break;
            case "ToBlockingEnumerable" when invocation.Receiver() is { } stream && RpcMethods.IsAsyncEnumerable(stream.Bare().Type):
                Report(context, symbols, stream, ".ToBlockingEnumerable()");
                break;
        }
    }

    private static IEnumerable<IOperation> ElementsOf(IOperation array)
        => array.Bare() switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,

            // all.Select(c.GetAsync).ToArray()
            IInvocationOperation { TargetMethod.Name: "ToArray" or "ToList" } copy when copy.Receiver() is { } sequence => ElementsOf(sequence),
            IInvocationOperation { TargetMethod.Name: "Select" } select when select.Arguments.LastOrDefault()?.Value.Bare() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
                => lambda.Body.Descendants().OfType<IReturnOperation>().Select(r => r.ReturnedValue).OfType<IOperation>(),
            _ => [],
        };

    private static bool Report(OperationContext context, RpcSymbols symbols, IOperation task, string how)
    {
        IInvocationOperation? call = CallOf(task, symbols);
        if (call is null && Unwrapped(task) is ILocalReferenceOperation { Local: var local })
        {
            IOperation root = task.Root();
            call = local.InitialValue(root).CallBehind(symbols);
            if (call is null || !root.ReferencesTo(local).All(r => IsBlocking(r)))
            {
                // Awaited, tested or handed on elsewhere: it may well have ended by now.
                return false;
            }
        }

        if (call is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageRules.Blocking, context.Operation.Syntax.GetLocation(), how, RpcMethods.NameOf(call.TargetMethod)));
        }

        return call is not null;
    }

    // One of its branches, or one of the tasks that it is the end of all of.
    private static IInvocationOperation? CallOf(IOperation task, RpcSymbols symbols)
        => task.Branches().Select(branch => branch.CallBehind(symbols)
            ?? (Unwrapped(branch) is IInvocationOperation { TargetMethod: { Name: "WhenAll", ContainingType: var type } } all && RpcMethods.IsTask(type)
                ? all.Arguments.SelectMany(a => ElementsOf(a.Value)).Select(t => t.CallBehind(symbols)).FirstOrDefault(c => c is not null)
                : null)).FirstOrDefault(c => c is not null);

    private static IOperation Unwrapped(IOperation task)
    {
        IOperation current = task.Bare();
        while (current is IInvocationOperation invocation && invocation.IsWrapper() && invocation.Receiver() is { } receiver)
        {
            current = receiver.Bare();
        }

        return current;
    }

    // One of the tasks of Task.WaitAll; those of Task.WhenAll are awaited.
    private static bool IsWaitedFor(IOperation task)
    {
        IOperation? current = task;
        while (current is not (null or IInvocationOperation))
        {
            current = current.Parent;
        }

        return current is IInvocationOperation { TargetMethod.Name: "WaitAll" or "WaitAny" };
    }

    private static bool IsBlocking(IOperation task)
        => task.Outer() switch
        {
            IPropertyReferenceOperation property => property.Property.Name == "Result",
            IInvocationOperation invocation when invocation.IsWrapper() => IsBlocking(invocation),
            IInvocationOperation invocation => invocation.TargetMethod.Name is "Wait" or "GetAwaiter",
            IArrayInitializerOperation or ICollectionExpressionOperation => IsWaitedFor(task),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ToBlockingEnumerable" } } => true,
            IArgumentOperation { Parent: IInvocationOperation wrapper } when wrapper.IsWrapper() => IsBlocking(wrapper),
            _ => false,
        };
}

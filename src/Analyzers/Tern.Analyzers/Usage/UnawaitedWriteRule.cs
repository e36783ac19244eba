using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4002: requests of a stream are written, and nothing waits for it.</summary>
internal static class UnawaitedWriteRule
{
    public static void OnStatement(OperationContext context, RpcSymbols symbols)
    {
        IOperation value = ((IExpressionStatementOperation)context.Operation).Operation.Bare();
        bool isDiscarded = false;
        if (value is ISimpleAssignmentOperation { Target: IDiscardOperation } discard)
        {
            value = discard.Value.Bare();
            isDiscarded = true;
        }

        if (value is not IInvocationOperation invocation)
        {
            return;
        }

        if (!isDiscarded && invocation.CallBehind(symbols) is { } call)
        {
            string name = $"'{RpcMethods.NameOf(call.TargetMethod)}'";
            switch (RpcMethods.KindOf(call.TargetMethod))
            {
                case RpcKind.ClientStream:
                    Report(context, invocation, name, "its requests may not have been sent when the caller goes on, and nobody sees it fail");
                    break;
                case RpcKind.ServerStream or RpcKind.DuplexStream:
                    Report(context, invocation, name, "a call with a stream of replies is made when they are enumerated, so this one never is");
                    break;
            }
        }
        else if (IsWrite(invocation) && FeedsAStream(invocation, symbols) is { } fed)
        {
            ReportWrite(context, invocation, fed);
        }
    }

    // A channel that is a field is written to in other members than the one that makes the call, and those may mention no contract.
    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (symbols.IsCall(call) && BoundedChannels.FieldReadBy(call) is { } field)
        {
            foreach (IInvocationOperation write in BoundedChannels.WritesBeside(call, field, symbols).Where(IsDropped))
            {
                ReportWrite(context, write, call);
            }
        }
    }

    private static bool IsDropped(IInvocationOperation write)
        => IsWrite(write) && write.Outer() is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation };

    private static void ReportWrite(OperationContext context, IInvocationOperation write, IInvocationOperation fed)
        => Report(context, write, "this write", $"the requests of '{RpcMethods.NameOf(fed.TargetMethod)}' wait here for room, and those behind it may overtake or miss it");

    private static void Report(OperationContext context, IOperation where, string what, string why)
        => context.ReportDiagnostic(Diagnostic.Create(UsageRules.UnawaitedWrite, where.Syntax.GetLocation(), what, why));

    private static bool IsWrite(IInvocationOperation invocation)
        => invocation.TargetMethod.Name == "WriteAsync" && invocation.Instance?.Type is INamedTypeSymbol { Arity: 1 } writer && writer.HasFullName("System.Threading.Channels.ChannelWriter");

    // A bounded channel of the same method whose reader is the stream of requests. An unbounded one has always room: its writes end at once.
    private static IInvocationOperation? FeedsAStream(IInvocationOperation write, RpcSymbols symbols)
    {
        IOperation root = write.Root();
        if (ChannelOf(write.Instance?.Bare(), root, "Writer") is not { } channel
            || !BoundedChannels.IsMadeBy(channel.InitialValue(root)))
        {
            return null;
        }

        foreach (IInvocationOperation call in root.Descendants().OfType<IInvocationOperation>().Where(i => symbols.IsCall(i)))
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (RpcMethods.IsAsyncEnumerable(argument.Parameter?.Type)
                    && argument.Value.Bare() is IInvocationOperation { TargetMethod.Name: "ReadAllAsync", Instance: { } reader }
                    && SymbolEqualityComparer.Default.Equals(ChannelOf(reader.Bare(), root, "Reader"), channel))
                {
                    return call;
                }
            }
        }

        return null;
    }

    // channel.Writer, or a local that was set to it.
    private static ILocalSymbol? ChannelOf(IOperation? end, IOperation root, string property)
    {
        if (end is ILocalReferenceOperation { Local: var local })
        {
            end = local.InitialValue(root);
        }

        return end is IPropertyReferenceOperation { Instance: { } instance } reference && reference.Property.Name == property && instance.Bare() is ILocalReferenceOperation { Local: var channel } ? channel : null;
    }
}

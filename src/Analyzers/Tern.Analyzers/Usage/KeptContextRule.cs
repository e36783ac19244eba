using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4008: a handler lets the context of its call live on behind it.</summary>
internal static class KeptContextRule
{
    private static readonly HashSet<string> s_keeping = new(StringComparer.Ordinal) { "Add", "TryAdd", "Enqueue", "Push", "TryWrite", "WriteAsync", "Post", "SendAsync", "AddLast", "AddFirst", "Insert" };

    // Run what they are given later, or elsewhere.
    private static readonly HashSet<string> s_background = new(StringComparer.Ordinal) { "Run", "StartNew", "QueueUserWorkItem", "UnsafeQueueUserWorkItem", "ContinueWith", "Register", "CreateTimer" };

    /// <summary>The name that a method which has a context mentions: for its parameter, or to ask for the current one.</summary>
    public static readonly string[] Names = ["CallContext"];

    public static void OnAssignment(OperationContext context, RpcSymbols symbols)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (IsContext(assignment.Value.Type, symbols) && MemberOf(assignment.Target) is { } member && IsOfHandler(assignment.Value, context.ContainingSymbol, symbols))
        {
            Report(context, assignment, $"'{member.Name}' keeps it");
        }
    }

    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.Arguments.IsEmpty || !symbols.IsHandler(context.ContainingSymbol))
        {
            return;
        }

        if (s_keeping.Contains(invocation.TargetMethod.Name) && invocation.Receiver() is { } receiver && MemberOf(ReaderOf(receiver)) is { } member
            && invocation.Arguments.Any(a => IsContext(a.Value.Bare().Type, symbols) && IsOfHandler(a.Value, context.ContainingSymbol, symbols)))
        {
            Report(context, invocation, $"'{member.Name}' keeps it");
            return;
        }

        if (!IsDropped(invocation))
        {
            return;
        }

        bool isBackground = s_background.Contains(invocation.TargetMethod.Name) && invocation.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("System.Threading", StringComparison.Ordinal) == true;
        if (isBackground ? invocation.Arguments.Any(a => a.Value.Descendants().Any(o => IsContext(o.Type, symbols) && IsOfHandler(o, context.ContainingSymbol, symbols)))
            : RpcMethods.IsTask(invocation.Type) && invocation.Arguments.Any(a => IsContext(a.Value.Bare().Type, symbols) && IsOfHandler(a.Value, context.ContainingSymbol, symbols)))
        {
            Report(context, invocation, "nobody waits for the work that uses it");
        }
    }

    private static void Report(OperationContext context, IOperation where, string why)
        => context.ReportDiagnostic(Diagnostic.Create(UsageRules.KeptContext, where.Syntax.GetLocation(), why));

    private static bool IsContext(ITypeSymbol? type, RpcSymbols symbols)
        => type?.Name == "CallContext" && SymbolEqualityComparer.Default.Equals(type.WithNullableAnnotation(NullableAnnotation.None), symbols.CallContext);

    // The parameter of the handler, CallContext.Current, or a local that is one of them.
    private static bool IsOfHandler(IOperation value, ISymbol? containing, RpcSymbols symbols)
    {
        if (!symbols.IsHandler(containing))
        {
            return false;
        }

        return (value.Bare() is ILocalReferenceOperation { Local: var local } reference ? local.InitialValue(reference.Root()) : value.Bare()) switch
        {
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } } => true,
            IPropertyReferenceOperation { Property: { Name: "Current", IsStatic: true, ContainingType: var type } } => IsContext(type, symbols),
            _ => false,
        };
    }

    // A member of the handler's object, or a static one.
    private static ISymbol? MemberOf(IOperation? target)
        => target?.Bare() is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } reference and (IFieldReferenceOperation or IPropertyReferenceOperation)
            ? reference.Member
            : null;

    // _channel.Writer.TryWrite(context)
    private static IOperation ReaderOf(IOperation receiver)
        => receiver.Bare() is IPropertyReferenceOperation { Property.Name: "Writer", Instance: { } channel } ? channel : receiver;

    private static bool IsDropped(IInvocationOperation invocation)
        => invocation.Outer() is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
}

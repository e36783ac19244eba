using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4008: a handler lets the context of its call live on behind it.</summary>
internal static class KeptContextRule
{
    private const string Dropped = "nobody waits for the work that uses it";

    private static readonly HashSet<string> s_keeping = new(StringComparer.Ordinal) 
    {
        "Add", "TryAdd", "AddOrUpdate", "GetOrAdd", "SetItem", "TryUpdate", "Enqueue", "Push", "TryWrite", "WriteAsync", "Post", "SendAsync", "AddLast", "AddFirst", "Insert",
    };

    // Run what they are given later, or elsewhere.
    private static readonly HashSet<string> s_background = new(StringComparer.Ordinal) { "Run", "StartNew", "QueueUserWorkItem", "UnsafeQueueUserWorkItem", "ContinueWith", "Register", "CreateTimer" };

    /// <summary>The name that a method which has a context mentions: for its parameter, or to ask for the current one.</summary>
    public static readonly string[] Names = ["CallContext"];

    public static void OnAssignment(OperationContext context, RpcSymbols symbols)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        if (MayHold(assignment.Value.Bare(), symbols) && MemberOf(CollectionOf(assignment.Target)) is { } member && Holds(assignment.Value, context.ContainingSymbol, symbols)
            && !IsTakenBack(member, assignment))
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

        if (s_keeping.Contains(invocation.TargetMethod.Name) && IsOfCollection(invocation.TargetMethod) && invocation.Receiver() is { } receiver && MemberOf(ReaderOf(receiver)) is { } member
            && invocation.Arguments.Where(IsKept).SelectMany(ValuesOf).Any(v => MayHold(v.Bare(), symbols) && Holds(v, context.ContainingSymbol, symbols)))
        {
            if (!IsTakenBack(member, invocation) && !IsWaitedFor(invocation))
            {
                Report(context, invocation, $"'{member.Name}' keeps it");
            }

            return;
        }

        if (!IsDropped(invocation) || IsWaitedFor(invocation))
        {
            return;
        }

        if (!IsBackground(invocation.TargetMethod))
        {
            if (RpcMethods.IsTask(invocation.Type) && invocation.Arguments.Any(a => IsContext(a.Value.Bare().Type, symbols) && IsOfHandler(a.Value, context.ContainingSymbol, symbols)))
            {
                Report(context, invocation, Dropped);
            }
        }
        else if (invocation.Arguments.SelectMany(a => a.Value.Descendants()).FirstOrDefault(o => IsContext(o.Type, symbols) && IsOfHandler(o, context.ContainingSymbol, symbols)) is { } use)
        {
            // Where the work is long, what to take from the context is seen where it is used.
            Report(context, IsInOneLambda(use, invocation) ? use : invocation, Dropped);
        }
    }

    private static bool IsBackground(IMethodSymbol method)
        => s_background.Contains(method.Name) && method.ContainingNamespace?.ToDisplayString().StartsWith("System.Threading", StringComparison.Ordinal) == true;

    private static bool IsInOneLambda(IOperation use, IInvocationOperation invocation)
        => invocation.Descendants().OfType<IAnonymousFunctionOperation>().Take(2).ToList() is { Count: 1 } lambdas && lambdas[0].Contains(use);

    private static void Report(OperationContext context, IOperation where, string why)
        => context.ReportDiagnostic(Diagnostic.Create(UsageRules.KeptContext, where.Syntax.GetLocation(), why));

    private static bool IsContext(ITypeSymbol? type, RpcSymbols symbols)
        => type?.Name == "CallContext" && SymbolEqualityComparer.Default.Equals(type.WithNullableAnnotation(NullableAnnotation.None), symbols.CallContext);

    private static bool MayHold(IOperation value, RpcSymbols symbols) => IsContext(value.Type, symbols) || value is ILocalReferenceOperation or IDelegateCreationOperation || ContextHolders.IsMaking(value);

    // A context of the handler, or something that is made of one and holds it.
    private static bool Holds(IOperation value, ISymbol? containing, RpcSymbols symbols)
        => symbols.IsHandler(containing) && ContextHolders.HeldBy(value).Any(held => IsContext(held.Type, symbols) && IsOfHandler(held, containing, symbols));

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

    // A member of the handler's object, a static one, or what the object was given when it was made.
    private static ISymbol? MemberOf(IOperation? target)
        => target?.Bare() switch
        {
            IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } reference and (IFieldReferenceOperation or IPropertyReferenceOperation) => reference.Member,
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter } => parameter,
            _ => null,
        };

    // SendAsync and WriteAsync of a service make a call with the context.
    private static bool IsOfCollection(IMethodSymbol method)
        => method.ContainingType is { } type && (IsOfSystem(type.ContainingNamespace) || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable));

    private static bool IsOfSystem(INamespaceSymbol space)
    {
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space.Name == "System";
    }

    // _all[key] = context
    private static IOperation? CollectionOf(IOperation target)
        => target.Bare() switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => collection,
            IArrayElementReferenceOperation element => element.ArrayReference,
            var other => other,
        };

    // GetOrAdd(key, factory, context) only shows it to the factory: its type is the method's own, not that of the elements.
    private static bool IsKept(IArgumentOperation argument)
        => argument.Parameter is { OriginalDefinition.Type: var type, ContainingSymbol: IMethodSymbol method } && (method.IsExtensionMethod || type is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method });

    // Of a lambda that is run, what it returns: GetOrAdd(key, _ => context). One that is an element is kept itself: Enqueue(() => Use(context)).
    private static IEnumerable<IOperation> ValuesOf(IArgumentOperation argument)
        => argument.Parameter?.OriginalDefinition.Type is not ITypeParameterSymbol && argument.Value.Bare() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }
            ? lambda.Body.Descendants().OfType<IReturnOperation>().Select(r => r.ReturnedValue).OfType<IOperation>()
            : [argument.Value];

    // A table of the calls under way: what a finally has to do with its member ends there.
    private static bool IsTakenBack(ISymbol member, IOperation where)
        => where.Root().Descendants().OfType<ITryOperation>().Any(t => t.Finally is { } last && last.Descendants().Any(o => SymbolEqualityComparer.Default.Equals(MemberOf(o), member)));

    // Work that completes a source whose task the handler waits for, or is: _work.Writer.TryWrite(() => done.SetResult(…)); await done.Task;
    private static bool IsWaitedFor(IInvocationOperation invocation)
        => invocation.Arguments.SelectMany(a => a.Value.DescendantsAndSelf()).OfType<ILocalReferenceOperation>().Where(r => r.Type?.Name == "TaskCompletionSource").Select(r => r.Local).Distinct<ILocalSymbol>(SymbolEqualityComparer.Default)
            .Any(source => invocation.Root().ReferencesTo(source).Any(r => !invocation.Contains(r) && IsAwaitedOrReturned(r)));

    private static bool IsAwaitedOrReturned(IOperation source)
    {
        for (IOperation? current = source.Parent; current is not (null or IBlockOperation or IAnonymousFunctionOperation); current = current.Parent)
        {
            if (current is IAwaitOperation or IReturnOperation)
            {
                return true;
            }
        }

        return false;
    }

    // _channel.Writer.TryWrite(context)
    private static IOperation ReaderOf(IOperation receiver)
        => receiver.Bare() is IPropertyReferenceOperation { Property.Name: "Writer", Instance: { } channel } ? channel : receiver;

    private static bool IsDropped(IInvocationOperation invocation)
        => invocation.Outer() is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;
using Tern.Generators.CSharp;

namespace Tern.Analyzers.Usage;

/// <summary>Values that came over the wire: replies of calls, requests of handlers, and what their fields hold as long as nobody has set them since.</summary>
internal static class ReceivedValues
{
    public static bool Is(IOperation value, ISymbol? containing, RpcSymbols symbols)
        => value.Bare() switch
        {
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Instance: { } nullable } => Is(nullable, containing, symbols),
            IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol, Instance: { } owner } field
                => field.Member.HasAttribute(ContractNames.RpcField) && Is(owner, containing, symbols) && !IsSet(field.Member, field.Root()),
            IConditionalAccessInstanceOperation instance => AccessAround(instance) is { } access && Is(access.Operation, containing, symbols),
            IConditionalAccessOperation access => Is(access.WhenNotNull, containing, symbols),
            IAwaitOperation { Operation: var task } => IsReply(task, symbols),
            ILocalReferenceOperation { Local: var local } reference => IsReceived(local, reference.Root(), containing, symbols) && !reference.Root().ReferencesTo(local).Any(IsHandedOn),
            IParameterReferenceOperation { Parameter: var parameter } reference
                => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, containing) && symbols.IsHandler(containing) && !RpcMethods.IsSurrounding(parameter, symbols) && !IsSet(parameter, reference.Root())
                    && !reference.Root().Descendants().OfType<IParameterReferenceOperation>().Any(r => SymbolEqualityComparer.Default.Equals(r.Parameter, parameter) && IsHandedOn(r)),
            _ => false,
        };

    private static bool IsReply(IOperation task, RpcSymbols symbols) => task.CallBehind(symbols) is { } call && !RpcMethods.IsAsyncEnumerable(call.TargetMethod.ReturnType);

    private static bool IsReceived(ILocalSymbol local, IOperation root, ISymbol? containing, RpcSymbols symbols)
        => local.InitialValue(root) is { } initial ? Is(initial, containing, symbols)
            : root.Descendants().OfType<IForEachLoopOperation>().FirstOrDefault(l => l.Locals.Any(own => SymbolEqualityComparer.Default.Equals(own, local))) is { IsAsynchronous: true } loop
                && loop.Collection.CallBehind(symbols) is { } call && RpcMethods.IsAsyncEnumerable(call.TargetMethod.ReturnType);

    private static IConditionalAccessOperation? AccessAround(IOperation instance)
    {
        IOperation? current = instance;
        while (current is not null && !(current.Parent is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, current)))
        {
            current = current.Parent;
        }

        return current?.Parent as IConditionalAccessOperation;
    }

    // The user's own code may set what it gets. A struct is handed on as a copy.
    private static bool IsHandedOn(IOperation reference)
    {
        IMethodSymbol? taker = reference.Outer() switch
        {
            _ when reference.Type?.IsValueType == true => null,
            IArgumentOperation { Parent: IInvocationOperation invocation } => invocation.TargetMethod,
            IInvocationOperation invocation => invocation.TargetMethod,
            _ => null,
        };
        return taker is { IsAbstract: false, OriginalDefinition.DeclaringSyntaxReferences.IsEmpty: false };
    }

    // Of this object or another: who sets such a field may have put an offset into it.
    private static bool IsSet(ISymbol target, IOperation root)
        => root.Descendants().OfType<IAssignmentOperation>().Any(a => a.Target switch
        {
            IMemberReferenceOperation { Member: var member } => SymbolEqualityComparer.Default.Equals(member, target),
            IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(parameter, target),
            _ => false,
        });
}

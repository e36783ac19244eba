using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4007: a time inside of a call that is longer than one around it.</summary>
internal static class InnerTimeoutRule
{
    /// <summary>Names of which code that makes a context with a time sets one.</summary>
    public static readonly string[] Names = ["Timeout", "ReceiveTimeout"];

    public static void OnCreation(OperationContext context, RpcSymbols symbols)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (!SymbolEqualityComparer.Default.Equals(creation.Type, symbols.CallContext) || PartOf(creation, "Timeout") is not { } whole)
        {
            if (SymbolEqualityComparer.Default.Equals(creation.Type, symbols.CallContext) && PartOf(creation, "ReceiveTimeout") is { } single && TokenTimes.Of(PartOf(creation, "CancellationToken")?.Value, creation) is { } end)
            {
                Compare(context, single, "ReceiveTimeout", end, "the time after which its token is cancelled");
            }

            return;
        }

        if (PartOf(creation, "ReceiveTimeout") is { } receive && TimeValues.Of(whole.Value) is { } call)
        {
            Compare(context, receive, "ReceiveTimeout", call, "the Timeout");
        }

        IOperation? token = PartOf(creation, "CancellationToken")?.Value;
        if (TokenTimes.Of(token, creation) is { } cancelled)
        {
            Compare(context, whole, "Timeout", cancelled, "the time after which its token is cancelled");
        }
    }

    // context.ReceiveTimeout = …, of a context that the same body has made.
    public static void OnAssignment(OperationContext context, RpcSymbols symbols)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type }, Instance: ILocalReferenceOperation { Local: var local } }
            || !Names.Contains(name) || !SymbolEqualityComparer.Default.Equals(type, symbols.CallContext) || local.InitialValue(assignment.Root()) is not IObjectCreationOperation creation)
        {
            return;
        }

        if (name == "ReceiveTimeout" && !local.HasSet("Timeout", assignment.Root()) && TimeValues.Of(PartOf(creation, "Timeout")?.Value) is { } call)
        {
            Compare(context, assignment, name, call, "the Timeout");
        }
        else if (!local.HasSet("CancellationToken", assignment.Root()) && TokenTimes.Of(PartOf(creation, "CancellationToken")?.Value, creation) is { } cancelled)
        {
            Compare(context, assignment, name, cancelled, "the time after which its token is cancelled");
        }
    }

    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var wait = (IInvocationOperation)context.Operation;
        if (symbols.IsCall(wait))
        {
            CompareWithToken(context, wait, symbols);
            return;
        }

        if (wait.TargetMethod.Name != "WaitAsync" || wait.Receiver() is not { } task || task.CallBehind(symbols) is not { } call
            || wait.Arguments.Select(a => a.Value).Where(v => v.Type?.Name == "TimeSpan").Select(TimeValues.Of).FirstOrDefault(t => t is not null) is not { } limit)
        {
            return;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (ChannelUse.Resolve(argument.Value) is IObjectCreationOperation creation && SymbolEqualityComparer.Default.Equals(creation.Type, symbols.CallContext) && PartOf(creation, "Timeout") is { } inner && !IsSetLater(argument.Value, "Timeout"))
            {
                Compare(context, inner, "Timeout", limit, "the time that WaitAsync waits");
            }
        }
    }

    // c.PlaceAsync(order, new CallContext { Timeout = … }, cts.Token)
    private static void CompareWithToken(OperationContext context, IInvocationOperation call, RpcSymbols symbols)
    {
        IArgumentOperation? surrounding = call.Arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter?.Type.Name == "CallContext");
        IArgumentOperation? token = call.Arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && SymbolEqualityComparer.Default.Equals(a.Parameter?.Type, symbols.CancellationToken));
        if (surrounding is null || token is null
            || ChannelUse.Resolve(surrounding.Value) is not IObjectCreationOperation creation || !SymbolEqualityComparer.Default.Equals(creation.Type, symbols.CallContext)
            || PartOf(creation, "CancellationToken") is not null || TokenTimes.Of(token.Value, call) is not { } cancelled)
        {
            return;
        }

        foreach (string name in Names)
        {
            if (!IsSetLater(surrounding.Value, name) && PartOf(creation, name) is { } inner
                // A context that stands elsewhere may serve other calls, which have time enough.
                && Compare(context, inner, name, cancelled, "the time after which its token is cancelled", call.Contains(inner) ? inner : surrounding.Value))
            {
                return;
            }
        }
    }

    // A part of a context that a local or a member holds may be set after the context is made.
    private static bool IsSetLater(IOperation surrounding, string part)
        => surrounding.Bare() switch
        {
            ILocalReferenceOperation { Local: var local } => local.HasSet(part, surrounding.Root()),
            IMemberReferenceOperation { Member: var member } => MemberValues.HasSet(member, part),
            _ => false,
        };

    private static ISimpleAssignmentOperation? PartOf(IObjectCreationOperation creation, string name)
        => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IPropertyReferenceOperation target && target.Property.Name == name);

    private static bool Compare(OperationContext context, ISimpleAssignmentOperation inner, string name, TimeSpan outer, string outerName, IOperation? where = null)
    {
        if (TimeValues.Of(inner.Value) is not { } time || time <= outer)
        {
            return false;
        }

        context.ReportDiagnostic(Diagnostic.Create(UsageRules.InnerTimeout, (where ?? inner).Syntax.GetLocation(), name, TimeValues.Text(time), outerName, TimeValues.Text(outer)));
        return true;
    }
}

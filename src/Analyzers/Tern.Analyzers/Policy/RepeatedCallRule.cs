using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Policy;

/// <summary>TERN2003, TERN2015 and TERN4009: code or Polly makes a call again when it fails.</summary>
internal static class RepeatedCallRule
{
    private const string Loop = "the code around it";
    private const string UsePolicy = "UsePolicy";

    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!symbols.IsCall(call) || call.Syntax is not InvocationExpressionSyntax syntax || RpcMethods.KindOf(call.TargetMethod) is not (RpcKind.Unary or RpcKind.ClientStream))
        {
            return;
        }

        List<string> layers = LayersOf(call, syntax, symbols);
        IInvocationOperation? first = layers.Count == 0 ? FirstTryOf(call, syntax, symbols) : null;
        if (layers.Count == 0 && first is null)
        {
            return;
        }

        string name = RpcMethods.NameOf(call.TargetMethod);
        Location where = syntax.GetLocation();
        if (!RpcMethods.IsIdempotent(call.TargetMethod))
        {
            context.ReportDiagnostic(Diagnostic.Create(PolicyRules.Loop, where, PolicyRules.About(call.TargetMethod), first is not null ? "This second call" : Upper(layers[0]), name));
            return;
        }

        if (PolicyOf(call, symbols) is { } policy)
        {
            layers.Insert(0, policy);
        }

        if (layers.Count > 1)
        {
            context.ReportDiagnostic(Diagnostic.Create(PolicyRules.Nested, where, name, layers[0], layers[1]));
        }
        else if (first is not null ? SyntaxFactory.AreEquivalent(first.Instance?.Syntax, call.Instance?.Syntax) : layers[0] == Loop && !IsOneOfSeveral(call.Instance))
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageRules.RepeatedByHand, where, name));
        }
    }

    // From the inside out: the loop around the call, and whoever runs the lambda or local function that it stands in.
    private static List<string> LayersOf(IInvocationOperation call, InvocationExpressionSyntax syntax, RpcSymbols symbols)
    {
        List<string> layers = [];
        IReadOnlyList<ExpressionSyntax> request = RequestOf(call, symbols);
        if (HandRetry.IsRepeated(syntax, request))
        {
            layers.Add(Loop);
        }

        ExpressionSyntax inner = syntax;
        for (IOperation? function = call.Function(); RunOf(function) is { } run && !HandRetry.IsSwallowed(inner); function = run.Function())
        {
            if (run is IArgumentOperation { Parent: IInvocationOperation runner } argument)
            {
                if (PollyRetries.Repeats(runner))
                {
                    layers.Add("Polly");
                }
                else if (argument.Parameter is { } parameter && RetryHelpers.Repeats(parameter))
                {
                    layers.Add($"'{runner.TargetMethod.Name}'");
                }

                run = runner;
            }

            if (run.Syntax is not InvocationExpressionSyntax outer)
            {
                break;
            }

            if (HandRetry.IsRepeated(outer, [.. request, .. ArgumentsOf(outer, run)]))
            {
                layers.Add(Loop);
            }

            inner = outer;
        }

        return layers;
    }

    // Where a lambda is handed on, or the one place where a local function is called or handed on.
    private static IOperation? RunOf(IOperation function)
    {
        switch (function)
        {
            case IAnonymousFunctionOperation:
                return TakerOf(function);
            case ILocalFunctionOperation local:
                IOperation[] uses = [.. local.Root().Descendants().Where(o => o switch
                {
                    IInvocationOperation invocation => SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, local.Symbol),
                    IMethodReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, local.Symbol),
                    _ => false,
                })];
                return uses.Length != 1 || local.Contains(uses[0]) ? null : uses[0] is IInvocationOperation ? uses[0] : TakerOf(uses[0]);
            default:
                return null;
        }
    }

    private static IOperation? TakerOf(IOperation function)
    {
        IOperation? parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation } argument ? argument : null;
    }

    // What a local function is given is part of what it sends; what runs a lambda is given no request.
    private static IEnumerable<ExpressionSyntax> ArgumentsOf(InvocationExpressionSyntax run, IOperation operation)
        => operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } ? run.ArgumentList.Arguments.Select(a => a.Expression) : [];

    // try { await c.PlaceAsync(order); } catch (RpcException) { await c.PlaceAsync(order); }
    private static IInvocationOperation? FirstTryOf(IInvocationOperation call, InvocationExpressionSyntax syntax, RpcSymbols symbols)
    {
        for (SyntaxNode? node = syntax.Parent; node is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = node.Parent)
        {
            if (node is CatchClauseSyntax { Parent: TryStatementSyntax attempt } clause && HandRetry.CatchesFailures(clause))
            {
                ISymbol method = call.TargetMethod;
                IReadOnlyList<ExpressionSyntax> request = RequestOf(call, symbols);
                return call.Root().Descendants().OfType<IInvocationOperation>().FirstOrDefault(first =>
                    SymbolEqualityComparer.Default.Equals(first.TargetMethod, method)
                    && attempt.Block.Span.Contains(first.Syntax.Span)
                    && RequestOf(first, symbols) is var sent
                    && sent.Count == request.Count
                    && sent.Zip(request, (a, b) => SyntaxFactory.AreEquivalent(a, b)).All(same => same));
            }
        }

        return null;
    }

    // Going over to another server is nothing that the policy of a channel does.
    private static bool IsOneOfSeveral(IOperation? client)
        => client?.Bare() is ILocalReferenceOperation { Local: var local } reference
            && reference.Root().Descendants().OfType<IForEachLoopOperation>().Any(loop => loop.Locals.Any(own => SymbolEqualityComparer.Default.Equals(own, local)));

    private static IReadOnlyList<ExpressionSyntax> RequestOf(IInvocationOperation call, RpcSymbols symbols)
        => [.. call.Arguments.Where(a => a.Parameter is { } p && !RpcMethods.IsSurrounding(p, symbols)).Select(a => a.Value.Syntax).OfType<ExpressionSyntax>()];

    // The policy of the context that goes with the call, or of the channel where its making is in sight.
    private static string? PolicyOf(IInvocationOperation call, RpcSymbols symbols)
    {
        if (symbols.Policy is null)
        {
            return null;
        }

        if (call.Arguments.Any(a => PoliciesOf(a.Value).LastOrDefault() is { } use && PolicySetting.Read(use, symbols).Any(s => s.Part == PolicySetting.Retry && RetryValue.Of(s.Value) is { RepeatsAtAll: true })))
        {
            return "the policy of its context";
        }

        string wireName = RpcMethods.WireNameOf(call.TargetMethod);
        return ChannelUse.ConnectOf(call, symbols) is { } connect
            && ChannelOptions.ConfiguringOf(connect, symbols).SelectMany(o => PolicySetting.Read(o, symbols)).Any(s =>
                s.Part == PolicySetting.Retry
                && (s.Scope == PolicyScope.AllMethods || (s.Scope == PolicyScope.OneMethod && s.Key is { } key && key.Substring(key.IndexOf('/') + 1) == wireName))
                && RetryValue.Of(s.Value) is { RepeatsAtAll: true })
                ? "the policy of its channel"
                : null;
    }

    // What a context is given when it is made, or in a statement of its own before the call.
    private static IEnumerable<IInvocationOperation> PoliciesOf(IOperation argument)
    {
        if (ChannelUse.Resolve(argument) is IInvocationOperation { TargetMethod.Name: UsePolicy } made)
        {
            yield return made;
        }

        if (argument.Bare() is ILocalReferenceOperation { Local: var local } context)
        {
            foreach (ILocalReferenceOperation reference in context.Root().ReferencesTo(local).Where(r => r.Syntax.SpanStart < context.Syntax.SpanStart))
            {
                if (reference.Outer() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: UsePolicy } use } && use.Receiver()?.Bare() == reference)
                {
                    yield return use;
                }
            }
        }
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}

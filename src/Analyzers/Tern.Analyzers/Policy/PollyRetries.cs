using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Policy;

/// <summary>Pipelines and policies of Polly, where their making is in sight.</summary>
internal static class PollyRetries
{
    // Polly 8, and the policies of the versions before it.
    private static readonly HashSet<string> s_repeating = new(StringComparer.Ordinal)
    {
        "AddRetry", "AddHedging", "Retry", "RetryAsync", "RetryForever", "RetryForeverAsync", "WaitAndRetry", "WaitAndRetryAsync", "WaitAndRetryForever", "WaitAndRetryForeverAsync",
    };

    /// <summary>Whether an invocation runs its lambda by a strategy that repeats it.</summary>
    public static bool Repeats(IInvocationOperation invocation)
        => invocation.TargetMethod is { Name: var name, ContainingNamespace: { } space }
            && name.StartsWith("Execute", StringComparison.Ordinal)
            && IsPolly(space)
            && invocation.Receiver() is { } strategy
            && (Builds(strategy.Syntax, strategy.Syntax) || (MakingOf(strategy) is { } making && Builds(making, strategy.Syntax)));

    private static bool IsPolly(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space.Name == "Polly";
    }

    // The expression that the strategy is made by: here, or where its field, property, local or method is declared.
    private static SyntaxNode? MakingOf(IOperation strategy)
    {
        ISymbol? symbol = strategy.Bare() switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } => method,
            _ => null,
        };
        if (symbol is null)
        {
            return strategy.Syntax;
        }

        return symbol.DeclaringSyntaxReferences.IsEmpty ? null : symbol.DeclaringSyntaxReferences[0].GetSyntax();
    }

    private static bool Builds(SyntaxNode making, SyntaxNode use)
    {
        if (CallsIn(making).Any(c => s_repeating.Contains(c.Name.Identifier.ValueText) && !HandRetry.IsCareful(c.Parent!)))
        {
            return true;
        }

        // var builder = new ResiliencePipelineBuilder(); builder.AddRetry(…); var pipeline = builder.Build();
        string? builder = CallsIn(making).Where(c => c.Name.Identifier.ValueText == "Build").Select(c => (c.Expression as IdentifierNameSyntax)?.Identifier.ValueText).FirstOrDefault();
        SyntaxNode? body = builder is null ? null : making.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? use.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return body is not null && CallsIn(body).Any(c => s_repeating.Contains(c.Name.Identifier.ValueText) && c.Expression is IdentifierNameSyntax target && target.Identifier.ValueText == builder && !HandRetry.IsCareful(c.Parent!));
    }

    private static IEnumerable<MemberAccessExpressionSyntax> CallsIn(SyntaxNode node)
        => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Select(i => i.Expression).OfType<MemberAccessExpressionSyntax>();
}

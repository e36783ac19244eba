using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tern.Analyzers.Policy;

/// <summary>Methods of the user that run what they are given again when it fails.</summary>
internal static class RetryHelpers
{
    /// <summary>Whether a method invokes a delegate that it gets in a loop that retries.</summary>
    public static bool Repeats(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return false;
        }

        foreach (SyntaxReference reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            foreach (InvocationExpressionSyntax invocation in reference.GetSyntax().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (IsOn(invocation, parameter.Name) && HandRetry.IsRepeated(invocation, [.. invocation.ArgumentList.Arguments.Select(a => a.Expression)]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // attempt() and attempt.Invoke()
    private static bool IsOn(InvocationExpressionSyntax invocation, string name)
        => invocation.Expression switch
        {
            IdentifierNameSyntax direct => direct.Identifier.ValueText == name,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Expression: IdentifierNameSyntax target } => target.Identifier.ValueText == name,
            _ => false,
        };
}

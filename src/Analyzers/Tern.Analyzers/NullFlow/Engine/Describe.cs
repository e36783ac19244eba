using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>The words of a report.</summary>
internal static class Describe
{
    public static string Literal(Instruction i)
        => i.Where is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.NullLiteralExpression) ? "null" : i.Where.ToString() is { Length: < 40 } text ? text : "default";

    public static string Cast(Instruction i) => $"'as {Short(i.Type)}' fails";

    public static string Unset(object key, ITypeSymbol? type)
        => key is ISymbol symbol ? $"'{symbol.Name}' is not set when {(type?.IsValueType == true ? "a default" : "a new")} '{Short(type ?? symbol.ContainingType)}' is made" : "a member is not set";

    public static string Name(ISymbol symbol) => $"'{symbol.Name}'";

    public static string Returned(Call call)
        => call.Delegate || call.Method.MethodKind == MethodKind.AnonymousFunction ? "returned by the delegate" : $"out of {Callee(call.Method)}";

    public static string Within(Call call) => $"in {Callee(call.Method)}";

    public static string Passed(Call call, Latent latent, Summary summary)
    {
        int position = Array.IndexOf(summary.Entry, latent.Target);
        return position > 0 && position <= call.Method.Parameters.Length
            ? $"argument '{call.Method.Parameters[position - 1].Name}' of {Callee(call.Method)}"
            : Within(call);
    }

    public static string Use(Instruction i)
        => i.Key switch
        {
            string word => word,
            MemberAccessExpressionSyntax access => "'." + access.Name.Identifier.ValueText + "'",
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => "'." + access.Name.Identifier.ValueText + "'",
            InvocationExpressionSyntax => "the call",
            ElementAccessExpressionSyntax => "the element access",
            CommonForEachStatementSyntax or SpreadElementSyntax => "the enumeration",
            SyntaxNode node when node.Parent is CommonForEachStatementSyntax => "the enumeration",
            _ => "the use",
        };

    public static string Callee(ISymbol method)
        => method switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => $"constructor of '{method.ContainingType.Name}'",
            IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "the lambda",
            IMethodSymbol { AssociatedSymbol: { } property } => $"'{property.Name}'",
            IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } => "the initialiser",
            _ => $"'{method.Name}'",
        };

    public static string Short(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "?";
}

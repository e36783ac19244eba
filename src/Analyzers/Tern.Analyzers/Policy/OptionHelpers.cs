using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Policy;

/// <summary>Methods, local functions and kept lambdas of the user that set the options of a channel or its governance.</summary>
internal static class OptionHelpers
{
    // A helper that leaves the policies to another one is common, more is not.
    private const int Depth = 3;

    /// <summary>Where a helper that an operation stands in is used; <see langword="null"/> if it is none, or if it may serve several channels.</summary>
    public static IOperation? UseOf(IOperation helper, RpcSymbols symbols)
        => helper switch
        {
            ILocalFunctionOperation function when TakesOptions(function.Symbol, symbols) => SingleOf(helper.Root().Descendants().Where(o => IsUseOf(o, function.Symbol)), helper),
            IVariableDeclaratorOperation { Symbol: var local } when IsSetting(local.Type, symbols) => SingleOf(helper.Root().ReferencesTo(local), helper),
            IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } when IsSetting(fields[0].Type, symbols) => NameOf(fields[0], helper),
            IMethodBodyOperation when helper.SemanticModel?.GetDeclaredSymbol(helper.Syntax) is IMethodSymbol method && TakesOptions(method, symbols) => NameOf(method, helper),
            _ => null,
        };

    /// <summary>Operations, and those of the helpers that they use.</summary>
    public static IEnumerable<IOperation> WithHelpers(IEnumerable<IOperation> operations, RpcSymbols symbols) => WithHelpers(operations, symbols, Depth);

    /// <summary>Whether an operation leaves options to code that is not in sight, which may set anything.</summary>
    public static bool IsOutOfSight(IOperation operation, RpcSymbols symbols)
        => operation switch
        {
            IInvocationOperation { TargetMethod: { Name: "Use" } use } => TakesOptions(use, symbols),
            IInvocationOperation { TargetMethod: var method } => TakesOptions(method, symbols) && !IsOfTern(method) && BodyOf(operation, symbols) is null,
            IParameterReferenceOperation parameter => IsSetting(parameter.Type, symbols),
            IMethodReferenceOperation reference => TakesOptions(reference.Method, symbols) && BodyOf(reference, symbols) is null,
            _ => false,
        };

    private static IEnumerable<IOperation> WithHelpers(IEnumerable<IOperation> operations, RpcSymbols symbols, int depth)
    {
        foreach (IOperation operation in operations)
        {
            yield return operation;
            if (depth > 0 && BodyOf(operation, symbols) is { } body)
            {
                foreach (IOperation inner in WithHelpers(body.DescendantsAndSelf(), symbols, depth - 1))
                {
                    yield return inner;
                }
            }
        }
    }

    // Configure(o), a method group, or a delegate that is kept.
    private static IOperation? BodyOf(IOperation use, RpcSymbols symbols)
    {
        IMethodSymbol? method = use switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (method is null)
        {
            return use is ILocalReferenceOperation or IFieldReferenceOperation && IsSetting(use.Type, symbols) ? ChannelUse.Resolve(use) as IDelegateCreationOperation : null;
        }

        return TakesOptions(method, symbols) && use.SemanticModel is { } model && method.OriginalDefinition.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].SyntaxTree == model.SyntaxTree
            ? model.GetOperation(declarations[0].GetSyntax())
            : null;
    }

    private static bool TakesOptions(IMethodSymbol method, RpcSymbols symbols) => method.Parameters.Any(p => IsOptions(p.Type, symbols));

    private static bool IsOptions(ITypeSymbol? type, RpcSymbols symbols)
        => ChannelOptions.IsOptions(type, symbols) || (symbols.Governance is { } governance && SymbolEqualityComparer.Default.Equals(type?.WithNullableAnnotation(NullableAnnotation.None), governance));

    // Action<GovernanceOptions>
    private static bool IsSetting(ITypeSymbol? type, RpcSymbols symbols) => type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && TakesOptions(invoke, symbols);

    private static bool IsOfTern(IMethodSymbol method) => method.ContainingAssembly?.Name.StartsWith("Tern.", StringComparison.Ordinal) == true;

    private static bool IsUseOf(IOperation operation, IMethodSymbol function)
        => operation switch
        {
            IInvocationOperation invocation => SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, function),
            IMethodReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Method.OriginalDefinition, function),
            _ => false,
        };

    private static IOperation? SingleOf(IEnumerable<IOperation> uses, IOperation helper)
    {
        IOperation[] all = [.. uses.Take(2)];
        return all.Length == 1 && !helper.Contains(all[0]) ? all[0] : null;
    }

    // A private member is named in its type only.
    private static IOperation? NameOf(ISymbol member, IOperation helper)
    {
        if (member.DeclaredAccessibility != Accessibility.Private || helper.SemanticModel is not { } model || MemberValues.WholeTypeOf(member, model.SyntaxTree) is not { } type)
        {
            return null;
        }

        IdentifierNameSyntax[] names = [.. type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == member.Name).Take(2)];
        if (names.Length != 1 || helper.Syntax.Span.Contains(names[0].Span))
        {
            return null;
        }

        SyntaxNode whole = names[0].Parent is MemberAccessExpressionSyntax access && access.Name == names[0] ? access : names[0];
        return model.GetOperation(whole.Parent is InvocationExpressionSyntax call ? call : whole);
    }
}

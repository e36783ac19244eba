using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4003: the replies of a stream are read by hand, and their enumerator is not disposed.</summary>
internal static class UndisposedStreamRule
{
    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod.Name != "GetAsyncEnumerator" || invocation.Receiver() is not { } stream || StreamBehind(stream, symbols) is not { } call)
        {
            return;
        }

        IOperation value = invocation;
        while (value.Outer() is IInvocationOperation wrapper && wrapper.IsWrapper())
        {
            value = wrapper;
        }

        switch (value.Outer())
        {
            // Used at once, and lost.
            case IInvocationOperation { TargetMethod.Name: "MoveNextAsync" }:
            case IExpressionStatementOperation:
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                Report(context, invocation, call, "The enumerator");
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } when !IsUsing(declarator) && !IsHandedOn(local, declarator.Root()):
                Report(context, invocation, call, $"'{local.Name}'");
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation } assignment when !IsHandedOn(local, assignment.Root()):
                Report(context, invocation, call, $"'{local.Name}'");
                break;
            case IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment when IsHeldAlone(member, context.Operation.Syntax):
                Report(context, assignment, call, $"'{member.Name}'");
                break;
            case ISymbolInitializerOperation and (IFieldInitializerOperation or IPropertyInitializerOperation) when context.ContainingSymbol is { } member && IsHeldAlone(member, context.Operation.Syntax):
                Report(context, invocation, call, $"'{member.Name}'");
                break;
        }
    }

    private static IInvocationOperation? StreamBehind(IOperation stream, RpcSymbols symbols)
    {
        IInvocationOperation? call = stream.Bare() is ILocalReferenceOperation { Local: var local }
            ? local.InitialValue(stream.Root()).CallBehind(symbols)
            : stream.CallBehind(symbols);
        return call is not null && RpcMethods.IsAsyncEnumerable(call.TargetMethod.ReturnType) ? call : null;
    }

    private static bool IsUsing(IVariableDeclaratorOperation declarator)
    {
        IOperation? parent = declarator.Parent;
        while (parent is IVariableDeclarationOperation or IVariableDeclarationGroupOperation)
        {
            parent = parent.Parent;
        }

        return parent is IUsingDeclarationOperation or IUsingOperation;
    }

    // Disposed here, or in the hands of someone who may do it.
    private static bool IsHandedOn(ILocalSymbol local, IOperation root)
        => root.ReferencesTo(local).Any(reference => reference.Outer() switch
        {
            IInvocationOperation invocation => invocation.TargetMethod.Name != "MoveNextAsync",
            IPropertyReferenceOperation property => property.Property.Name != "Current",
            ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment => !ReferenceEquals(assignment.Target, reference),
            _ => true,
        });

    // A private member of a type that is all in sight, and that only steps and reads it.
    private static bool IsHeldAlone(ISymbol member, SyntaxNode use)
        => member is { DeclaredAccessibility: Accessibility.Private, IsStatic: false, ContainingType.DeclaringSyntaxReferences.Length: 1 }
            && use.FirstAncestorOrSelf<TypeDeclarationSyntax>(t => t.Span == member.ContainingType.DeclaringSyntaxReferences[0].Span) is { } type
            && !type.Modifiers.Any(SyntaxKind.PartialKeyword)
            && type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => n.Identifier.ValueText == member.Name).All(IsStep);

    // Told by name alone: something else of that name makes the rule silent.
    private static bool IsStep(IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MoveNextAsync" or "Current" } access => access.Expression == whole,
            ConditionalAccessExpressionSyntax access => access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault()?.Name.Identifier.ValueText is "MoveNextAsync" or "Current",
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } } assignment => assignment.Left == whole,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } => true,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } => true,
            _ => false,
        };
    }

    private static void Report(OperationContext context, IOperation where, IInvocationOperation call, string what)
        => context.ReportDiagnostic(Diagnostic.Create(UsageRules.UndisposedStream, where.Syntax.GetLocation(), what, RpcMethods.NameOf(call.TargetMethod)));
}

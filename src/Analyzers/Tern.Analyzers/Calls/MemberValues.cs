using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Calls;

/// <summary>What fields and properties hold for as long as their object lives.</summary>
internal static class MemberValues
{
    /// <summary>What a read-only member is set to, where it is declared or in the one constructor; <see langword="null"/> if that is not in sight, or if there are several values.</summary>
    /// <remarks>Only of the same file: its semantic model is at hand.</remarks>
    public static IOperation? InitialValue(ISymbol member, IOperation use)
    {
        if (use.SemanticModel is not { } model || member.DeclaringSyntaxReferences.Length != 1 || member.DeclaringSyntaxReferences[0].SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        SyntaxNode declaration = member.DeclaringSyntaxReferences[0].GetSyntax();
        if (declaration is PropertyDeclarationSyntax { ExpressionBody.Expression: { } computed })
        {
            return model.GetOperation(computed)?.Bare();
        }

        ExpressionSyntax? initial = ((declaration as VariableDeclaratorSyntax)?.Initializer ?? (declaration as PropertyDeclarationSyntax)?.Initializer)?.Value;
        ExpressionSyntax? value = initial is null ? SetByConstructor(member, declaration) : IsSetAgain(member, declaration) ? null : initial;
        return value is null ? null : model.GetOperation(value)?.Bare();
    }

    /// <summary>The type declaration that is all of a member's type; <see langword="null"/> if there are other parts of it.</summary>
    public static TypeDeclarationSyntax? WholeTypeOf(ISymbol member, SyntaxTree tree)
        => member.ContainingType is { DeclaringSyntaxReferences: { Length: 1 } parts } && parts[0].SyntaxTree == tree ? parts[0].GetSyntax() as TypeDeclarationSyntax : null;

    /// <summary>Whether an expression names a member of its own object: by its name, or by <c>this</c>.</summary>
    public static bool IsNamed(SyntaxNode expression, string member)
        => expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == member,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText == member,
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand } => IsNamed(operand, member),
            _ => false,
        };

    /// <summary>Whether the type of a member sets a property of the object that the member holds, besides what the object was made with.</summary>
    public static bool HasSet(ISymbol member, string property)
        => member.ContainingType.DeclaringSyntaxReferences.Any(part => part.GetSyntax().DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(a => a.Left is MemberAccessExpressionSyntax { Expression: var holder, Name.Identifier.ValueText: var set } && set == property && IsNamed(holder, member.Name)));

    private static bool IsSetAgain(ISymbol member, SyntaxNode declaration)
        => declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && ConstructorsOf(type, member).Any(c => AssignmentsIn(c, member).Any());

    // A statement of its own, which runs whenever the constructor does. Of several constructors, each may set something else.
    private static ExpressionSyntax? SetByConstructor(ISymbol member, SyntaxNode declaration)
    {
        if (WholeTypeOf(member, declaration.SyntaxTree) is not { } type)
        {
            return null;
        }

        ConstructorDeclarationSyntax[] own = [.. ConstructorsOf(type, member).Where(c => c.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) != true)];
        AssignmentExpressionSyntax[] assignments = own.Length == 1 ? [.. AssignmentsIn(own[0], member)] : [];
        return assignments.Length == 1 && assignments[0].IsKind(SyntaxKind.SimpleAssignmentExpression)
            && (assignments[0].Parent == own[0].ExpressionBody || (assignments[0].Parent is ExpressionStatementSyntax statement && statement.Parent == own[0].Body))
                ? assignments[0].Right
                : null;
    }

    private static IEnumerable<ConstructorDeclarationSyntax> ConstructorsOf(TypeDeclarationSyntax type, ISymbol member)
        => type.Members.OfType<ConstructorDeclarationSyntax>().Where(c => c.Modifiers.Any(SyntaxKind.StaticKeyword) == member.IsStatic);

    private static IEnumerable<AssignmentExpressionSyntax> AssignmentsIn(ConstructorDeclarationSyntax constructor, ISymbol member)
        => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(a => IsNamed(a.Left, member.Name));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>Objects that are made to hold other values: tuples, anonymous objects, lambdas, and those of types whose source is in sight.</summary>
internal static class ContextHolders
{
    // A pair in an entry is common, more is not.
    private const int Depth = 3;

    /// <summary>Whether an expression makes an object that may hold what it is given.</summary>
    public static bool IsMaking(IOperation value) => value is ITupleOperation or IAnonymousObjectCreationOperation or IObjectCreationOperation or IDelegateCreationOperation { Target: IAnonymousFunctionOperation };

    /// <summary>What an expression is, or what the object holds that it makes.</summary>
    public static IEnumerable<IOperation> HeldBy(IOperation value) => HeldBy(value, Depth);

    private static IEnumerable<IOperation> HeldBy(IOperation value, int depth)
    {
        IOperation bare = value.Bare();
        IOperation? making = bare is ILocalReferenceOperation { Local: var local } reference ? local.InitialValue(reference.Root()) : bare;
        if (depth == 0 || making is null || !IsMaking(making))
        {
            return [bare];
        }

        return PartsOf(making).SelectMany(part => HeldBy(part, depth - 1));
    }

    private static IEnumerable<IOperation> PartsOf(IOperation making)
        => making switch
        {
            ITupleOperation tuple => tuple.Elements,
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Body.Descendants().Where(o => o is IParameterReferenceOperation or ILocalReferenceOperation),
            IAnonymousObjectCreationOperation anonymous => ValuesOf(anonymous.Initializers),
            IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.IsEmpty: false } or { IsImplicitlyDeclared: true, ContainingType.DeclaringSyntaxReferences.IsEmpty: false } } creation
                => creation.Arguments.Where(a => a.Parameter is { } parameter && Keeps(parameter)).Select(a => a.Value).Concat(ValuesOf(creation.Initializer?.Initializers ?? [])),
            _ => [],
        };

    // new Entry { Context = context }; an accessor with a body may only take something from it.
    private static IEnumerable<IOperation> ValuesOf(IEnumerable<IOperation> initializers)
        => initializers.OfType<ISimpleAssignmentOperation>().Where(a => a.Target is not IPropertyReferenceOperation { Property: var property } || !HasBody(property)).Select(a => a.Value);

    private static bool HasBody(IPropertySymbol property)
        => property.SetMethod?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is AccessorDeclarationSyntax accessor && (accessor.Body is not null || accessor.ExpressionBody is not null);

    // Whether a constructor keeps what it gets, instead of taking something from it.
    private static bool Keeps(IParameterSymbol parameter)
        => parameter.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() switch
        {
            RecordDeclarationSyntax => true,
            ConstructorDeclarationSyntax constructor => constructor.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => IsItself(a.Right, parameter.Name)),
            TypeDeclarationSyntax type => type.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == parameter.Name && IsCaptured(n)),
            _ => false,
        };

    private static bool IsItself(ExpressionSyntax value, string name)
        => value switch
        {
            IdentifierNameSyntax own => own.Identifier.ValueText == name,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Left: var own, Right: ThrowExpressionSyntax } => IsItself(own, name),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var own } => IsItself(own, name),
            _ => false,
        };

    // A parameter of a primary constructor lives on where a member uses it later, or is set to it.
    private static bool IsCaptured(IdentifierNameSyntax use)
    {
        if (use.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not (PropertyDeclarationSyntax or FieldDeclarationSyntax or BaseMethodDeclarationSyntax) || use.Parent is MemberAccessExpressionSyntax { Name: var name } && name == use)
        {
            return false;
        }

        return use.FirstAncestorOrSelf<EqualsValueClauseSyntax>(c => c.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax }) is not { } initial
            || IsItself(initial.Value, use.Identifier.ValueText);
    }
}

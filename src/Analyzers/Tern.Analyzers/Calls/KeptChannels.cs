using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Calls;

/// <summary>Channels that a private member of a type keeps, for clients that its other members make.</summary>
internal static class KeptChannels
{
    /// <summary>The interfaces of the clients that a type makes of a channel which it keeps. None where the member may hold another channel as well.</summary>
    public static IEnumerable<INamedTypeSymbol> ClientsOf(IInvocationOperation connect)
    {
        if (MemberFor(connect) is not { DeclaredAccessibility: Accessibility.Private } member || connect.SemanticModel is not { } model || MemberValues.WholeTypeOf(member, model.SyntaxTree) is not { } type
            || type.DescendantNodes().Count(node => IsMaking(node, member.Name)) != 1)
        {
            return [];
        }

        return type.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(i => i.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: ChannelUse.CreateClient } } access && MemberValues.IsNamed(access.Expression, member.Name))
            .Select(i => model.GetOperation(i))
            .OfType<IInvocationOperation>()
            .Where(create => create.Instance?.Bare() is IMemberReferenceOperation { Member: var kept } && SymbolEqualityComparer.Default.Equals(kept, member))
            .SelectMany(create => create.TargetMethod.TypeArguments.OfType<INamedTypeSymbol>());
    }

    private static ISymbol? MemberFor(IInvocationOperation connect)
        => connect.Outer() switch
        {
            IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0],
            IPropertyInitializerOperation { InitializedProperties: { Length: 1 } properties } => properties[0],
            IAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } => member,
            _ => null,
        };

    private static bool IsMaking(SyntaxNode node, string member)
        => node switch
        {
            AssignmentExpressionSyntax assignment => MemberValues.IsNamed(assignment.Left, member),
            VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.ValueText == member,
            PropertyDeclarationSyntax { Initializer: not null } property => property.Identifier.ValueText == member,
            _ => false,
        };
}

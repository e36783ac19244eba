using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.Locking;

namespace Tern.Analyzers.CodeFixes.Contracts;

/// <summary>Where a contract is wrong.</summary>
/// <param name="node">The node that is marked.</param>
/// <param name="model">Its file.</param>
/// <param name="diagnostic">What is wrong.</param>
/// <param name="lockText">The contract lock of the project; <see langword="null"/> if there is none.</param>
/// <param name="cancellationToken">Ends the search for fixes early.</param>
internal sealed class FixPlace(SyntaxNode node, SemanticModel model, Diagnostic diagnostic, string? lockText, CancellationToken cancellationToken)
{
    public SyntaxNode Node => node;

    public SemanticModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;

    public string Message { get; } = diagnostic.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>The type that is marked, or around what is marked.</summary>
    public TypeDeclarationSyntax? TypeDeclaration => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The symbol of <see cref="TypeDeclaration"/>.</summary>
    public INamedTypeSymbol? Type => TypeDeclaration is { } declaration ? model.GetDeclaredSymbol(declaration, cancellationToken) as INamedTypeSymbol : null;

    /// <summary>The property, field or method that is marked.</summary>
    public MemberDeclarationSyntax? Member => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is PropertyDeclarationSyntax or FieldDeclarationSyntax or MethodDeclarationSyntax or TypeDeclarationSyntax) is { } member
        and not TypeDeclarationSyntax ? member : null;

    /// <summary>The parameter that is marked.</summary>
    public ParameterSyntax? Parameter => node.FirstAncestorOrSelf<ParameterSyntax>();

    /// <summary>Whether a symbol is declared in a file of the project; and where.</summary>
    public IEnumerable<TNode> DeclarationsOf<TNode>(ISymbol symbol)
        where TNode : SyntaxNode
        => symbol.DeclaringSyntaxReferences.Where(r => model.Compilation.ContainsSyntaxTree(r.SyntaxTree)).Select(r => r.GetSyntax(cancellationToken)).OfType<TNode>();

    /// <summary>An id that no field of a message, or case of a union, has or had.</summary>
    public int FreeIdOf(INamedTypeSymbol type) => FieldIdChoice.FreeIdOf(type, lockText is null ? [] : LockedIds.Of(lockText, type));
}

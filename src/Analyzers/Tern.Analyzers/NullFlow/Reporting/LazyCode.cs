using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Engine;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>Code of a compilation, lowered when it is asked for: a suppressor looks at few methods.</summary>
internal sealed class LazyCode(Compilation compilation, Func<SyntaxTree, SemanticModel> model, CancellationToken cancellation) : ICodeSource
{
    private readonly Dictionary<ISymbol, MethodCode> _code = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _lowered = [];
    private List<INamedTypeSymbol>? _types;

    public IReadOnlyList<INamedTypeSymbol> Types => _types ??= [.. CodeTable.AllTypes(compilation.Assembly.GlobalNamespace)];

    public MethodCode? CodeOf(ISymbol symbol)
    {
        if (_code.TryGetValue(symbol, out MethodCode? code))
        {
            return code;
        }

        if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly))
        {
            return null;
        }

        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            Lower(symbol, reference.GetSyntax(cancellation));
        }

        if (_code.TryGetValue(symbol, out code))
        {
            return code;
        }

        return symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => ConstructorPrelude.Make(constructor),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type => ConstructorPrelude.Statics(type),
            _ => null,
        };
    }

    public IEnumerable<MethodCode>? All => null;

    /// <summary>Not looked up: what is not known counts as assigned.</summary>
    public bool IsAssigned(object key) => true;

    public IReadOnlyList<MethodCode> Within(INamedTypeSymbol type)
    {
        List<MethodCode> made = [];
        foreach (INamedTypeSymbol inner in new[] { type }.Concat(CodeTable.AllTypes(type)))
        {
            made.AddRange(inner.GetMembers().Where(static m => m is IMethodSymbol or IFieldSymbol or IPropertySymbol).Select(CodeOf).OfType<MethodCode>());
        }

        // What was lowered along with them: lambdas and local functions.
        return [.. made.Concat(_code.Values.Where(c => Invariants.IsWithin(c.Symbol, type))).Distinct()];
    }

    public bool IsDeclared(SyntaxNode assignment)
    {
        SyntaxNode? value = assignment switch
        {
            AssignmentExpressionSyntax assigned => assigned.Right,
            EqualsValueClauseSyntax initial => initial.Value,
            ArgumentSyntax argument => argument.Expression,
            ExpressionSyntax expression => expression,
            _ => null,
        };
        return value is not null && model(value.SyntaxTree).GetTypeInfo(value, cancellation).Nullability.FlowState == NullableFlowState.NotNull;
    }

    /// <summary>Functions whose code holds a place, the innermost last.</summary>
    public IReadOnlyList<ISymbol> Around(SyntaxNode node)
        => [.. _code.Values.Where(c => c.Where.SyntaxTree == node.SyntaxTree && c.Where.Span.Contains(node.Span)).OrderByDescending(c => c.Where.Span.Length).Select(c => c.Symbol)];

    private void Lower(ISymbol symbol, SyntaxNode syntax)
    {
        SyntaxNode? body = syntax switch
        {
            BaseMethodDeclarationSyntax => syntax,
            AccessorDeclarationSyntax { Body: null, ExpressionBody: null } => null,
            AccessorDeclarationSyntax => syntax,
            ArrowExpressionClauseSyntax => syntax,
            VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
            PropertyDeclarationSyntax { Initializer: { } initializer } when symbol is IPropertySymbol => initializer,
            _ => null,
        };
        if (body is null || !_lowered.Add(body))
        {
            return;
        }

        IOperation? root = model(body.SyntaxTree).GetOperation(body, cancellation);
        if (root is null)
        {
            return;
        }

        while (root.Parent is { } parent)
        {
            root = parent;
        }

        Lowering.Run(root, symbol, code => _code[code.Symbol.OriginalDefinition] = code, observe: true, cancellation);
    }
}

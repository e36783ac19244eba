using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tern.Analyzers.CodeFixes.Contracts;

namespace Tern.Analyzers.CodeFixes.NullFlow;

/// <summary>The declarations that a null goes through, with types that deny it.</summary>
internal sealed class DeclaredTypes(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly HashSet<SyntaxNode> _seen = [];

    /// <summary>What has to change.</summary>
    public List<NodeEdit> Edits { get; } = [];

    /// <summary>Names of what is declared otherwise, in the order of the way.</summary>
    public List<string> Names { get; } = [];

    /// <summary>A station of the way: what it names or calls, and what takes its value.</summary>
    public void AddStation(SyntaxNode node)
    {
        SemanticModel model = compilation.GetSemanticModel(node.SyntaxTree);
        if (node is AssignmentExpressionSyntax assignment)
        {
            AddNamed(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol);
            return;
        }

        if (node is not ExpressionSyntax expression)
        {
            AddSymbol(model.GetDeclaredSymbol(node, cancellationToken));
            return;
        }

        if (model.GetSymbolInfo(expression, cancellationToken).Symbol is { } symbol)
        {
            AddNamed(symbol);
        }

        AddTaker(model, expression);
    }

    /// <summary>The expression that fails.</summary>
    public void AddUse(ExpressionSyntax value)
    {
        SemanticModel model = compilation.GetSemanticModel(value.SyntaxTree);
        AddNamed(model.GetSymbolInfo(value, cancellationToken).Symbol);
        if (value.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven)
        {
            AddForgiven(model, forgiven);
        }
    }

    /// <summary>A member, variable, parameter or method, if the null can be declared there.</summary>
    public void AddSymbol(ISymbol? symbol)
    {
        switch (symbol)
        {
            case IMethodSymbol { MethodKind: MethodKind.PropertyGet, AssociatedSymbol: { } property }:
                AddSymbol(property);
                break;
            case IMethodSymbol method:
                AddMethod(method);
                break;
            case IFieldSymbol or IPropertySymbol or IParameterSymbol or ILocalSymbol:
                foreach (SyntaxNode declaration in Declarations(symbol))
                {
                    AddType(TypeOf(declaration), symbol.Name, declaration);
                }

                break;
        }
    }

    private void AddNamed(ISymbol? symbol)
    {
        if (symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly))
        {
            AddSymbol(symbol.OriginalDefinition);
        }
    }

    private void AddMethod(IMethodSymbol method)
    {
        for (IMethodSymbol? declared = method; declared is not null; declared = declared.OverriddenMethod?.OriginalDefinition)
        {
            foreach (SyntaxNode declaration in Declarations(declared))
            {
                AddType(Result(declared, declaration), declared.Name, declaration);
            }
        }

        // The contract that callers see says it too.
        foreach (INamedTypeSymbol contract in method.ContainingType?.AllInterfaces ?? [])
        {
            foreach (IMethodSymbol promised in contract.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType!.FindImplementationForInterfaceMember(promised), method))
                {
                    foreach (SyntaxNode declaration in Declarations(promised.OriginalDefinition))
                    {
                        AddType(Result(promised, declaration), promised.Name, declaration);
                    }
                }
            }
        }
    }

    /// <summary>What an expression's value goes into: a return type, a parameter, a variable or a member.</summary>
    private void AddTaker(SemanticModel model, ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        for (SyntaxNode? parent = node.Parent; parent is not null; node = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven:
                    AddForgiven(model, forgiven);
                    continue;
                case ParenthesizedExpressionSyntax or AwaitExpressionSyntax:
                case ConditionalExpressionSyntax choice when choice.Condition != node:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either when either.Right == node:
                case SwitchExpressionArmSyntax arm when arm.Expression == node:
                case SwitchExpressionSyntax:
                    continue;
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax or YieldStatementSyntax:
                    AddResult(model, parent);
                    return;
                case ArgumentSyntax argument:
                    AddNamed(ParameterOf(model, argument));
                    return;
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    AddNamed(model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol);
                    return;
                case EqualsValueClauseSyntax { Parent: { } declared }:
                    AddNamed(model.GetDeclaredSymbol(declared, cancellationToken));
                    return;
                default:
                    return;
            }
        }
    }

    private void AddForgiven(SemanticModel model, PostfixUnaryExpressionSyntax forgiven)
    {
        if (model.GetNullableContext(forgiven.SpanStart).AnnotationsEnabled() && _seen.Add(forgiven))
        {
            Edits.Add(NodeEdit.Of(forgiven, f => f.Operand.WithTrailingTrivia(f.GetTrailingTrivia())));
        }
    }

    private void AddResult(SemanticModel model, SyntaxNode inside)
    {
        SyntaxNode? function = inside.Ancestors().FirstOrDefault(NullPlace.IsFunction);
        if (function is not (null or AnonymousFunctionExpressionSyntax or BaseTypeDeclarationSyntax))
        {
            AddSymbol(model.GetDeclaredSymbol(function, cancellationToken));
        }
    }

    private IParameterSymbol? ParameterOf(SemanticModel model, ArgumentSyntax argument)
        => (model.GetOperation(argument, cancellationToken) as Microsoft.CodeAnalysis.Operations.IArgumentOperation)?.Parameter;

    private IEnumerable<SyntaxNode> Declarations(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences
            .Concat((symbol as IMethodSymbol)?.PartialImplementationPart?.DeclaringSyntaxReferences ?? [])
            .Concat((symbol as IMethodSymbol)?.PartialDefinitionPart?.DeclaringSyntaxReferences ?? [])
            .Where(r => compilation.ContainsSyntaxTree(r.SyntaxTree))
            .Select(r => r.GetSyntax(cancellationToken));

    private static TypeSyntax? TypeOf(SyntaxNode declaration)
        => declaration switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            LocalFunctionStatementSyntax local => local.ReturnType,
            PropertyDeclarationSyntax property => property.Type,
            IndexerDeclarationSyntax indexer => indexer.Type,
            ParameterSyntax parameter => parameter.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } variables } => variables.Type,
            _ => null,
        };

    // Where the value of a task or a sequence is null, its type argument says so.
    private static TypeSyntax? Result(IMethodSymbol method, SyntaxNode declaration)
    {
        TypeSyntax? written = TypeOf(declaration);
        bool isWrapped = method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } type
            && (type.Name is "Task" or "ValueTask" or "IAsyncEnumerable" || declaration.DescendantNodes(n => n == declaration || !NullPlace.IsFunction(n)).Any(n => n is YieldStatementSyntax));
        SyntaxNode? name = written is QualifiedNameSyntax qualified ? qualified.Right : written;
        return !isWrapped ? written : name is GenericNameSyntax generic && generic.TypeArgumentList.Arguments.Count == 1 ? generic.TypeArgumentList.Arguments[0] : null;
    }

    private void AddType(TypeSyntax? type, string name, SyntaxNode declaration)
    {
        if (type is null or NullableTypeSyntax or RefTypeSyntax or OmittedTypeArgumentSyntax || type.IsVar || !_seen.Add(type))
        {
            return;
        }

        SemanticModel model = compilation.GetSemanticModel(type.SyntaxTree);
        if (model.GetTypeInfo(type, cancellationToken).Type is ITypeParameterSymbol { IsReferenceType: false })
        {
            // In an override 'T?' means something else than where it is declared, and callers choose T anyway.
            return;
        }

        if (!model.GetNullableContext(type.SpanStart).AnnotationsEnabled() || model.GetTypeInfo(type, cancellationToken).Type is not { IsValueType: false, SpecialType: not SpecialType.System_Void, TypeKind: not TypeKind.Error })
        {
            return;
        }

        Names.Add(name);
        Edits.Add(NodeEdit.Of(type, t => SyntaxFactory.NullableType(t.WithoutTrailingTrivia()).WithTrailingTrivia(t.GetTrailingTrivia())));
        if (Promised(declaration) is { } promise && _seen.Add(promise))
        {
            // '= null!' is only there to quiet the compiler.
            Edits.Add(NodeEdit.Of(promise, p => p.Operand.WithTrailingTrivia(p.GetTrailingTrivia())));
        }
    }

    private static PostfixUnaryExpressionSyntax? Promised(SyntaxNode declaration)
        => declaration switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            _ => null,
        } as PostfixUnaryExpressionSyntax is { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } promise ? promise : null;
}

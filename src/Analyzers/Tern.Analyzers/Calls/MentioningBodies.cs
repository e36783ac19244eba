using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.Calls;

/// <summary>
/// The bodies and initial values of a file whose member mentions certain names. Actions for operations would have the compiler bind each body of a project, as long as an analyzer registers a single one; that is a
/// second compilation.
/// </summary>
internal static class MentioningBodies
{
    /// <summary>Shows each operation of these bodies to the rules.</summary>
    /// <param name="context">The file.</param>
    /// <param name="names">What a member has to mention.</param>
    /// <param name="visit">The rules.</param>
    public static void Visit(SemanticModelAnalysisContext context, NameScan names, Action<OperationContext> visit)
    {
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        if (!names.IsEmpty && names.Find(tree.GetText(context.CancellationToken)) is { Count: > 0 } found && tree.GetRoot(context.CancellationToken) is CompilationUnitSyntax unit)
        {
            new Walk(context, found, visit).File(unit);
        }
    }

    private sealed class Walk(SemanticModelAnalysisContext context, List<int> found, Action<OperationContext> visit)
    {
        private readonly SemanticModel _model = context.SemanticModel;
        private readonly CancellationToken _cancellation = context.CancellationToken;

        public void File(CompilationUnitSyntax unit)
        {
            bool hasStatements = false;
            foreach (MemberDeclarationSyntax member in unit.Members)
            {
                if (member is not GlobalStatementSyntax)
                {
                    Member(member);
                }
                else
                {
                    hasStatements |= IsMentioning(member);
                }
            }

            if (hasStatements)
            {
                Body(unit, _model.GetDeclaredSymbol(unit, _cancellation));
            }
        }

        private bool IsMentioning(SyntaxNode node)
        {
            int start = node.SpanStart;
            int low = 0;
            int high = found.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (found[middle] < start)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            return low < found.Count && found[low] < node.Span.End;
        }

        private void Member(MemberDeclarationSyntax member)
        {
            if (!IsMentioning(member))
            {
                return;
            }

            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Members(space.Members);
                    break;
                case TypeDeclarationSyntax type:
                    Members(type.Members);
                    if (type.BaseList is { Types: { Count: > 0 } bases } && bases[0] is PrimaryConstructorBaseTypeSyntax)
                    {
                        Body(type, _model.GetDeclaredSymbol(type, _cancellation)?.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.Any(r => r.Span == type.Span)));
                    }

                    break;
                case BaseMethodDeclarationSyntax method:
                    if (method.Body is not null || method.ExpressionBody is not null || method is ConstructorDeclarationSyntax { Initializer: not null })
                    {
                        Body(method, _model.GetDeclaredSymbol(method, _cancellation));
                    }

                    break;
                case BaseFieldDeclarationSyntax field:
                    foreach (VariableDeclaratorSyntax declarator in field.Declaration.Variables)
                    {
                        if (declarator.Initializer is { } value)
                        {
                            Body(value, _model.GetDeclaredSymbol(declarator, _cancellation));
                        }
                    }

                    break;
                case BasePropertyDeclarationSyntax property:
                    Property(property);
                    break;
            }
        }

        private void Members(SyntaxList<MemberDeclarationSyntax> members)
        {
            foreach (MemberDeclarationSyntax member in members)
            {
                Member(member);
            }
        }

        private void Property(BasePropertyDeclarationSyntax property)
        {
            if (property.AccessorList is { } list)
            {
                foreach (AccessorDeclarationSyntax accessor in list.Accessors)
                {
                    if (accessor.Body is not null || accessor.ExpressionBody is not null)
                    {
                        Body(accessor, _model.GetDeclaredSymbol(accessor, _cancellation));
                    }
                }
            }

            if (((property as PropertyDeclarationSyntax)?.ExpressionBody ?? (property as IndexerDeclarationSyntax)?.ExpressionBody) is { } arrow)
            {
                Body(arrow, (_model.GetDeclaredSymbol(property, _cancellation) as IPropertySymbol)?.GetMethod);
            }

            if (property is PropertyDeclarationSyntax { Initializer: { } initial })
            {
                Body(initial, _model.GetDeclaredSymbol(property, _cancellation));
            }
        }

        private void Body(SyntaxNode body, ISymbol? symbol)
        {
            if (_model.GetOperation(body, _cancellation) is not { } root)
            {
                return;
            }

            foreach (IOperation operation in root.Root().DescendantsAndSelf())
            {
                visit(new OperationContext(operation, symbol, _model.Compilation, context.ReportDiagnostic));
            }
        }
    }
}

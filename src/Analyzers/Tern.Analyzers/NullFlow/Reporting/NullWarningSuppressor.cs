using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Engine;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>Lifts nullable warnings of the compiler on lines where every run is known to have a value.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NullWarningSuppressor : DiagnosticSuppressor
{
    private const string Reason = "Each way to this place has tested or assigned the value.";
    private static readonly SuppressionDescriptor s_dereference = new("TERNSP01", "CS8602", Reason);
    private static readonly SuppressionDescriptor s_argument = new("TERNSP02", "CS8604", Reason);
    private static readonly SuppressionDescriptor s_member = new("TERNSP03", "CS8618", "Each way out of the constructor has assigned the member.");

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [s_dereference, s_argument, s_member];

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (Switch.IsOff(context.Options))
        {
            return;
        }

        LazyCode? code = null;
        NullProgram? program = null;
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
            {
                continue;
            }

            code ??= new LazyCode(context.Compilation, context.GetSemanticModel, context.CancellationToken);
            program ??= new NullProgram(context.Compilation, code, context.CancellationToken) { Proves = true };
            SyntaxNode node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            SemanticModel model = context.GetSemanticModel(tree);
            bool safe = diagnostic.Id == "CS8618" ? IsAssigned(program, diagnostic, node, model, context.CancellationToken) : IsProven(program, code, node, model, context.CancellationToken);
            if (safe)
            {
                context.ReportSuppression(Suppression.Create(diagnostic.Id == "CS8602" ? s_dereference : diagnostic.Id == "CS8604" ? s_argument : s_member, diagnostic));
            }
        }
    }

    private static bool IsProven(NullProgram program, LazyCode code, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        ISymbol? symbol = model.GetEnclosingSymbol(node.SpanStart, cancellation);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        if (symbol is null || code.CodeOf(symbol) is null)
        {
            return false;
        }

        foreach (ISymbol around in code.Around(node))
        {
            program.ObserveIn(around);
        }

        return program.IsProven(node);
    }

    private static bool IsAssigned(NullProgram program, Diagnostic diagnostic, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        int start = message.IndexOf('\'');
        int end = start < 0 ? -1 : message.IndexOf('\'', start + 1);
        if (end < 0 || node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not { } declaration || model.GetDeclaredSymbol(declaration, cancellation) is not { } constructor)
        {
            return false;
        }

        string name = message.Substring(start + 1, end - start - 1);
        ISymbol? member = constructor.ContainingType.GetMembers(name).FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol or IEventSymbol);
        return member is not null && program.SummaryOf(constructor, Context.None, 0) is { Complete: true, Exits.Count: > 0 } summary
            && summary.Exits.All(e => e.State.TryPeek(summary.Entry[0], Keys.Of(member), out int value) && e.State.Of(value).Nullness == Nullness.NotNull);
    }
}

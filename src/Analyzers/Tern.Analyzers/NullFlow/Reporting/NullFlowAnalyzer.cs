using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Engine;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>Reports nulls that reach a dereference, through any number of methods of a compilation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NullFlowAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.Local, Rules.Flow, Rules.Unset, Rules.Forgiven, Rules.Untested, Rules.Stale, Rules.Implementation, Rules.Construction, Rules.Decoded, Rules.Handler, Rules.Optional, Rules.Fallback, Rules.Lookup, Rules.Union, Rules.Limit, Rules.Settled, Rules.Setting,
    ];

    public override void Initialize(AnalysisContext context)
    {
        // Generated code is read, since nulls go through it; it is not reported on, since nobody edits it.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (Switch.IsOff(context.Options))
        {
            return;
        }

        CodeTable table = new(context.Compilation);
        context.RegisterOperationBlockAction(table.Add);
        context.RegisterCompilationEndAction(end => Report(end, table));
    }

    private static void Report(CompilationAnalysisContext context, CodeTable table)
    {
        NullProgram program = new(context.Compilation, table, context.CancellationToken);
        program.RunAll(table.InOrder());
        NullBaseline? baseline = NullBaseline.Of(context.Options, context.CancellationToken);
        List<Finding> findings = [.. program.Findings];
        int believed = 0;
        foreach (Finding finding in program.Held)
        {
            if (LevelOf(finding) == EvidenceLevel.All)
            {
                findings.Add(finding);
            }
            else if (!finding.Sink.Generated)
            {
                believed++;
            }
        }

        int conditional = 0;
        foreach ((Finding finding, Diagnostic diagnostic) in Reporter.Diagnostics(findings, f => IsSuggestion(f)))
        {
            if (baseline?.Take(diagnostic.Properties[Reporter.Entry]!) == true)
            {
                continue;
            }

            if (IsSuggestion(finding) && LevelOf(finding) == EvidenceLevel.Proven)
            {
                conditional++;
                continue;
            }

            context.ReportDiagnostic(diagnostic);
        }

        Tell(context, believed, "Null comes out of a result that every user takes for a value", "all");
        Tell(context, conditional, "They take a state which no code here gives", "likely");

        // What goes to a peer, or comes from one, is decided there.
        bool IsSuggestion(Finding finding) => finding.IsConditional && !finding.IsOfMessages && LevelOf(finding) != EvidenceLevel.All;
        EvidenceLevel LevelOf(Finding finding) => Switch.LevelOf(context.Options, finding.Sink.Where.SyntaxTree);
        foreach ((Location where, string entry) in baseline?.Left() ?? [])
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Settled, where, $"No finding needs this entry any more: remove it, so that the null does not come back unseen ({entry})"));
        }

        foreach (string setting in Switch.UnknownLevels(context.Options, context.Compilation.SyntaxTrees))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Setting, Location.None, $"'{setting}' names no level of evidence and is not heeded: write proven, likely or all"));
        }

        foreach (SyntaxNode where in table.Left.OrderBy(n => n.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(n => n.SpanStart))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Limit, where.GetLocation(), "This body is not analysed: it has a shape the analysis does not know"));
        }

        foreach (MethodCode code in program.LimitedMethods.Where(c => !c.Generated))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Limit, code.Where.GetLocation(), $"'{code.Symbol.Name}' is analysed in part only: it has more branches or states than the analysis follows"));
        }
    }

    private static void Tell(CompilationAnalysisContext context, int held, string why, string level)
    {
        if (held > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Limit, Location.None, $"Findings held back: {held}. {why}; '{Switch.Evidence} = {level}' in .editorconfig reports them"));
        }
    }
}

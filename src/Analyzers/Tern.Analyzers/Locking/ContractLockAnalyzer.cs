using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tern.Analyzers.Locking;

/// <summary>Reports what peers would notice: contracts in C# and in IDL that are not what the contract lock of the project says.</summary>
/// <remarks>docs/contract-lock.md describes the lock. Without one nothing is read and nothing is registered.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractLockAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => LockRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // Contracts that other generators write are contracts too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (LockFile.Of(context.Options) is not { } file)
        {
            return;
        }

        LockFindings findings = new(context.Compilation, context.Options, file);
        AdditionalText[] files = [.. context.Options.AdditionalFiles.GroupBy(f => f.Path, StringComparer.Ordinal).Select(g => g.First())];
        context.RegisterSemanticModelAction(model =>
        {
            SyntaxTree tree = model.SemanticModel.SyntaxTree;
            foreach (LockFinding finding in findings.In(tree.FilePath, model.CancellationToken))
            {
                model.ReportDiagnostic(finding.ToDiagnostic(tree, file.Path));
            }
        });
        context.RegisterAdditionalFileAction(additional =>
        {
            // A file that is an item twice is spoken of once.
            if (files.Contains(additional.AdditionalFile))
            {
                foreach (LockFinding finding in findings.In(additional.AdditionalFile.Path, additional.CancellationToken))
                {
                    additional.ReportDiagnostic(finding.ToDiagnostic(null, file.Path));
                }
            }
        });
    }
}

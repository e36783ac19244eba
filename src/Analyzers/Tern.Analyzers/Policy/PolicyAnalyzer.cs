using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.Calls;
using Tern.Analyzers.Usage;

namespace Tern.Analyzers.Policy;

/// <summary>Reports policies and loops that repeat calls which must not be repeated, or that cannot do what they say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PolicyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        PolicyRules.Repeats, PolicyRules.Wildcard, PolicyRules.Loop, PolicyRules.NoAttempts, PolicyRules.Nested, PolicyRules.NeverLast, UsageRules.InnerTimeout, UsageRules.RepeatedByHand,
    ];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (RpcSymbols.Find(context.Compilation) is not { } symbols)
        {
            return;
        }

        context.RegisterOperationAction(c => RepeatedCallRule.OnInvocation(c, symbols), OperationKind.Invocation);
        if (symbols.Policy is not null)
        {
            context.RegisterOperationAction(c => PolicySettingRule.On(c, symbols), OperationKind.SimpleAssignment, OperationKind.Invocation);
        }
    }
}

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

        NameScan? names = null;
        context.RegisterSemanticModelAction(model => MentioningBodies.Visit(model, names ??= NamesFor(symbols, model.CancellationToken), operation => Visit(operation, symbols)));
    }

    private static NameScan NamesFor(RpcSymbols symbols, CancellationToken cancellationToken)
    {
        IReadOnlyCollection<string> calls = symbols.NamesInSight(cancellationToken).Calls;
        return new NameScan(symbols.Policy is null ? calls : [.. calls, .. PolicySetting.Names]);
    }

    private static void Visit(OperationContext context, RpcSymbols symbols)
    {
        switch (context.Operation.Kind)
        {
            case OperationKind.Invocation:
                RepeatedCallRule.OnInvocation(context, symbols);
                if (symbols.Policy is not null)
                {
                    PolicySettingRule.On(context, symbols);
                }

                break;
            case OperationKind.SimpleAssignment when symbols.Policy is not null:
                PolicySettingRule.On(context, symbols);
                break;
        }
    }
}

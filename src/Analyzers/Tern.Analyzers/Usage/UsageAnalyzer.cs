using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>Reports use of Tern that works against it. Each rule has a class of its own; they share what is known of the compilation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        UsageRules.Lossy, UsageRules.UnawaitedWrite, UsageRules.UndisposedStream, UsageRules.Blocking, UsageRules.ChannelPerCall, UsageRules.NoDeadline, UsageRules.InnerTimeout, UsageRules.KeptContext,
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

        context.RegisterOperationAction(c => BlockingRule.OnProperty(c, symbols), OperationKind.PropertyReference);
        context.RegisterOperationAction(c => BlockingRule.OnInvocation(c, symbols), OperationKind.Invocation);
        context.RegisterOperationAction(c => UnawaitedWriteRule.OnStatement(c, symbols), OperationKind.ExpressionStatement);
        context.RegisterOperationAction(c => UndisposedStreamRule.OnInvocation(c, symbols), OperationKind.Invocation);
        context.RegisterOperationAction(LossyValueRule.OnAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(c => LossyValueRule.OnArgument(c, symbols), OperationKind.Argument);
        context.RegisterOperationAction(LossyValueRule.OnInitializer, OperationKind.PropertyInitializer);
        context.RegisterOperationAction(c => InnerTimeoutRule.OnCreation(c, symbols), OperationKind.ObjectCreation);
        context.RegisterOperationAction(c => InnerTimeoutRule.OnInvocation(c, symbols), OperationKind.Invocation);
        context.RegisterOperationAction(c => KeptContextRule.OnAssignment(c, symbols), OperationKind.SimpleAssignment);
        context.RegisterOperationAction(c => KeptContextRule.OnInvocation(c, symbols), OperationKind.Invocation);
        if (symbols.Channel is not null)
        {
            context.RegisterOperationAction(c => DeadlineRule.OnInvocation(c, symbols), OperationKind.Invocation);
            context.RegisterOperationAction(c => ChannelPerCallRule.OnInvocation(c, symbols), OperationKind.Invocation);
        }
    }
}

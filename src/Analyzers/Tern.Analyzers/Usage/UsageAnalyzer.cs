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

        NameScan? names = null;
        context.RegisterSemanticModelAction(model => MentioningBodies.Visit(model, names ??= NamesFor(symbols, model.CancellationToken), operation => Visit(operation, symbols)));
    }

    // Whatever a rule reports stands in a member that mentions one of these.
    private static NameScan NamesFor(RpcSymbols symbols, CancellationToken cancellationToken)
    {
        ContractNamesInSight inSight = symbols.NamesInSight(cancellationToken);
        List<string> names = [.. inSight.Calls, .. inSight.Lossy, .. LossyValueRule.Names, .. KeptContextRule.Names];
        if (symbols.Channel is not null)
        {
            names.Add(ChannelUse.Connect);
        }

        return new NameScan(names, InnerTimeoutRule.Names, inSight.LossyConstructors);
    }

    private static void Visit(OperationContext context, RpcSymbols symbols)
    {
        switch (context.Operation.Kind)
        {
            case OperationKind.PropertyReference:
                BlockingRule.OnProperty(context, symbols);
                LossyValueRule.OnProperty(context, symbols);
                break;
            case OperationKind.ExpressionStatement:
                UnawaitedWriteRule.OnStatement(context, symbols);
                break;
            case OperationKind.SimpleAssignment:
                LossyValueRule.OnAssignment(context);
                InnerTimeoutRule.OnAssignment(context, symbols);
                KeptContextRule.OnAssignment(context, symbols);
                break;
            case OperationKind.CoalesceAssignment:
                KeptContextRule.OnAssignment(context, symbols);
                break;
            case OperationKind.Argument:
                LossyValueRule.OnArgument(context, symbols);
                break;
            case OperationKind.PropertyInitializer:
                LossyValueRule.OnInitializer(context);
                break;
            case OperationKind.ObjectCreation:
                InnerTimeoutRule.OnCreation(context, symbols);
                break;
            case OperationKind.Invocation:
                OnInvocation(context, symbols);
                break;
        }
    }

    private static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        BlockingRule.OnInvocation(context, symbols);
        UnawaitedWriteRule.OnInvocation(context, symbols);
        UndisposedStreamRule.OnInvocation(context, symbols);
        InnerTimeoutRule.OnInvocation(context, symbols);
        KeptContextRule.OnInvocation(context, symbols);
        if (symbols.Channel is not null)
        {
            DeadlineRule.OnInvocation(context, symbols);
            ChannelPerCallRule.OnInvocation(context, symbols);
        }
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Tern.Analyzers.NullFlow.Engine;
using Tern.Analyzers.NullFlow.Reporting;

namespace Tern.Analyzers.NullFlow.Contracts;

/// <summary>
/// Tells which contracts about null could be written down. Written, they travel with the compiled assembly: the compiler and the analysis of other projects read them there. Off until somebody asks for it, since it
/// looks at every method.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NullContractAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Property that holds the attribute as it is written; not there for <c>?</c>.</summary>
    public const string Attribute = "Attribute";

    /// <summary>Property that says where the attribute stands: <see cref="OnParameter"/>, <see cref="OnResult"/> or <see cref="OnMethod"/>.</summary>
    public const string Target = "Target";

    public const string OnParameter = "parameter";

    public const string OnResult = "result";

    public const string OnMethod = "method";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Contract];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            CodeTable table = new(start.Compilation);
            start.RegisterOperationBlockAction(table.Add);
            start.RegisterCompilationEndAction(end => Report(end, table));
        });
    }

    private static void Report(CompilationAnalysisContext context, CodeTable table)
    {
        // Without a selection of methods by where nulls go: a contract holds for callers that are not here.
        ContractInference inference = new(new NullProgram(context.Compilation, table, context.CancellationToken));
        foreach (IMethodSymbol method in table.InOrder().OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary))
        {
            if (table.CodeOf(method) is not { Generated: false, Where: MethodDeclarationSyntax declaration })
            {
                continue;
            }

            foreach (InferredContract contract in inference.Of(method))
            {
                Location where = contract.Parameter is { } parameter ? declaration.ParameterList.Parameters[parameter.Ordinal].Identifier.GetLocation() : declaration.Identifier.GetLocation();
                ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
                    .Add(Target, contract.Parameter is not null ? OnParameter : contract.IsOfResult ? OnResult : OnMethod);
                string attribute = contract.Attribute is null ? "'?'" : $"[{(contract.IsOfResult ? "return: " : "")}{contract.Attribute}]";
                context.ReportDiagnostic(Diagnostic.Create(Rules.Contract, where, contract.Attribute is null ? properties : properties.Add(Attribute, contract.Attribute), $"{contract.Words}; {attribute} says so to callers"));
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;
using Tern.Analyzers.Idempotency.Engine;
using Tern.Analyzers.Idempotency.Library;
using Tern.Analyzers.Policy;

namespace Tern.Analyzers.Idempotency.Reporting;

/// <summary>Reports what an <c>[Idempotent]</c> method does twice when it is called twice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IdempotencyAnalyzer : DiagnosticAnalyzer
{
    private const int MaxHops = 6;
    private static readonly NameScan s_policyParts = new([], [PolicySetting.Retry, PolicySetting.Backup]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        IdempotencyRules.Call, IdempotencyRules.FreshValue, IdempotencyRules.Modify, IdempotencyRules.Append, IdempotencyRules.Insert, IdempotencyRules.RelativeUpdate, IdempotencyRules.Publish, IdempotencyRules.File,
        IdempotencyRules.SecondRun, IdempotencyRules.FreshKey, IdempotencyRules.LateGuard, IdempotencyRules.OptionalKey, IdempotencyRules.Limit,
    ];

    public override void Initialize(AnalysisContext context)
    {
        // Generated clients implement contracts too; what they do is what the contract says.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!ContractNamesInSight.MayBeIdempotent(context.Compilation, context.CancellationToken))
        {
            // No method in sight is marked, so none can be repeated wrongly, neither by itself nor by a policy.
            return;
        }

        ConcurrentBag<IMethodSymbol> methods = [];
        context.RegisterSymbolAction(
            symbol =>
            {
                IMethodSymbol method = (IMethodSymbol)symbol.Symbol;
                if (method is { IsAbstract: false, MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } && Contracts.IsIdempotent(method))
                {
                    methods.Add(method);
                }
            },
            SymbolKind.Method);
        context.RegisterSymbolAction(
            symbol =>
            {
                foreach (IMethodSymbol inherited in Contracts.InheritedIdempotent((INamedTypeSymbol)symbol.Symbol))
                {
                    methods.Add(inherited);
                }
            },
            SymbolKind.NamedType);
        ConcurrentBag<Diagnostic> policies = [];
        if (RpcSymbols.Find(context.Compilation) is { Policy: not null } symbols)
        {
            context.RegisterSemanticModelAction(model => MentioningBodies.Visit(model, s_policyParts, operation =>
            {
                if (operation.Operation is ISimpleAssignmentOperation assignment && OptionalKeyPolicies.Of(assignment, symbols) is { } found)
                {
                    policies.Add(found);
                }
            }));
        }

        context.RegisterCompilationEndAction(end =>
        {
            foreach (Diagnostic found in policies)
            {
                end.ReportDiagnostic(found);
            }

            if (!methods.IsEmpty)
            {
                Report(end, methods);
            }
        });
    }

    private static void Report(CompilationAnalysisContext context, IEnumerable<IMethodSymbol> methods)
    {
        Bodies bodies = new(context.Compilation, context.CancellationToken);
        Summaries summaries = new();
        HashSet<(SyntaxTree, int, string)> reported = [];
        foreach (IMethodSymbol method in methods.Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).OrderBy(m => m.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(m => m.Locations[0].SourceSpan.Start))
        {
            Walker walker = new(bodies, summaries, context.CancellationToken);
            foreach (Effect effect in walker.Run(method).OrderBy(e => e.Where.SpanStart))
            {
                // What many methods reach is reported once, for the first of them.
                if (reported.Add((effect.Where.SyntaxTree, effect.Where.SpanStart, effect.Rule.Id)))
                {
                    context.ReportDiagnostic(Make(method, effect));
                }
            }

            if (walker.IsLimited)
            {
                context.ReportDiagnostic(Diagnostic.Create(IdempotencyRules.Limit, method.Locations[0], $"'{method.Name}' reaches more code than is followed: what was not found there may be there"));
            }
        }
    }

    private static Diagnostic Make(IMethodSymbol method, Effect effect)
    {
        StringBuilder text = new();
        text.Append('\'').Append(method.Name).Append("' is [Idempotent], but ").Append(effect.What);
        if (effect.Chain.Length > 0)
        {
            text.Append(": '").Append(method.Name).Append('\'');
            for (int i = 0; i < effect.Chain.Length; i++)
            {
                if (effect.Chain.Length > MaxHops && i == MaxHops / 2)
                {
                    text.Append(" → …");
                    i = effect.Chain.Length - (MaxHops / 2);
                }

                text.Append(" → ").Append(Expression(effect.Chain[i])).Append(' ').Append(Place(effect.Chain[i]));
            }
        }

        IEnumerable<Location> places = effect.Chain.Select(c => c.GetLocation()).Prepend(method.Locations[0]);
        return Diagnostic.Create(effect.Rule, effect.Where.GetLocation(), places, ImmutableDictionary<string, string?>.Empty.Add("Method", method.ToDisplayString()), text.ToString());
    }

    private static string Expression(SyntaxNode where)
    {
        string text = where.ToString();
        int end = text.IndexOf('(') is var open and > 0 ? open : text.Length;
        text = text.Substring(0, end).Trim();
        return text.Length <= 40 && text.IndexOf('\n') < 0 ? $"'{text}'" : $"'{text.Substring(0, Math.Min(37, text.IndexOf('\n') is var line and >= 0 ? line : 37)).TrimEnd()}…'";
    }

    private static string Place(SyntaxNode where)
    {
        FileLinePositionSpan span = where.GetLocation().GetLineSpan();
        return string.Format(CultureInfo.InvariantCulture, "({0}:{1})", Path.GetFileName(span.Path), span.StartLinePosition.Line + 1);
    }
}

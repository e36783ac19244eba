using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Engine;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>Turns findings into diagnostics: at the dereference, with the way of the null in words and as places.</summary>
internal static class Reporter
{
    private const int MaxHops = 6;

    /// <summary>Property of a diagnostic that holds its entry of a baseline.</summary>
    public const string Entry = "TernBaseline";

    /// <summary>Property that says what kind of place makes the null: a name of <see cref="OriginKind"/>.</summary>
    public const string Kind = "Kind";

    /// <summary>Property that says how many of the additional locations are the way of the null; other dereferences of it follow.</summary>
    public const string Stations = "Stations";

    /// <summary>Property that says how many of those come before the first call that the null is handed to.</summary>
    public const string Returned = "Returned";

    /// <summary>Property that names the member nobody set, as documentation comments do; there only where that is the source.</summary>
    public const string Unset = "Unset";

    /// <summary>Property that is there where a finding takes a state which no code of the compilation gives.</summary>
    public const string Conditional = "Conditional";

    /// <summary>A report for each source and member, with the finding that stands for it.</summary>
    /// <param name="findings">Findings, in any order.</param>
    /// <param name="isSuggestion">Whether a finding is worth a suggestion, and no warning.</param>
    public static IEnumerable<(Finding Finding, Diagnostic Diagnostic)> Diagnostics(IReadOnlyCollection<Finding> findings, Func<Finding, bool> isSuggestion)
    {
        Dictionary<SyntaxNode, List<Finding>> bySource = [];
        foreach (Finding finding in findings.Where(f => !f.Sink.Generated).OrderBy(f => f.IsConditional).ThenBy(f => f.Sink.Where.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(f => f.Sink.Where.SpanStart).ThenBy(f => f.Origin.Where.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(f => f.Origin.Where.SpanStart))
        {
            if (!bySource.TryGetValue(finding.Origin.Where, out List<Finding>? list))
            {
                bySource[finding.Origin.Where] = list = [];
            }

            list.Add(finding);
        }

        HashSet<SyntaxNode> sinks = [];
        foreach (List<Finding> group in bySource.Values)
        {
            HashSet<ISymbol> members = new(SymbolEqualityComparer.Default);
            foreach (Finding finding in group)
            {
                // One report for a source in a member, and one for a dereference: a repair of it takes the others along.
                if (members.Add(finding.Sink.Member) && sinks.Add(finding.Sink.Where))
                {
                    yield return (finding, Make(finding, group, isSuggestion(finding)));
                }
            }
        }
    }

    private static Diagnostic Make(Finding finding, List<Finding> group, bool isSuggestion)
    {
        List<Hop> hops = [.. Hop.InOrder(finding.Origin.Last), .. Hop.InOrder(finding.Trail)];
        StringBuilder text = new();
        text.Append('\'').Append(Expression(finding.Sink.Where)).Append("' may be null here: ").Append(finding.Origin.Text).Append(' ').Append(Place(finding.Origin.Where));
        for (int i = 0; i < hops.Count; i++)
        {
            if (hops.Count > MaxHops && i == MaxHops / 2)
            {
                text.Append(" → …");
                i = hops.Count - (MaxHops / 2);
            }

            text.Append(" → ").Append(hops[i].Text).Append(' ').Append(Place(hops[i].Where));
        }

        text.Append(" → ").Append(finding.Sink.Use);
        if (finding.IsConditional)
        {
            text.Append(", for some states, which no code here gives");
        }

        if (group.Count > 1)
        {
            text.Append("; this null reaches ").Append(group.Count.ToString(CultureInfo.InvariantCulture)).Append(" dereferences");
        }

        List<Location> way = [.. new[] { finding.Origin.Where.GetLocation() }.Concat(hops.Select(h => h.Where.GetLocation())).Distinct()];
        IEnumerable<Location> places = way
            .Concat(group.Where(f => f.Sink.Where != finding.Sink.Where && SymbolEqualityComparer.Default.Equals(f.Sink.Member, finding.Sink.Member)).Select(f => f.Sink.Where.GetLocation()));
        DiagnosticDescriptor rule = RuleOf(finding, hops);
        string sourceMember = Member(finding.Origin.Where);
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add("Source", finding.Origin.Text)
            .Add(Kind, finding.Origin.Kind.ToString())
            .Add(Returned, new[] { finding.Origin.Where }.Concat(Hop.InOrder(finding.Origin.Last).Select(h => h.Where)).Distinct().Count().ToString(CultureInfo.InvariantCulture))
            .Add(Stations, way.Count.ToString(CultureInfo.InvariantCulture))
            .Add(Entry, NullBaseline.EntryOf(rule.Id, finding, sourceMember))
            .Add("SourceMember", sourceMember)
            .Add("Sink", finding.Sink.Member.GetDocumentationCommentId() ?? finding.Sink.Member.Name)
            .Add("Use", finding.Sink.Use);
        if (finding.Origin.Member?.GetDocumentationCommentId() is { } unset)
        {
            properties = properties.Add(Unset, unset);
        }

        if (finding.IsConditional)
        {
            properties = properties.Add(Conditional, "true");
        }

        return Diagnostic.Create(rule, finding.Sink.Where.GetLocation(), isSuggestion ? DiagnosticSeverity.Info : rule.DefaultSeverity, places.Distinct(), properties, text.ToString());
    }

    private static DiagnosticDescriptor RuleOf(Finding finding, List<Hop> hops)
    {
        bool forgiven = Annotations.IsForgiven(finding.Sink.Where) || Annotations.IsForgiven(finding.Origin.Where) || hops.Any(h => Annotations.IsForgiven(h.Where));
        bool cleared = finding.Trail is null && hops.Any(h => h.Text.StartsWith("stored in", StringComparison.Ordinal));
        return finding.Sink.Use == TernContracts.ReplyUse ? Rules.Fallback : Rules.Of(finding.Origin.Kind, hops.Count == 0, forgiven, cleared);
    }

    private static string Member(SyntaxNode where)
        => where.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax>() switch
        {
            Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax method => method.Identifier.ValueText,
            Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax property => property.Identifier.ValueText,
            Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            _ => "",
        };

    private static string Expression(SyntaxNode where)
    {
        string text = where.ToString();
        return text.Length <= 60 && text.IndexOf('\n') < 0 ? text : text.Substring(0, Math.Min(57, text.IndexOf('\n') is var line and >= 0 ? line : 57)).TrimEnd() + "…";
    }

    private static string Place(SyntaxNode where)
    {
        FileLinePositionSpan span = where.GetLocation().GetLineSpan();
        return string.Format(CultureInfo.InvariantCulture, "({0}:{1})", Path.GetFileName(span.Path), span.StartLinePosition.Line + 1);
    }
}

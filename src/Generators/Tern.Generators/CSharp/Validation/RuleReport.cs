using Microsoft.CodeAnalysis;
using Tern.Generators.Diagnostics;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Reports what is wrong with the rules of one member.</summary>
/// <param name="context">Where to report; <see langword="null"/> for a member whose problems were reported where its generic message is declared.</param>
/// <param name="member">How the member reads in a message.</param>
/// <param name="where">Where it is, for attributes of other assemblies.</param>
internal sealed class RuleReport(ParseContext? context, string member, SourceSpan? where)
{
    /// <summary>Reports a problem with a rule.</summary>
    /// <param name="attribute">The attribute that asks for it.</param>
    /// <param name="rule">What messages call the rule.</param>
    /// <param name="problem">The problem.</param>
    public void Problem(AttributeData attribute, string rule, RuleProblem problem)
        => Report(problem.Kind == RuleProblemKind.NotApplicable ? Rules.RuleNotApplicable : Rules.RuleValue, attribute, rule, problem.Text);

    /// <summary>Reports that a value is none that the rule can compare with.</summary>
    public void BadValue(AttributeData attribute, string rule, string text) => Report(Rules.RuleValue, attribute, rule, text);

    /// <summary>Reports that a rule does not fit.</summary>
    public void NotApplicable(AttributeData attribute, string rule, string text) => Report(Rules.RuleNotApplicable, attribute, rule, text);

    /// <summary>Reports a static method that cannot check the value.</summary>
    public void BadMethod(AttributeData attribute, string method, string text) => Report(Rules.RuleMethod, attribute, method, text);

    /// <summary>Reports an attribute that others check and Tern does not.</summary>
    public void Unchecked(AttributeData attribute, string text)
        => Report(Rules.RuleNotChecked, attribute, attribute.AttributeClass!.Name.Replace("Attribute", ""), text);

    private void Report(DiagnosticDescriptor rule, AttributeData attribute, string name, string text)
    {
        SourceSpan? place = attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span).ToSpan() : where;
        context?.Report(rule, place, member, name, text);
    }
}

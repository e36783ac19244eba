using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Turns [Validate] into rules.</summary>
internal sealed class ValidateAttributeRules(RuleFactory factory, RuleReport report)
{
    private static readonly (string Name, RuleKind Kind)[] s_kinds =
    [
        ("Const", RuleKind.Const), ("LessThan", RuleKind.Lt), ("AtMost", RuleKind.Le), ("GreaterThan", RuleKind.Gt), ("AtLeast", RuleKind.Ge), ("In", RuleKind.In), ("NotIn", RuleKind.NotIn),
        ("MinSize", RuleKind.MinSize), ("MaxSize", RuleKind.MaxSize), ("MinRunes", RuleKind.MinRuneSize), ("MaxRunes", RuleKind.MaxRuneSize), ("Pattern", RuleKind.Pattern),
        ("Prefix", RuleKind.Prefix), ("Suffix", RuleKind.Suffix), ("Contains", RuleKind.Contains), ("NotContains", RuleKind.NotContains),
    ];

    /// <summary>Adds the rules of an attribute of a member.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="type">Type of the part that it is about.</param>
    /// <param name="node">Rules of that part.</param>
    /// <param name="findMethod">Finds a static method of the user for the part's value.</param>
    public void Add(AttributeData attribute, RuleType type, RuleNode node, Func<string, MethodDetail?> findMethod)
    {
        int before = node.Rules.Count;
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            AddRule(attribute, argument.Key, argument.Value, type, node, findMethod);
        }

        if (attribute.NamedText("Message") is { } message)
        {
            for (int i = before; i < node.Rules.Count; i++)
            {
                node.Rules[i] = node.Rules[i] with { Message = message };
            }
        }
    }

    private void AddRule(AttributeData attribute, string name, TypedConstant value, RuleType type, RuleNode node, Func<string, MethodDetail?> findMethod)
    {
        switch (name)
        {
            case "NotNull" when value.Value is true:
                node.Rules.Add(new ValidationRule(RuleKind.NotNil, default));
                return;
            case "DefinedOnly" when value.Value is true:
                Create(attribute, name, RuleKind.DefinedOnly, type, [], node);
                return;
            case "NoSparse" when value.Value is true:
                Create(attribute, name, RuleKind.NoSparse, type, [], node);
                return;
            case "Skip" when type.Shape == RuleShape.Message:
                node.IsSkipped = value.Value is true;
                return;
            case "Skip":
                report.NotApplicable(attribute, name, $"it is for messages, and this is {RuleApplicability.Described(type)}");
                return;
            case "Assert":
                report.NotApplicable(attribute, name, "it is for messages as a whole; put it on the type");
                return;
            case "With" when value.Value is string method:
                if (findMethod(method) is { } detail)
                {
                    node.Rules.Add(new ValidationRule(RuleKind.Custom, default, Detail: detail));
                }

                return;
            case "Pattern" when value.Value is string pattern:
                AddPattern(attribute, pattern, type, node);
                return;
        }

        foreach ((string property, RuleKind kind) in s_kinds)
        {
            if (property == name)
            {
                AddComparison(attribute, name, kind, value, type, node);
            }
        }
    }

    private void AddComparison(AttributeData attribute, string name, RuleKind kind, TypedConstant value, RuleType type, RuleNode node)
    {
        IEnumerable<TypedConstant> constants = value.Kind == TypedConstantKind.Array ? value.IsNull ? [] : value.Values : [value];
        List<object?> operands = constants.Select(AttributeOperands.Of).ToList();
        if (operands.Count == 0 || operands.Contains(null))
        {
            report.BadValue(attribute, name, "it has no value to compare with");
            return;
        }

        Create(attribute, name, kind, type, operands.OfType<object>().ToList(), node);
    }

    private void AddPattern(AttributeData attribute, string pattern, RuleType type, RuleNode node)
    {
        if (RegexParser.Parse(pattern, isWholeMatch: false, RegexParser.DefaultTimeoutMilliseconds, out string? problem) is not { } detail)
        {
            report.BadValue(attribute, "Pattern", problem!);
            return;
        }

        int before = node.Rules.Count;
        Create(attribute, "Pattern", RuleKind.Pattern, type, [pattern], node);
        if (node.Rules.Count > before)
        {
            node.Rules[before] = node.Rules[before] with { Detail = detail };
        }
    }

    private void Create(AttributeData attribute, string name, RuleKind kind, RuleType type, IReadOnlyList<object> operands, RuleNode node)
    {
        if (factory.Create(kind, type, operands, out RuleProblem? problem) is { } rule)
        {
            node.Rules.Add(rule);
        }
        else
        {
            report.Problem(attribute, name, problem!);
        }
    }
}

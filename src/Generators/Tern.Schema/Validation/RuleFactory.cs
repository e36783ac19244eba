using System.Globalization;

namespace Tern.Schema;

/// <summary>Makes rules out of what a front end reads, and says why one cannot be. Knows no compiler and no IDL.</summary>
/// <param name="fieldOf">The type of a field of the message by its wire name; <see langword="null"/> if there is none.</param>
/// <param name="functions">Custom functions: name to static method.</param>
/// <param name="constantOf">The value of a named constant of an enum type; <see langword="null"/> if there is none.</param>
public sealed class RuleFactory(Func<string, RuleType?> fieldOf, IReadOnlyDictionary<string, string> functions, Func<string, int?>? constantOf = null)
{
    private const int LongestSize = int.MaxValue;

    private readonly RuleExpressionTypes _types = new(fieldOf);

    /// <summary>Makes a rule; <see langword="null"/> if it cannot be.</summary>
    /// <param name="kind">What it asks.</param>
    /// <param name="type">Type of the value that it is about.</param>
    /// <param name="operands">What it compares with, as the front end read it: <see cref="bool"/>, a number, a string or a <see cref="RuleEnumValue"/>.</param>
    /// <param name="problem">Why it cannot be.</param>
    public ValidationRule? Create(RuleKind kind, RuleType type, IReadOnlyList<object> operands, out RuleProblem? problem)
    {
        if (RuleApplicability.ReasonNot(kind, type) is { } reason)
        {
            problem = new RuleProblem(RuleProblemKind.NotApplicable, reason);
            return null;
        }

        var values = new List<RuleValue>();
        foreach (object operand in operands)
        {
            if (Operand(kind, type, operand, out problem) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        problem = null;
        return new ValidationRule(kind, values.ToEquatableArray());
    }

    /// <summary>Makes the rule that an expression over the message holds; <see langword="null"/> if it cannot be.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="problem">Why it cannot be.</param>
    public ValidationRule? CreateAssert(string text, out RuleProblem? problem)
    {
        if (Expression(text, out problem, out RuleType? type) is not { } value)
        {
            return null;
        }

        if (type!.Shape == RuleShape.Bool || type == RuleExpressionTypes.Unknown)
        {
            return new ValidationRule(RuleKind.Assert, new EquatableArray<RuleValue>([value]));
        }

        problem = new RuleProblem(RuleProblemKind.BadExpression, $"'{text}' is {RuleApplicability.Described(type)}, and an assertion is a truth value");
        return null;
    }

    private RuleValue? Operand(RuleKind kind, RuleType type, object operand, out RuleProblem? problem)
    {
        bool isSize = kind is RuleKind.MinSize or RuleKind.MaxSize or RuleKind.MinRuneSize or RuleKind.MaxRuneSize or RuleKind.MinLength or RuleKind.MaxLength;
        if (operand is string text && kind != RuleKind.Pattern)
        {
            if (RuleExpressionParser.IsExpression(text))
            {
                return Expression(text, isSize ? null : type, out problem);
            }

            operand = RuleExpressionParser.Unescape(text);
        }

        RuleValue? value = isSize ? Size(operand) : RuleOperands.Read(type, operand, constantOf);
        problem = value is null ? new RuleProblem(RuleProblemKind.BadValue, Mismatch(type, operand, isSize)) : null;
        return value;
    }

    private RuleValue? Expression(string text, RuleType? comparedWith, out RuleProblem? problem)
    {
        RuleValue? value = Expression(text, out problem, out RuleType? found);
        if (value is null || found == RuleExpressionTypes.Unknown)
        {
            return value;
        }

        string? reason = comparedWith is not null
            ? RuleExpressionTypes.ReasonNotComparable(comparedWith, found!)
            : found!.Shape == RuleShape.Integer ? null : "it is no whole number";
        if (reason is null)
        {
            return value;
        }

        problem = new RuleProblem(RuleProblemKind.BadExpression, comparedWith is null ? $"'{text}' cannot be a size: {reason}" : $"'{text}' would compare {reason}");
        return null;
    }

    private RuleValue? Expression(string text, out RuleProblem? problem, out RuleType? type)
    {
        type = null;
        RuleValue? value = new RuleExpressionParser(text, functions).Parse(out string? reason);
        if (value is not null)
        {
            type = _types.TypeOf(value, out reason);
        }

        problem = type is null ? new RuleProblem(RuleProblemKind.BadExpression, reason!) : null;
        return type is null ? null : value;
    }

    private static RuleValue? Size(object operand) => RuleOperands.WholeNumber(operand) is { } size && size is >= 0 and <= LongestSize ? new RuleNumber(size) : null;

    private static string Mismatch(RuleType type, object operand, bool isSize)
    {
        string text = operand is RuleEnumValue value ? value.Name ?? "" : Convert.ToString(operand, CultureInfo.InvariantCulture) ?? "";
        return isSize
            ? $"'{text}' is no size; sizes are whole numbers from 0 to {LongestSize.ToString(CultureInfo.InvariantCulture)}"
            : $"'{text}' is no value of {RuleOperands.Describe(type)}";
    }
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Tern.Schema;

namespace Tern.Generators.CSharp;

/// <summary>Turns attributes of System.ComponentModel.DataAnnotations into rules that mean the same.</summary>
internal sealed class DataAnnotationRules(RuleFactory factory, RuleReport report)
{
    /// <summary>Adds the rules of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="member">Name of the member, for messages.</param>
    /// <param name="type">Its type.</param>
    /// <param name="rules">Where rules go.</param>
    public void Add(AttributeData attribute, string member, RuleType type, List<ValidationRule> rules)
    {
        string name = attribute.AttributeClass!.Name.Replace("Attribute", "");
        int before = rules.Count;
        object?[] shown = AddRules(attribute, name, type, rules);
        if (attribute.Named("ErrorMessageResourceName") is not null)
        {
            report.Unchecked(attribute, "its rule is checked, but its message comes from a resource, which Tern does not read; set ErrorMessage, or leave the message to Tern");
        }

        if (attribute.NamedText("ErrorMessage") is not { } message)
        {
            return;
        }

        try
        {
            message = string.Format(CultureInfo.InvariantCulture, message, [member, .. shown]);
        }
        catch (FormatException exception)
        {
            report.BadValue(attribute, name, $"ErrorMessage is no format for {shown.Length + 1} values: {exception.Message}");
        }

        for (int i = before; i < rules.Count; i++)
        {
            rules[i] = rules[i] with { Message = message };
        }
    }

    // Answers with what the attribute's message may show beyond the name.
    private object?[] AddRules(AttributeData attribute, string name, RuleType type, List<ValidationRule> rules)
    {
        switch (name)
        {
            case "Required":
                Add(attribute, name, attribute.NamedFlag("AllowEmptyStrings") ? RuleKind.NotNil : RuleKind.Required, type, [], rules);
                return [];
            case "Range":
                return AddRange(attribute, type, rules);
            case "StringLength":
                AddSize(attribute, name, RuleKind.MinLength, attribute.Named("MinimumLength")?.Value, type, rules);
                AddSize(attribute, name, RuleKind.MaxLength, Argument(attribute, 0), type, rules);
                return [Argument(attribute, 0), attribute.Named("MinimumLength")?.Value ?? 0];
            case "MinLength":
                AddSize(attribute, name, Sized(type, RuleKind.MinLength), Argument(attribute, 0), type, rules);
                return [Argument(attribute, 0)];
            case "MaxLength":
                AddSize(attribute, name, Sized(type, RuleKind.MaxLength), Argument(attribute, 0) is -1 ? null : Argument(attribute, 0), type, rules);
                return [Argument(attribute, 0)];
            case "Length":
                AddSize(attribute, name, Sized(type, RuleKind.MinLength), Argument(attribute, 0), type, rules);
                AddSize(attribute, name, Sized(type, RuleKind.MaxLength), Argument(attribute, 1), type, rules);
                return [Argument(attribute, 0), Argument(attribute, 1)];
            case "RegularExpression":
                AddPattern(attribute, type, rules);
                return [Argument(attribute, 0)];
            case "EmailAddress":
                Add(attribute, name, RuleKind.Email, type, [], rules);
                return [];
            case "Url":
                Add(attribute, name, RuleKind.Url, type, [], rules);
                return [];
            case "Compare":
                Add(attribute, name, RuleKind.Const, type, ["$" + Argument(attribute, 0)], rules);
                return [Argument(attribute, 0)];
            case "EnumDataType":
                Add(attribute, name, RuleKind.DefinedOnly, type, [], rules);
                return [];
            default:
                AddValues(attribute, name, type, rules);
                return [];
        }
    }

    private static object? Argument(AttributeData attribute, int index)
        => attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array ? attribute.ConstructorArguments[index].Value : null;

    // The length of text is counted in chars, that of other things in what they hold.
    private static RuleKind Sized(RuleType type, RuleKind kind) => type.Shape == RuleShape.Text
        ? kind
        : kind == RuleKind.MinLength ? RuleKind.MinSize : RuleKind.MaxSize;

    private void AddSize(AttributeData attribute, string name, RuleKind kind, object? size, RuleType type, List<ValidationRule> rules)
    {
        bool isWithoutEffect = kind is RuleKind.MinLength or RuleKind.MinSize && size is 0;
        if (size is not null && (!isWithoutEffect || RuleApplicability.ReasonNot(kind, type) is not null))
        {
            Add(attribute, name, kind, type, [size], rules);
        }
    }

    private object?[] AddRange(AttributeData attribute, RuleType type, List<ValidationRule> rules)
    {
        bool isTyped = attribute.ConstructorArguments.Length == 3;
        object? least = Argument(attribute, isTyped ? 1 : 0);
        object? most = Argument(attribute, isTyped ? 2 : 1);
        RuleKind ge = attribute.NamedFlag("MinimumIsExclusive") ? RuleKind.Gt : RuleKind.Ge;
        RuleKind le = attribute.NamedFlag("MaximumIsExclusive") ? RuleKind.Lt : RuleKind.Le;
        if (RuleApplicability.ReasonNot(ge, type) is { } reason)
        {
            report.NotApplicable(attribute, "Range", reason);
            return [least, most];
        }

        if (Bound(type, least, isLeast: true) is { } from)
        {
            Add(attribute, "Range", ge, type, [from], rules);
        }

        int before = rules.Count;
        if (Bound(type, most, isLeast: false) is { } to)
        {
            Add(attribute, "Range", le, type, [to], rules);
        }

        if (before > 0 && rules.Count > before && rules[before - 1].Kind == ge && IsGreater(rules[before - 1].Operands[0], rules[before].Operands[0]))
        {
            report.BadValue(attribute, "Range", "its minimum is greater than its maximum");
        }

        return [least, most];
    }

    private static bool IsGreater(RuleValue least, RuleValue most) => (least, most) switch
    {
        (RuleNumber l, RuleNumber m) => l.Value > m.Value,
        (RuleDouble l, RuleDouble m) => l.Value > m.Value,
        (RuleTime l, RuleTime m) => l.Ticks > m.Ticks,
        _ => false,
    };

    // A bound that no value of the type can be beyond is left out; so is infinity, and what is beyond decimal.
    private static object? Bound(RuleType type, object? bound, bool isLeast)
    {
        if (type.Shape is not (RuleShape.Integer or RuleShape.Decimal) || bound is string && type.Shape == RuleShape.Decimal)
        {
            return bound;
        }

        double number = bound is string text
            ? RuleNumbers.TryParseDouble(text, out double parsed) ? parsed : double.NaN
            : bound is null ? double.NaN : Convert.ToDouble(bound, CultureInfo.InvariantCulture);
        if (type.Shape == RuleShape.Decimal)
        {
            return Math.Abs(number) < 7.9e28 ? bound : null;
        }

        if (double.IsNaN(number))
        {
            return bound;
        }

        bool isBeyond = isLeast ? number <= (double)type.Least : number >= (double)type.Greatest;
        return isBeyond ? null : bound is double or string && number != Math.Floor(number) ? isLeast ? Math.Ceiling(number) : Math.Floor(number) : bound;
    }

    private void AddPattern(AttributeData attribute, RuleType type, List<ValidationRule> rules)
    {
        if (Argument(attribute, 0) is not string pattern)
        {
            return;
        }

        int timeout = attribute.Named("MatchTimeoutInMilliseconds")?.Value is int given and > 0 ? given : RegexParser.DefaultTimeoutMilliseconds;
        if (RegexParser.Parse(pattern, isWholeMatch: true, timeout, out string? problem) is not { } detail)
        {
            report.BadValue(attribute, "RegularExpression", problem!);
            return;
        }

        int before = rules.Count;
        Add(attribute, "RegularExpression", RuleKind.Pattern, type, [pattern], rules);
        if (rules.Count > before)
        {
            rules[before] = rules[before] with { Detail = detail };
        }
    }

    private void AddValues(AttributeData attribute, string name, RuleType type, List<ValidationRule> rules)
    {
        IReadOnlyList<TypedConstant> constants = attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Kind == TypedConstantKind.Array && !attribute.ConstructorArguments[0].IsNull
            ? attribute.ConstructorArguments[0].Values
            : [];
        bool isAllowed = name == "AllowedValues";
        bool hasNull = constants.Any(c => c.IsNull);
        if (isAllowed != hasNull)
        {
            // What the list says of null; where nothing can be null it says nothing.
            rules.Add(new ValidationRule(RuleKind.NotNil, default));
        }

        List<object> values = constants.Where(c => !c.IsNull).Select(AttributeOperands.Of).OfType<object>().Select(Literal).ToList();
        if (values.Count > 0)
        {
            Add(attribute, name, isAllowed ? RuleKind.In : RuleKind.NotIn, type, values, rules);
        }
    }

    // These attributes know no expressions.
    private static object Literal(object value) => value is string { Length: > 0 } text && text[0] is '$' or '@' ? ((string)value)[0] + (string)value : value;

    private void Add(AttributeData attribute, string name, RuleKind kind, RuleType type, IReadOnlyList<object> operands, List<ValidationRule> rules)
    {
        if (factory.Create(kind, type, operands, out RuleProblem? problem) is { } rule)
        {
            rules.Add(rule);
        }
        else
        {
            report.Problem(attribute, name, problem!);
        }
    }
}

using System.Globalization;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>What generated errors say of a rule: what it asks for.</summary>
internal static class RuleTexts
{
    private const int MostListed = 10;

    /// <summary>What a rule asks for, as a sentence goes on behind the name of the field.</summary>
    public static string Of(ValidationRule rule, TypeModel type) => rule.Kind switch
    {
        RuleKind.Const => $"must be {Operands(rule)}",
        RuleKind.Lt => $"must be less than {Operands(rule)}",
        RuleKind.Le => $"must be at most {Operands(rule)}",
        RuleKind.Gt => $"must be greater than {Operands(rule)}",
        RuleKind.Ge => $"must be at least {Operands(rule)}",
        RuleKind.In => $"must be one of {Operands(rule)}",
        RuleKind.NotIn => $"must be none of {Operands(rule)}",
        RuleKind.NotNil => "must be set",
        RuleKind.Required => type is ScalarType { Kind: ScalarKind.String } ? "must be set and not blank" : "must be set",
        RuleKind.MinSize => $"must have at least {Operands(rule)} {Unit(rule, type)}",
        RuleKind.MaxSize => $"must have at most {Operands(rule)} {Unit(rule, type)}",
        RuleKind.MinRuneSize or RuleKind.MinLength => $"must have at least {Operands(rule)} {Characters(rule)}",
        RuleKind.MaxRuneSize or RuleKind.MaxLength => $"must have at most {Operands(rule)} {Characters(rule)}",
        RuleKind.Pattern => $"must match {Operands(rule)}",
        RuleKind.Prefix => $"must begin with {Operands(rule)}",
        RuleKind.Suffix => $"must end with {Operands(rule)}",
        RuleKind.Contains => $"must contain {Operands(rule)}",
        RuleKind.NotContains => $"must not contain {Operands(rule)}",
        RuleKind.DefinedOnly => "must be a value that the enum names",
        RuleKind.NoSparse => "must hold no empty values",
        RuleKind.Email => "must be an e-mail address",
        RuleKind.Url => "must be an absolute URL of http, https or ftp",
        RuleKind.Custom => $"must pass {((MethodDetail)rule.Detail!).Name}",
        _ => Operands(rule),
    };

    /// <summary>A value as a rule spells it.</summary>
    public static string Describe(RuleValue value) => value switch
    {
        RuleNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        RuleDouble number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        RuleBool truth => truth.Value ? "true" : "false",
        RuleText text => $"\"{text.Value}\"",
        RuleEnumValue item => item.Name ?? item.Value.ToString(CultureInfo.InvariantCulture),
        RuleTime time => time.Text,
        RuleReference reference => "$" + reference.Field,
        RuleCall call => $"@{NameOf(call)}({string.Join(", ", call.Arguments.Select(Describe))})",
        _ => "",
    };

    private static string Operands(ValidationRule rule)
    {
        if (rule.Kind == RuleKind.Pattern)
        {
            return ((RuleText)rule.Operands[0]).Value;
        }

        string listed = string.Join(", ", rule.Operands.Take(MostListed).Select(Describe));
        return rule.Operands.Count > MostListed ? listed + ", …" : listed;
    }

    private static string NameOf(RuleCall call) => call.Function switch
    {
        RuleFunction.NowUnixNano => "now_unix_nano",
        RuleFunction.Custom => call.Method!.Substring(call.Method.LastIndexOf('.') + 1),
        _ => call.Function.ToString().ToLowerInvariant(),
    };

    private static string Characters(ValidationRule rule) => rule.Operands[0] is RuleNumber { Value: 1 } ? "character" : "characters";

    private static string Unit(ValidationRule rule, TypeModel type)
    {
        bool isOne = rule.Operands[0] is RuleNumber { Value: 1 };
        string unit = type switch
        {
            ScalarType => "byte",
            MapType => isOne ? "entry" : "entrie",
            _ => "element",
        };
        return isOne ? unit : unit + "s";
    }
}

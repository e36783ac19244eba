using System.Globalization;
using System.Text;

namespace Tern.Schema;

/// <summary>Spells values of rules so that <see cref="RuleExpressionParser"/> reads them back.</summary>
public static class RuleExpressionText
{
    /// <summary>A value inside of an expression: <c>$Limit</c>, <c>@len($Name)</c>, <c>"text"</c>.</summary>
    public static string Of(RuleValue value) => value switch
    {
        RuleNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        RuleDouble number => Number(number.Value),
        RuleBool truth => truth.Value ? "true" : "false",
        RuleText text => Quote(text.Value),
        RuleEnumValue item => item.Value.ToString(CultureInfo.InvariantCulture),
        RuleTime time => Quote(time.Text),
        RuleReference reference => "$" + reference.Field,
        RuleCall call => $"@{NameOf(call)}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => "",
    };

    /// <summary>Text that is no expression, where one could stand.</summary>
    public static string Escape(string text) => text.Length > 0 && text[0] is '$' or '@' ? text[0] + text : text;

    private static string NameOf(RuleCall call) => call.Function switch
    {
        RuleFunction.NowUnixNano => "now_unix_nano",
        RuleFunction.Custom => call.Method!.Substring(call.Method.LastIndexOf('.') + 1),
        _ => call.Function.ToString().ToLowerInvariant(),
    };

    // Whole numbers are another kind of value.
    private static string Number(double value)
    {
        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        return digits.All(c => char.IsDigit(c) || c == '-') ? digits + ".0" : digits;
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c == '"' ? "\\" : "").Append(c);
        }

        return quoted.Append('"').ToString();
    }
}

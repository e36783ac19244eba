using System.Globalization;

namespace Tern.Schema;

/// <summary>Turns what a front end read into values that fit the type of what they are compared with.</summary>
public static class RuleOperands
{
    private const DateTimeStyles AsUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;

    /// <summary>The value; <see langword="null"/> if it is none of the type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="operand">What was read: <see cref="bool"/>, a number, a string or a <see cref="RuleEnumValue"/>.</param>
    /// <param name="constantOf">The value of a named constant of an enum type.</param>
    public static RuleValue? Read(RuleType type, object operand, Func<string, int?>? constantOf) => type.Shape switch
    {
        RuleShape.Bool => operand switch
        {
            bool value => new RuleBool(value),
            string text when RuleNumbers.TryParseBool(text, out bool value) => new RuleBool(value),
            _ => null,
        },
        RuleShape.Integer => WholeNumber(operand) is { } whole && whole >= type.Least && whole <= type.Greatest ? new RuleNumber(whole) : null,
        RuleShape.Float => Double(operand),
        RuleShape.Decimal => Decimal(operand),
        RuleShape.Text or RuleShape.Binary => operand is string value ? new RuleText(value) : null,
        RuleShape.Enum => EnumValue(type, operand, constantOf),
        RuleShape.Guid => operand is string digits && Guid.TryParse(digits, out Guid guid) ? new RuleText(guid.ToString("D")) : null,
        RuleShape.Time => operand is string time ? Time(type.Scalar, time) : null,
        _ => null,
    };

    /// <summary>A whole number; <see langword="null"/> if it is none.</summary>
    public static decimal? WholeNumber(object operand)
    {
        switch (operand)
        {
            case string text:
                return RuleNumbers.TryParseInteger(text, out decimal parsed) ? parsed : null;
            case bool or char or RuleEnumValue:
                return null;
            case float or double:
                double number = Convert.ToDouble(operand, CultureInfo.InvariantCulture);
                return number == Math.Floor(number) && Math.Abs(number) < 1e18 ? (decimal)number : null;
            default:
                decimal value = Convert.ToDecimal(operand, CultureInfo.InvariantCulture);
                return value == decimal.Truncate(value) ? value : null;
        }
    }

    /// <summary>What values of a type look like, for messages.</summary>
    public static string Describe(RuleType type) => type.Shape switch
    {
        RuleShape.Bool => "bool: true or false",
        RuleShape.Integer => string.Format(CultureInfo.InvariantCulture, "{0}: a whole number from {1} to {2}", type.Name, type.Least, type.Greatest),
        RuleShape.Enum => $"{type.Name}: {string.Join(", ", type.Members.Select(m => m.WireName))}",
        RuleShape.Time => type.Scalar switch
        {
            ScalarKind.TimeSpan => "TimeSpan: 1.02:03:04",
            ScalarKind.TimeOnly => "TimeOnly: 02:03:04",
            ScalarKind.DateOnly => "DateOnly: 2006-01-02",
            _ => $"{type.Name}: 2006-01-02T03:04:05Z",
        },
        _ => RuleApplicability.Described(type).Replace("a ", "").Replace("an ", ""),
    };

    private static RuleDouble? Double(object operand) => operand switch
    {
        string text => RuleNumbers.TryParseDouble(text, out double parsed) ? new RuleDouble(parsed) : null,
        bool or char or RuleEnumValue => null,
        // What the source spells as 0.1f shall be 0.1.
        float single => Double(single.ToString("R", CultureInfo.InvariantCulture)),
        _ => Convert.ToDouble(operand, CultureInfo.InvariantCulture) is var number && !double.IsNaN(number) ? new RuleDouble(number) : null,
    };

    private static RuleNumber? Decimal(object operand) => operand switch
    {
        string text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal parsed) ? new RuleNumber(parsed) : null,
        bool or char or RuleEnumValue => null,
        float or double => Convert.ToDouble(operand, CultureInfo.InvariantCulture) is var number && Math.Abs(number) < 7e28
            ? Decimal(Convert.ToString(operand, CultureInfo.InvariantCulture)!)
            : null,
        _ => new RuleNumber(Convert.ToDecimal(operand, CultureInfo.InvariantCulture)),
    };

    // Enum.Item, file.Enum.Item, or a constant.
    private static RuleEnumValue? EnumValue(RuleType type, object operand, Func<string, int?>? constantOf)
    {
        switch (operand)
        {
            case RuleEnumValue value:
                return Named(type, value.Value);
            case string text:
                string item = text.Substring(text.LastIndexOf('.') + 1);
                foreach (EnumMember member in type.Members)
                {
                    if (member.WireName == item)
                    {
                        return Named(type, member.Value);
                    }
                }

                return constantOf?.Invoke(text) is { } constant ? Named(type, constant)
                    : RuleNumbers.TryParseInteger(text, out decimal number) && number is >= int.MinValue and <= int.MaxValue ? Named(type, (int)number) : null;
            default:
                return WholeNumber(operand) is { } whole && whole is >= int.MinValue and <= int.MaxValue ? Named(type, (int)whole) : null;
        }
    }

    // However a rule spells a value, errors call it by its first name.
    private static RuleEnumValue Named(RuleType type, int value) => new(type.Members.FirstOrDefault(m => m.Value == value)?.WireName, value);

    private static RuleTime? Time(ScalarKind? kind, string text) => kind switch
    {
        ScalarKind.TimeSpan or ScalarKind.TimeOnly => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span)
            && (kind == ScalarKind.TimeSpan || (span >= TimeSpan.Zero && span < TimeSpan.FromDays(1)))
            ? new RuleTime(span.Ticks, text)
            : null,
        ScalarKind.DateOnly => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
            ? new RuleTime((date - DateTime.MinValue).Days, text)
            : null,
        _ => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, AsUtc, out DateTimeOffset time) ? new RuleTime(time.UtcTicks, text) : null,
    };
}

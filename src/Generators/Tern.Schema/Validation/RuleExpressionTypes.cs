using System.Globalization;

namespace Tern.Schema;

/// <summary>Finds what an expression yields, and what is wrong with it.</summary>
/// <param name="fieldOf">The type of a field of the message by its wire name; <see langword="null"/> if there is none.</param>
public sealed class RuleExpressionTypes(Func<string, RuleType?> fieldOf)
{
    private static readonly RuleType s_bool = new(RuleShape.Bool, "bool", ScalarKind.Boolean);
    private static readonly RuleType s_whole = new(RuleShape.Integer, "whole number", ScalarKind.Int64);
    private static readonly RuleType s_double = new(RuleShape.Float, "double", ScalarKind.Double);
    private static readonly RuleType s_text = new(RuleShape.Text, "string", ScalarKind.String);

    /// <summary>What a custom function yields: only the compiler knows.</summary>
    public static RuleType Unknown { get; } = new(RuleShape.Message, "unknown");

    /// <summary>Type of a value; <see langword="null"/> if it cannot be evaluated.</summary>
    /// <param name="value">The value.</param>
    /// <param name="problem">Why it cannot be evaluated.</param>
    public RuleType? TypeOf(RuleValue value, out string? problem)
    {
        problem = null;
        switch (value)
        {
            case RuleNumber number:
                return number.Value == decimal.Truncate(number.Value) ? s_whole : new RuleType(RuleShape.Decimal, "decimal", ScalarKind.Decimal);
            case RuleDouble:
                return s_double;
            case RuleBool:
                return s_bool;
            case RuleText:
                return s_text;
            case RuleReference reference:
                problem = fieldOf(reference.Field) is null ? $"the message has no field '{reference.Field}'" : null;
                return fieldOf(reference.Field);
            case RuleCall call:
                return TypeOf(call, out problem);
            default:
                problem = "it cannot stand in an expression";
                return null;
        }
    }

    private RuleType? TypeOf(RuleCall call, out string? problem)
    {
        var arguments = new List<RuleType>();
        foreach (RuleValue argument in call.Arguments)
        {
            if (TypeOf(argument, out problem) is not { } type)
            {
                return null;
            }

            arguments.Add(type);
        }

        problem = ProblemOf(call, arguments);
        return problem is null ? ResultOf(call.Function, arguments) : null;
    }

    private static string? ProblemOf(RuleCall call, List<RuleType> arguments) => call.Function switch
    {
        RuleFunction.Len when arguments[0].Shape is not (RuleShape.Text or RuleShape.Binary or RuleShape.List or RuleShape.Map)
            => $"len takes text, binary or a collection, not {RuleApplicability.Described(arguments[0])}",
        RuleFunction.Mod when arguments.Exists(a => a.Shape != RuleShape.Integer && a != Unknown) => "mod takes whole numbers",
        RuleFunction.Mod when call.Arguments[1] is RuleNumber { Value: 0 } => "mod divides by zero",
        RuleFunction.Add when !arguments.TrueForAll(a => a.IsNumber || a == Unknown) && !arguments.TrueForAll(a => a.Shape == RuleShape.Text || a == Unknown)
            => "add takes two numbers or two texts",
        RuleFunction.Equal => ReasonNotComparable(arguments[0], arguments[1]) is { } reason ? $"equal cannot compare {reason}" : null,
        RuleFunction.Sprintf when call.Arguments[0] is not RuleText => "the format of sprintf is a text in quotes",
        RuleFunction.Sprintf => RuleFormat.Parse(((RuleText)call.Arguments[0]).Value, arguments, out string? problem) is null ? problem : null,
        _ => null,
    };

    private static RuleType ResultOf(RuleFunction function, List<RuleType> arguments) => function switch
    {
        RuleFunction.Len or RuleFunction.NowUnixNano or RuleFunction.Mod => s_whole,
        RuleFunction.Sprintf => s_text,
        RuleFunction.Equal => s_bool,
        RuleFunction.Add when arguments.Exists(a => a.Shape == RuleShape.Text) => s_text,
        RuleFunction.Add when arguments.Exists(a => a.Shape is RuleShape.Float or RuleShape.Decimal) => s_double,
        RuleFunction.Add when arguments.TrueForAll(a => a == Unknown) => Unknown,
        RuleFunction.Add => s_whole,
        _ => Unknown,
    };

    /// <summary>Why two values cannot be compared; <see langword="null"/> if they can.</summary>
    public static string? ReasonNotComparable(RuleType left, RuleType right)
    {
        if (left == Unknown || right == Unknown || (left.IsNumber && right.IsNumber))
        {
            return null;
        }

        bool isSingle = left.Shape is not (RuleShape.List or RuleShape.Map or RuleShape.Message);
        bool isSame = left.Shape == right.Shape
            && (left.Shape != RuleShape.Time || left.Scalar == right.Scalar || (IsInstant(left) && IsInstant(right)))
            && (left.Shape != RuleShape.Enum || left.Name == right.Name);
        return isSingle && isSame ? null : string.Format(CultureInfo.InvariantCulture, "{0} with {1}", RuleApplicability.Described(left), RuleApplicability.Described(right));
    }

    private static bool IsInstant(RuleType type) => type.Scalar is ScalarKind.DateTime or ScalarKind.DateTimeOffset;
}

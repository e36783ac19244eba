namespace Tern.Emit;

/// <summary>Compares expressions so that C# compares the numbers that they stand for, whatever their types.</summary>
internal static class Comparison
{
    /// <summary>C# condition that a comparison holds.</summary>
    public static string Holds(RuleExpression left, string comparison, RuleExpression right)
    {
        if (left.Shape == ExpressionShape.Bytes || right.Shape == ExpressionShape.Bytes)
        {
            return $"{(comparison == "!=" ? "!" : "")}{ExpressionEmitter.Checks}.AreEqual({left.Text}, {right.Text})";
        }

        (string l, string r) = Unify(left, right);
        return $"{l} {comparison} {r}";
    }

    /// <summary>C# condition that a comparison does not hold. NaN is inside of no bounds, so floating-point comparisons are negated as a whole.</summary>
    public static string Fails(RuleExpression left, string comparison, RuleExpression right)
    {
        bool isFloat = left.Shape is ExpressionShape.Single or ExpressionShape.Double || right.Shape is ExpressionShape.Single or ExpressionShape.Double;
        return isFloat && comparison is not ("==" or "!=")
            ? $"!({Holds(left, comparison, right)})"
            : Holds(left, Opposite(comparison), right);
    }

    private static (string Left, string Right) Unify(RuleExpression left, RuleExpression right)
    {
        if (left.Shape == right.Shape || Widening(left.Shape) < 0 || Widening(right.Shape) < 0)
        {
            return (left.Text, right.Text);
        }

        // ulong and long have no common type but Int128, which every whole number converts to.
        string? cast = (Widening(left.Shape), Widening(right.Shape)) switch
        {
            (<= 2, <= 2) => "(global::System.Int128)",
            (4, _) or (_, 4) => "(double)",
            (3, 2) or (2, 3) => "(decimal)",
            _ => null,
        };
        return cast is null ? (left.Text, right.Text) : ($"{cast}{Operand(left.Text)}", $"{cast}{Operand(right.Text)}");
    }

    private static string Operand(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '@') ? text : $"({text})";

    private static int Widening(ExpressionShape shape) => shape switch
    {
        ExpressionShape.Integer => 0,
        ExpressionShape.UInt64 => 1,
        ExpressionShape.Wide => 2,
        ExpressionShape.Decimal => 3,
        ExpressionShape.Single or ExpressionShape.Double => 4,
        _ => -1,
    };

    private static string Opposite(string comparison) => comparison switch
    {
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        "==" => "!=",
        _ => "==",
    };
}

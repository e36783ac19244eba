using System.Globalization;
using System.Text;
using Tern.Schema;

namespace Tern.Emit;

/// <summary>Turns the values of rules into C# expressions, and collects what must hold for them to have a value.</summary>
/// <param name="names">Names of the file.</param>
/// <param name="fields">Fields of the message.</param>
/// <param name="target">What holds the fields: <c>message</c>.</param>
/// <param name="locals">Names that are taken in the method.</param>
internal sealed class ExpressionEmitter(NameScope names, EquatableArray<ValidatedField> fields, string target, LocalNames locals)
{
    private const string Int128 = "global::System.Int128";

    /// <summary>References that may be null: what is tested, and the local that holds the value behind the test. A rule whose references are not all set does not apply.</summary>
    public List<(string Value, string Local)> Guards { get; } = [];

    /// <summary>Expressions that are false if the value cannot be evaluated, which breaks the rule: <c>TryMod(…)</c>.</summary>
    public List<string> Conditions { get; } = [];

    /// <summary>Expression of an operand that is compared with something of a shape.</summary>
    public RuleExpression Of(RuleValue value, ExpressionShape comparedWith) => value switch
    {
        RuleNumber number => new RuleExpression(Number(number.Value, comparedWith), comparedWith),
        RuleDouble number => new RuleExpression(Floating(number.Value, comparedWith), comparedWith),
        RuleBool truth => new RuleExpression(truth.Value ? "true" : "false", ExpressionShape.Bool),
        RuleText text when comparedWith == ExpressionShape.Bytes => new RuleExpression(Identifiers.Literal(text.Value) + "u8", ExpressionShape.Bytes),
        RuleText text when comparedWith == ExpressionShape.Guid => new RuleExpression(GuidOf(text.Value), ExpressionShape.Guid),
        RuleText text => new RuleExpression(Identifiers.Literal(text.Value), ExpressionShape.Text),
        RuleEnumValue item => new RuleExpression(Number(item.Value, ExpressionShape.Integer), ExpressionShape.Integer),
        RuleTime time => new RuleExpression(Number(time.Ticks, ExpressionShape.Integer), ExpressionShape.Integer),
        RuleReference reference => OfField(reference.Field),
        RuleCall call => OfCall(call),
        _ => throw new InvalidOperationException($"{value} is no value."),
    };

    /// <summary>Expression of a value that is there.</summary>
    /// <param name="value">C# text of the value.</param>
    /// <param name="type">Its type.</param>
    public RuleExpression OfValue(string value, TypeModel type) => type switch
    {
        EnumType { Underlying: ScalarKind.UInt32 or ScalarKind.Int64 } => new RuleExpression($"(long){value}", ExpressionShape.Integer),
        EnumType { Underlying: ScalarKind.UInt64 } => new RuleExpression($"unchecked((long){value})", ExpressionShape.Integer),
        EnumType => new RuleExpression($"(int){value}", ExpressionShape.Integer),
        ScalarType scalar => OfScalar(value, scalar.Kind),
        _ => new RuleExpression(value, ExpressionShape.Other),
    };

    /// <summary>Expression that counts what a value holds: bytes of text and binary, elements of collections.</summary>
    public string SizeOf(string value, TypeModel type) => type switch
    {
        ScalarType { Kind: ScalarKind.String } => $"{Checks}.Utf8Length({value})",
        ListType { Shape: ListShape.Array or ListShape.ImmutableArray } or ScalarType => $"{value}.Length",
        ListType { Shape: ListShape.IEnumerable } => $"{Checks}.Count({value})",
        _ => $"{value}.Count",
    };

    /// <summary>The checks of the library.</summary>
    public static string Checks => "global::Tern.ValidationChecks";

    /// <summary>A number as C# writes it where something of a shape is wanted.</summary>
    public static string Number(decimal value, ExpressionShape shape) => shape switch
    {
        ExpressionShape.Single or ExpressionShape.Double => Floating((double)value, shape),
        ExpressionShape.Decimal => value.ToString(CultureInfo.InvariantCulture) + "m",
        ExpressionShape.UInt64 => value.ToString(CultureInfo.InvariantCulture) + (value > long.MaxValue ? "UL" : ""),
        _ when value == long.MinValue => "long.MinValue",
        _ when value > long.MaxValue => value.ToString(CultureInfo.InvariantCulture) + "UL",
        _ when value is > int.MaxValue or < int.MinValue => value.ToString(CultureInfo.InvariantCulture) + "L",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Floating(double value, ExpressionShape shape)
    {
        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        return shape switch
        {
            ExpressionShape.Single => float.IsInfinity((float)value) ? Floating(value, ExpressionShape.Double) : ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f",
            ExpressionShape.Decimal => ((decimal)value).ToString(CultureInfo.InvariantCulture) + "m",
            _ => value.ToString("R", CultureInfo.InvariantCulture) + "d",
        };
    }

    private RuleExpression OfScalar(string value, ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => new RuleExpression(value, ExpressionShape.Bool),
        ScalarKind.UInt64 => new RuleExpression(value, ExpressionShape.UInt64),
        ScalarKind.Single => new RuleExpression(value, ExpressionShape.Single),
        ScalarKind.Double => new RuleExpression(value, ExpressionShape.Double),
        ScalarKind.Decimal => new RuleExpression(value, ExpressionShape.Decimal),
        ScalarKind.String => new RuleExpression(value, ExpressionShape.Text),
        ScalarKind.ByteArray => new RuleExpression(value, ExpressionShape.Bytes),
        ScalarKind.ReadOnlyMemory or ScalarKind.Memory => new RuleExpression($"{value}.Span", ExpressionShape.Bytes),
        ScalarKind.Guid => new RuleExpression(value, ExpressionShape.Guid),
        ScalarKind.DateTime => new RuleExpression($"{Checks}.UtcTicks({value})", ExpressionShape.Integer),
        ScalarKind.DateTimeOffset => new RuleExpression($"{value}.UtcTicks", ExpressionShape.Integer),
        ScalarKind.TimeSpan or ScalarKind.TimeOnly => new RuleExpression($"{value}.Ticks", ExpressionShape.Integer),
        ScalarKind.DateOnly => new RuleExpression($"{value}.DayNumber", ExpressionShape.Integer),
        _ => new RuleExpression(value, ExpressionShape.Integer),
    };

    private ValidatedField FieldOf(string name)
        => fields.FirstOrDefault(f => f.WireName == name) ?? fields.First(f => f.Member == name);

    private string Reference(ValidatedField field)
    {
        string member = $"{target}.{Identifiers.Escape(field.Member)}";
        if (!field.IsNullable && !field.Type.IsReference)
        {
            return member;
        }

        foreach ((string value, string local) in Guards)
        {
            if (value == member)
            {
                return local;
            }
        }

        string name = locals.Variable(field.Member);
        Guards.Add((member, name));
        return name;
    }

    private RuleExpression OfField(string name)
    {
        ValidatedField field = FieldOf(name);
        return OfValue(Reference(field), field.Type);
    }

    private RuleExpression OfCall(RuleCall call)
    {
        switch (call.Function)
        {
            case RuleFunction.Len:
                return OfLen(call.Arguments[0]);
            case RuleFunction.NowUnixNano:
                return new RuleExpression("errors.NowUnixNano()", ExpressionShape.Integer);
            case RuleFunction.Equal:
                return OfEqual(call);
            case RuleFunction.Mod:
                string remainder = locals.Take("remainder");
                Conditions.Add($"{Checks}.TryMod({Widen(call.Arguments[0])}, {Widen(call.Arguments[1])}, out {Int128} {remainder})");
                return new RuleExpression(remainder, ExpressionShape.Wide);
            case RuleFunction.Add:
                return OfAdd(call);
            case RuleFunction.Sprintf:
                return OfSprintf(call);
            default:
                string method = "global::" + Identifiers.EscapePath(call.Method!);
                return new RuleExpression($"{method}({string.Join(", ", call.Arguments.Select(Argument))})", ExpressionShape.Other);
        }
    }

    // Custom functions see values as they are in C#.
    private string Argument(RuleValue value) => value is RuleReference reference ? Reference(FieldOf(reference.Field)) : Of(value, ExpressionShape.Other).Text;

    private RuleExpression OfLen(RuleValue value)
    {
        if (value is RuleReference reference)
        {
            ValidatedField field = FieldOf(reference.Field);
            return new RuleExpression(SizeOf(Reference(field), field.Type), ExpressionShape.Integer);
        }

        return new RuleExpression($"{Checks}.Utf8Length({Of(value, ExpressionShape.Text).Text})", ExpressionShape.Integer);
    }

    private RuleExpression OfEqual(RuleCall call)
    {
        RuleExpression left = Of(call.Arguments[0], ExpressionShape.Other);
        RuleExpression right = Of(call.Arguments[1], left.Shape);
        if (call.Arguments[0] is not (RuleReference or RuleCall))
        {
            left = Of(call.Arguments[0], right.Shape);
        }

        return new RuleExpression($"({Comparison.Holds(left, "==", right)})", ExpressionShape.Bool);
    }

    private RuleExpression OfAdd(RuleCall call)
    {
        RuleExpression left = Of(call.Arguments[0], ExpressionShape.Other);
        RuleExpression right = Of(call.Arguments[1], ExpressionShape.Other);
        if (left.Shape == ExpressionShape.Text || right.Shape == ExpressionShape.Text)
        {
            return new RuleExpression($"({left.Text} + {right.Text})", ExpressionShape.Text);
        }

        bool isWhole = IsWhole(call.Arguments[0], left) && IsWhole(call.Arguments[1], right);
        return isWhole
            ? new RuleExpression($"({Widen(call.Arguments[0])} + {Widen(call.Arguments[1])})", ExpressionShape.Wide)
            : new RuleExpression($"((double){left.Text} + (double){right.Text})", ExpressionShape.Double);
    }

    private static bool IsWhole(RuleValue value, RuleExpression expression) => value switch
    {
        RuleNumber number => number.Value == decimal.Truncate(number.Value),
        RuleDouble => false,
        _ => expression.Shape is ExpressionShape.Integer or ExpressionShape.UInt64 or ExpressionShape.Wide,
    };

    private string Widen(RuleValue value)
    {
        RuleExpression expression = Of(value, ExpressionShape.Integer);
        return expression.Shape == ExpressionShape.Wide ? expression.Text : $"({Int128}){Parenthesized(expression.Text)}";
    }

    private RuleExpression OfSprintf(RuleCall call)
    {
        var text = new StringBuilder($"string.Create({InvariantCulture}, $\"");
        foreach (RuleFormat.Piece piece in RuleFormat.Parse(((RuleText)call.Arguments[0]).Value, null, out _)!)
        {
            if (piece.Text is { } literal)
            {
                text.Append(PathText.Of(literal).Text);
                continue;
            }

            RuleExpression value = Of(call.Arguments[piece.Argument + 1], ExpressionShape.Other);
            string shown = value.Shape == ExpressionShape.Bool ? $"({value.Text} ? \"true\" : \"false\")" : $"({value.Text})";
            text.Append('{').Append(shown).Append(piece.Format.Length == 0 ? "" : ":" + piece.Format).Append('}');
        }

        return new RuleExpression(text.Append("\")").ToString(), ExpressionShape.Text);
    }

    private string InvariantCulture => names.Of(new TypeName("System.Globalization", "CultureInfo")) + ".InvariantCulture";

    private static string GuidOf(string text)
    {
        byte[] b = Guid.Parse(text).ToByteArray();
        string head = $"0x{BitConverter.ToUInt32(b, 0):X8}u, (ushort)0x{BitConverter.ToUInt16(b, 4):X4}, (ushort)0x{BitConverter.ToUInt16(b, 6):X4}";
        return $"new global::System.Guid({head}, {string.Join(", ", b.Skip(8).Select(x => x.ToString(CultureInfo.InvariantCulture)))})";
    }

    private static string Parenthesized(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '@') ? text : $"({text})";
}

using System.Text;

namespace Tern.Schema;

/// <summary>A format of <c>sprintf</c>, taken apart. Source of the verbs: Go's fmt; those that .NET writes the same.</summary>
public static class RuleFormat
{
    /// <summary>One piece of a format: text, or an argument with the .NET format that writes it.</summary>
    /// <param name="Text">Text; <see langword="null"/> for an argument.</param>
    /// <param name="Argument">Index of the argument among those behind the format.</param>
    /// <param name="Format">.NET format string; empty for the usual one.</param>
    public sealed record Piece(string? Text, int Argument, string Format);

    /// <summary>Takes a format apart; <see langword="null"/> if it cannot be written.</summary>
    /// <param name="format">The format.</param>
    /// <param name="arguments">Types of all arguments of sprintf, the format first; <see langword="null"/> if they have been checked.</param>
    /// <param name="problem">Why it cannot be written.</param>
    public static IReadOnlyList<Piece>? Parse(string format, IReadOnlyList<RuleType>? arguments, out string? problem)
    {
        var pieces = new List<Piece>();
        var text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            int start = ++i;
            while (i < format.Length && (char.IsDigit(format[i]) || format[i] == '.'))
            {
                i++;
            }

            if (i < format.Length && format[i] == '%' && i == start)
            {
                text.Append('%');
                continue;
            }

            string width = format.Substring(start, i - start);
            problem = i == format.Length ? "the format ends behind %" : ProblemOf(width, format[i], arguments, next);
            if (problem is not null)
            {
                return null;
            }

            pieces.Add(new Piece(text.ToString(), 0, ""));
            text.Clear();
            pieces.Add(new Piece(null, next++, FormatOf(width, format[i])));
        }

        pieces.Add(new Piece(text.ToString(), 0, ""));
        problem = arguments is not null && arguments.Count - 1 != next ? "sprintf has not as many values as its format asks for" : null;
        return problem is null ? pieces : null;
    }

    private static string? ProblemOf(string width, char verb, IReadOnlyList<RuleType>? arguments, int next)
    {
        if (verb is not ('d' or 'v' or 's' or 't' or 'x' or 'X' or 'f'))
        {
            return $"sprintf knows %d, %v, %s, %t, %x, %X and %f, not %{width}{verb}";
        }

        bool isWidthGood = width.Length == 0
            || (verb == 'f' && width[0] == '.' && width.Length <= 3)
            || (verb is 'd' or 'x' or 'X' && width[0] == '0' && width.Length is 2 or 3);
        if (!isWidthGood || width.LastIndexOf('.') > 0)
        {
            return $"sprintf knows widths such as %05d and %.2f only, not %{width}{verb}";
        }

        if (arguments is null || next + 1 >= arguments.Count)
        {
            return null;
        }

        RuleType type = arguments[next + 1];
        bool fits = type == RuleExpressionTypes.Unknown || verb switch
        {
            'd' or 'x' or 'X' => type.Shape == RuleShape.Integer,
            'f' => type.Shape is RuleShape.Float or RuleShape.Decimal,
            's' => type.Shape == RuleShape.Text,
            't' => type.Shape == RuleShape.Bool,
            _ => type.IsNumber || type.Shape is RuleShape.Text or RuleShape.Bool,
        };
        return fits ? null : $"sprintf cannot write {RuleApplicability.Described(type)} with %{verb}";
    }

    private static string FormatOf(string width, char verb) => verb switch
    {
        'f' => "F" + (width.Length == 0 ? "6" : width.Substring(1)),
        'd' when width.Length > 0 => "D" + width.Substring(1),
        'x' => "x" + (width.Length == 0 ? "" : width.Substring(1)),
        'X' => "X" + (width.Length == 0 ? "" : width.Substring(1)),
        _ => "",
    };
}

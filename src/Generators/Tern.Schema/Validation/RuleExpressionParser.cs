using System.Globalization;
using System.Text;

namespace Tern.Schema;

/// <summary>Reads <c>$Field</c> and <c>@function(arguments)</c>. Source of the grammar: thrift-gen-validator, parser/function.peg.</summary>
/// <param name="text">The expression.</param>
/// <param name="functions">Custom functions: name to static method.</param>
public sealed class RuleExpressionParser(string text, IReadOnlyDictionary<string, string> functions)
{
    private const int MaxDepth = 32;

    private int _at;
    private string? _problem;

    /// <summary>Whether text is an expression rather than a value; a doubled first character stands for itself.</summary>
    public static bool IsExpression(string text) => text.Length > 0 && text[0] is '$' or '@' && !(text.Length > 1 && text[1] == text[0]);

    /// <summary>The value that text which is no expression stands for.</summary>
    public static string Unescape(string text) => text.Length > 1 && text[0] is '$' or '@' && text[1] == text[0] ? text.Substring(1) : text;

    /// <summary>Reads the expression; <see langword="null"/> if it is none.</summary>
    /// <param name="problem">Why it is none.</param>
    public RuleValue? Parse(out string? problem)
    {
        RuleValue? value = ParseValue(depth: 0);
        SkipSpace();
        if (_problem is null && _at < text.Length)
        {
            Fail($"nothing is expected behind character {_at.ToString(CultureInfo.InvariantCulture)}");
        }

        problem = _problem is null ? null : $"'{text}' is no expression: {_problem}; write {text[0]}{text[0]} if text begins with {text[0]}";
        return _problem is null ? value : null;
    }

    private RuleValue? ParseValue(int depth)
    {
        SkipSpace();
        if (depth > MaxDepth)
        {
            return Fail("calls nest too deep");
        }

        return Peek() switch
        {
            '$' => ParseReference(),
            '@' => ParseCall(depth),
            '"' or '\'' => ParseText(),
            '\0' => Fail("it ends where a value is expected"),
            _ => ParseNumber(),
        };
    }

    private RuleValue? ParseReference()
    {
        _at++;
        string name = Identifier();
        return name.Length == 0 ? Fail("a field's name is expected behind $") : new RuleReference(name);
    }

    private RuleValue? ParseCall(int depth)
    {
        _at++;
        string name = Identifier();
        SkipSpace();
        if (name.Length == 0 || !Take('('))
        {
            return Fail(name.Length == 0 ? "a function's name is expected behind @" : $"( is expected behind @{name}");
        }

        var arguments = new List<RuleValue>();
        SkipSpace();
        while (!Take(')'))
        {
            if (ParseValue(depth + 1) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            SkipSpace();
            if (Peek() is ',' or ';')
            {
                _at++;
            }

            SkipSpace();
        }

        return Call(name, arguments);
    }

    private RuleValue? Call(string name, List<RuleValue> arguments)
    {
        if (functions.TryGetValue(name, out string? method))
        {
            return new RuleCall(RuleFunction.Custom, method, arguments.ToEquatableArray());
        }

        (RuleFunction Function, int Least, int Most)? known = name switch
        {
            "len" => (RuleFunction.Len, 1, 1),
            "sprintf" => (RuleFunction.Sprintf, 1, int.MaxValue),
            "now_unix_nano" => (RuleFunction.NowUnixNano, 0, 0),
            "equal" => (RuleFunction.Equal, 2, 2),
            "mod" => (RuleFunction.Mod, 2, 2),
            "add" => (RuleFunction.Add, 2, 2),
            _ => null,
        };
        if (known is not { } function)
        {
            return Fail($"there is no function '{name}'; there are len, sprintf, now_unix_nano, equal, mod and add{(functions.Count == 0 ? "" : ", " + string.Join(", ", functions.Keys))}");
        }

        return arguments.Count >= function.Least && arguments.Count <= function.Most
            ? new RuleCall(function.Function, null, arguments.ToEquatableArray())
            : Fail($"{name} takes {function.Least.ToString(CultureInfo.InvariantCulture)} argument{(function.Least == 1 ? "" : "s")}{(function.Most > function.Least ? " or more" : "")}");
    }

    private RuleValue? ParseText()
    {
        char quote = text[_at++];
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] is '"' or '\'')
            {
                _at++;
            }

            value.Append(text[_at++]);
        }

        return Take(quote) ? new RuleText(value.ToString()) : Fail("its text has no end");
    }

    private RuleValue? ParseNumber()
    {
        int start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '+' or '-' or '.'))
        {
            _at++;
        }

        string digits = text.Substring(start, _at - start);
        if (RuleNumbers.TryParseInteger(digits, out decimal whole))
        {
            return new RuleNumber(whole);
        }

        return RuleNumbers.TryParseDouble(digits, out double number)
            ? new RuleDouble(number)
            : Fail(digits.Length == 0 ? $"a value is expected instead of '{Peek()}'" : $"'{digits}' is no number");
    }

    private string Identifier()
    {
        int start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' || (text[_at] == '.' && _at > start)))
        {
            _at++;
        }

        return text.Substring(start, _at - start);
    }

    private bool Take(char expected)
    {
        bool isThere = Peek() == expected;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private RuleValue? Fail(string problem)
    {
        _problem ??= problem;
        return null;
    }
}

using System.Globalization;
using System.Text;

namespace Tern.Idl.Validation;

/// <summary>Turns regular expressions of RE2, which Go and so Kitex run, into expressions that .NET matches alike in linear time.</summary>
/// <remarks>
/// Source of the syntax: RE2's doc/syntax.txt. RE2 reads code points, <c>$</c> is the end of the text alone, and <c>\d</c>, <c>\w</c> and <c>\s</c> are ASCII; .NET reads UTF-16 units and takes more for these. Only
/// whether something is found matters here, so captures and greediness are dropped. What differs still: <c>\b</c> takes all letters for parts of words, and <c>\p{…}</c> sees no characters beyond 16 bits.
/// </remarks>
internal sealed class Re2Pattern
{
    private const int MaxDepth = 100;
    private const int MaxRepeat = 1_000;

    // What counted repetitions may expand to; the engine refuses more.
    private const int MaxSize = 5_000;

    private const string AnyPair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly string _source;
    private readonly StringBuilder _output = new();
    private int _at;
    private int _quoted;
    private string? _problem;

    private Re2Pattern(string source) => _source = source;

    /// <summary>The expression for .NET; <see langword="null"/> if it is none of RE2, or .NET cannot match it alike.</summary>
    public static string? Translate(string pattern, out string? problem)
    {
        var parser = new Re2Pattern(pattern);
        int size = parser.Alternatives(new Flags(false, false, false), 0);
        if (parser._problem is null && parser._at < pattern.Length)
        {
            parser.Fail("a ) closes nothing");
        }

        if (parser._problem is null && size > MaxSize)
        {
            parser.Fail($"its repetitions expand to more than {MaxSize.ToString(CultureInfo.InvariantCulture)} parts");
        }

        problem = parser._problem;
        return problem is null ? parser._output.ToString() : null;
    }

    /// <summary>Reads alternatives up to the end of the group; returns to how many parts they expand.</summary>
    private int Alternatives(Flags flags, int depth)
    {
        int size = 0;
        if (depth > MaxDepth)
        {
            Fail("its groups nest too deep");
        }

        while (_problem is null && _at < _source.Length && _source[_at] != ')')
        {
            if (_source[_at] == '|')
            {
                _at++;
                _output.Append('|');
                continue;
            }

            bool isQuote = Peek(@"\Q");
            int start = _output.Length;
            int atom = Atom(ref flags, depth);

            // Of quoted text the last character alone is repeated.
            size += Repeated(atom, isQuote ? _quoted : start);
            size = Math.Min(size, MaxSize + 1);
        }

        return size;
    }

    private int Atom(ref Flags flags, int depth)
    {
        char c = _source[_at];
        switch (c)
        {
            case '(':
                return Group(ref flags, depth);
            case '[':
                _at++;
                CharacterClass(flags);
                return 1;
            case '.':
                _at++;
                _output.Append(flags.DotMatchesNewLine ? $@"(?:{AnyPair}|[^\uD800-\uDFFF])" : $@"(?:{AnyPair}|[^\n\uD800-\uDFFF])");
                return 1;
            case '^':
                _at++;
                _output.Append(flags.IsMultiline ? "(?m:^)" : @"\A");
                return 0;
            case '$':
                _at++;
                _output.Append(flags.IsMultiline ? "(?m:$)" : @"\z");
                return 0;
            case '*' or '+' or '?':
                Fail($"there is nothing that {c} could repeat");
                return 0;
            case '\\':
                return Escape(flags);
            default:
                Literal(NextCodePoint(), flags);
                return 1;
        }
    }

    private int Group(ref Flags flags, int depth)
    {
        _at++;
        Flags inner = flags;
        if (Peek("?"))
        {
            _at++;
            if (Peek("P<") || (Peek("<") && !Peek("<=") && !Peek("<!")))
            {
                int end = _source.IndexOf('>', _at);
                if (end < 0)
                {
                    Fail("the name of a group has no end");
                    return 0;
                }

                _at = end + 1;
            }
            else if (!GroupFlags(ref inner))
            {
                return 0;
            }
            else if (_at < _source.Length && _source[_at++] == ')')
            {
                // For the rest of the group around it.
                flags = inner;
                return 0;
            }
        }

        _output.Append("(?:");
        int size = Alternatives(inner, depth + 1);
        if (_problem is null && !Peek(")"))
        {
            Fail("a group has no end");
        }

        _at++;
        _output.Append(')');
        return size;
    }

    /// <summary>Reads flags up to <c>:</c> or <c>)</c>.</summary>
    private bool GroupFlags(ref Flags flags)
    {
        bool value = true;
        for (; _at < _source.Length; _at++)
        {
            switch (_source[_at])
            {
                case 'i':
                    flags = flags with { IgnoresCase = value };
                    break;
                case 'm':
                    flags = flags with { IsMultiline = value };
                    break;
                case 's':
                    flags = flags with { DotMatchesNewLine = value };
                    break;
                case 'U':
                    break;
                case '-' when value:
                    value = false;
                    break;
                case ':' or ')':
                    return true;
                default:
                    Fail($"(?{_source[_at]} is nothing that RE2 knows");
                    return false;
            }
        }

        Fail("a group has no end");
        return false;
    }

    /// <summary>Reads how often what was written last is repeated.</summary>
    private int Repeated(int size, int start)
    {
        bool isRepeated = false;
        while (_problem is null && _at < _source.Length)
        {
            string? operation = Repetition(out int most);
            if (operation is null)
            {
                return size;
            }

            if (isRepeated)
            {
                Fail("a repetition cannot be repeated; put it into a group");
                return size;
            }

            isRepeated = true;
            if (_output.Length == start)
            {
                Fail($"there is nothing that {operation} could repeat");
                return size;
            }

            Wrap(start);
            _output.Append(operation);
            size = Math.Min(Math.Max(size, 1) * Math.Max(most, 1), MaxSize + 1);
            if (Peek("?"))
            {
                _at++;
            }
        }

        return size;
    }

    private string? Repetition(out int most)
    {
        most = 1;
        switch (_source[_at])
        {
            case '*' or '+' or '?':
                return _source[_at++].ToString();
            case '{':
                return Counted(out most);
            default:
                return null;
        }
    }

    // What is no count is a brace.
    private string? Counted(out int most)
    {
        most = 1;
        int end = _source.IndexOf('}', _at);
        string[] parts = end < 0 ? [] : _source.Substring(_at + 1, end - _at - 1).Split(',');
        if (parts.Length is not (1 or 2) || !IsCount(parts[0]) || (parts.Length == 2 && parts[1].Length > 0 && !IsCount(parts[1])))
        {
            return null;
        }

        int least = Count(parts[0]);
        most = parts.Length == 2 && parts[1].Length > 0 ? Count(parts[1]) : Math.Max(least, 1);
        if (least > MaxRepeat || most > MaxRepeat || (parts.Length == 2 && parts[1].Length > 0 && most < least))
        {
            Fail($"{{{string.Join(",", parts)}}} is no count; counts go up to {MaxRepeat.ToString(CultureInfo.InvariantCulture)}");
            return null;
        }

        _at = end + 1;
        return $"{{{string.Join(",", parts)}}}";
    }

    private static bool IsCount(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');

    private static int Count(string text) => text.Length > 5 ? int.MaxValue : int.Parse(text, CultureInfo.InvariantCulture);

    // Several units that stand for one character are repeated together.
    private void Wrap(int start)
    {
        string atom = _output.ToString(start, _output.Length - start);
        bool isOne = atom.Length == 1 || (atom.Length == 2 && atom[0] == '\\') || (atom.Length == 6 && atom.StartsWith(@"\u", StringComparison.Ordinal)) || atom.StartsWith("(?", StringComparison.Ordinal)
            || (atom[0] == '[' && atom.IndexOf(']') == atom.Length - 1);
        if (!isOne)
        {
            _output.Insert(start, "(?:").Append(')');
        }
    }

    private int Escape(Flags flags)
    {
        if (Peek(@"\Q"))
        {
            return Quoted(flags);
        }

        switch (_at + 1 < _source.Length ? _source[_at + 1] : '\0')
        {
            case 'A':
                _at += 2;
                _output.Append(@"\A");
                return 0;
            case 'z':
                _at += 2;
                _output.Append(@"\z");
                return 0;
            case 'b' or 'B':
                _output.Append('\\').Append(_source[_at + 1]);
                _at += 2;
                return 0;
        }

        var items = new Re2Class(flags.IgnoresCase);
        if (items.TryEscape(_source, ref _at, out int codePoint, out string? problem))
        {
            _output.Append(items.ToPattern(isNegated: false));
        }
        else if (problem is null)
        {
            Literal(codePoint, flags);
        }
        else
        {
            Fail(problem);
        }

        return 1;
    }

    private int Quoted(Flags flags)
    {
        _at += 2;
        int end = _source.IndexOf(@"\E", _at, StringComparison.Ordinal);
        int stop = end < 0 ? _source.Length : end;
        int size = 0;
        _quoted = _output.Length;
        for (; _at < stop; size++)
        {
            _quoted = _output.Length;
            Literal(NextCodePoint(), flags);
        }

        _at = end < 0 ? stop : end + 2;
        return size;
    }

    private void CharacterClass(Flags flags)
    {
        bool isNegated = Peek("^");
        _at += isNegated ? 1 : 0;
        var items = new Re2Class(flags.IgnoresCase);
        bool isFirst = true;
        while (_problem is null && (isFirst || !Peek("]")))
        {
            if (_at >= _source.Length)
            {
                Fail("a character class has no end");
                return;
            }

            isFirst = false;
            ClassItem(items);
        }

        _at++;
        _output.Append(items.ToPattern(isNegated));
    }

    private void ClassItem(Re2Class items)
    {
        if (Peek("[:"))
        {
            int end = _source.IndexOf(":]", _at, StringComparison.Ordinal);
            if (end < 0 || !items.TryAddNamed(_source.Substring(_at + 2, end - _at - 2)))
            {
                Fail("[: begins the name of a class, and there is none of that name");
                return;
            }

            _at = end + 2;
            return;
        }

        if (ClassCharacter(items) is not { } first)
        {
            return;
        }

        int last = first;
        if (Peek("-") && _at + 1 < _source.Length && _source[_at + 1] != ']')
        {
            _at++;
            if (ClassCharacter(items) is not { } end || end < first)
            {
                Fail("a range in a character class has its ends the wrong way round");
                return;
            }

            last = end;
        }

        items.Add(first, last);
    }

    /// <summary>One character; <see langword="null"/> if it was a class of several, or is wrong.</summary>
    private int? ClassCharacter(Re2Class items)
    {
        if (!Peek(@"\"))
        {
            return NextCodePoint();
        }

        if (items.TryEscape(_source, ref _at, out int codePoint, out string? problem))
        {
            return null;
        }

        if (problem is not null)
        {
            Fail(problem);
            return null;
        }

        return codePoint;
    }

    private void Literal(int codePoint, Flags flags)
    {
        string text = char.ConvertFromUtf32(codePoint);
        string escaped = text.Length == 1 ? Re2Class.Escape(text[0]) : $@"\u{(int)text[0]:X4}\u{(int)text[1]:X4}";
        _output.Append(text.Length == 1 && flags.IgnoresCase && char.IsLetter(text[0]) ? $"(?i:{escaped})" : text.Length == 1 ? escaped : $"(?:{escaped})");
    }

    private int NextCodePoint()
    {
        if (char.IsHighSurrogate(_source[_at]) && _at + 1 < _source.Length && char.IsLowSurrogate(_source[_at + 1]))
        {
            _at += 2;
            return char.ConvertToUtf32(_source[_at - 2], _source[_at - 1]);
        }

        char c = _source[_at++];
        return char.IsSurrogate(c) ? 0xFFFD : c;
    }

    private bool Peek(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void Fail(string problem) => _problem ??= problem;

    private readonly record struct Flags(bool IgnoresCase, bool IsMultiline, bool DotMatchesNewLine);
}

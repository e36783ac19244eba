using System.Globalization;
using System.Text;

namespace Tern.Idl.Validation;

/// <summary>A set of characters in a regular expression of RE2.</summary>
internal sealed class Re2Class(bool ignoresCase)
{
    private const int FirstAstral = 0x10000;
    private const int LastCodePoint = 0x10FFFF;

    private static readonly HashSet<string> s_categories = new(StringComparer.Ordinal)
    {
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co",
    };

    // Source: RE2's doc/syntax.txt.
    private static readonly Dictionary<string, string> s_named = new(StringComparer.Ordinal)
    {
        ["alnum"] = "09AZaz",
        ["alpha"] = "AZaz",
        ["ascii"] = "\0\x7F",
        ["blank"] = "\t\t  ",
        ["cntrl"] = "\0\x1F\x7F\x7F",
        ["digit"] = "09",
        ["graph"] = "!~",
        ["lower"] = "az",
        ["print"] = " ~",
        ["punct"] = "!/:@[`{~",
        ["space"] = "\t\r  ",
        ["upper"] = "AZ",
        ["word"] = "09AZaz__",
        ["xdigit"] = "09AFaf",
    };

    private readonly List<(int First, int Last)> _ranges = [];
    private readonly StringBuilder _categories = new();

    /// <summary>Adds a range of code points.</summary>
    public void Add(int first, int last) => _ranges.Add((first, last));

    /// <summary>Adds a class such as <c>alpha</c> or <c>^alpha</c>; <see langword="false"/> if there is none of that name.</summary>
    public bool TryAddNamed(string name)
    {
        bool isNegated = name.StartsWith("^", StringComparison.Ordinal);
        if (!s_named.TryGetValue(isNegated ? name.Substring(1) : name, out string? pairs))
        {
            return false;
        }

        Add(pairs, isNegated);
        return true;
    }

    /// <summary>Reads an escape: <see langword="true"/> if it stands for several characters, which are added; otherwise it is one character, or wrong.</summary>
    public bool TryEscape(string source, ref int at, out int codePoint, out string? problem)
    {
        codePoint = 0;
        problem = null;
        char c = at + 1 < source.Length ? source[at + 1] : '\0';
        switch (c)
        {
            case 'd' or 'D':
                at += 2;
                Add(s_named["digit"], c == 'D');
                return true;
            case 'w' or 'W':
                at += 2;
                Add(s_named["word"], c == 'W');
                return true;
            case 's' or 'S':
                at += 2;
                Add("\t\n\f\r  ", c == 'S');
                return true;
            case 'p' or 'P':
                return TryCategory(source, ref at, c == 'P', out problem);
            default:
                return Character(source, ref at, c, out codePoint, out problem);
        }
    }

    /// <summary>The set for .NET, which reads UTF-16 units: a character beyond 16 bits is two of them.</summary>
    public string ToPattern(bool isNegated)
    {
        var units = new StringBuilder();
        foreach ((int first, int last) in _ranges)
        {
            // Halves of pairs are no characters.
            AppendUnits(units, first, Math.Min(last, 0xD7FF));
            AppendUnits(units, Math.Max(first, 0xE000), Math.Min(last, FirstAstral - 1));
        }

        units.Append(_categories);
        List<(int First, int Last)> astral = _ranges.Where(r => r.Last >= FirstAstral).Select(r => (Math.Max(r.First, FirstAstral), r.Last)).OrderBy(r => r.Item1).ToList();
        string pairs = string.Join("|", (isNegated ? Complement(astral) : astral).SelectMany(r => Pairs(r.First, r.Last)));
        string inner = isNegated ? $@"[^{units}\uD800-\uDFFF]" : units.Length == 0 ? "" : $"[{units}]";
        string both = string.Join("|", new[] { pairs, inner }.Where(p => p.Length > 0));
        string pattern = both.Length == 0 ? "[^\\s\\S]" : pairs.Length == 0 ? both : $"(?:{both})";
        return ignoresCase ? $"(?i:{pattern})" : pattern;
    }

    /// <summary>A character as a literal of .NET.</summary>
    public static string Escape(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '@' or ':' or '/' or '=' or ',' or ';' or '<' or '>' or '!' or '%' or '&' or '"' or '\'' or '~' or '`'
        ? c.ToString()
        : $@"\u{(int)c:X4}";

    private void Add(string pairs, bool isNegated)
    {
        List<(int First, int Last)> ranges = [];
        for (int i = 0; i < pairs.Length; i += 2)
        {
            ranges.Add((pairs[i], pairs[i + 1]));
        }

        if (!isNegated)
        {
            _ranges.AddRange(ranges);
            return;
        }

        int next = 0;
        foreach ((int first, int last) in ranges.OrderBy(r => r.First))
        {
            if (first > next)
            {
                _ranges.Add((next, first - 1));
            }

            next = last + 1;
        }

        _ranges.Add((next, LastCodePoint));
    }

    private bool TryCategory(string source, ref int at, bool isNegated, out string? problem)
    {
        int start = at + 2;
        bool isBraced = start < source.Length && source[start] == '{';
        int end = isBraced ? source.IndexOf('}', start) : start;
        if (start >= source.Length || end < 0)
        {
            problem = @"\p wants the name of a category";
            return false;
        }

        string name = isBraced ? source.Substring(start + 1, end - start - 1) : source.Substring(start, 1);
        if (name.StartsWith("^", StringComparison.Ordinal))
        {
            isNegated = !isNegated;
            name = name.Substring(1);
        }

        problem = s_categories.Contains(name) ? null : $@"\p{{{name}}} is no general category; .NET knows no scripts: list ranges instead";
        if (problem is not null)
        {
            return false;
        }

        _categories.Append(isNegated ? $@"\P{{{name}}}" : $@"\p{{{name}}}");
        at = end + 1;
        return true;
    }

    private static bool Character(string source, ref int at, char c, out int codePoint, out string? problem)
    {
        problem = null;
        codePoint = c switch
        {
            'a' => 7,
            'f' => 12,
            't' => 9,
            'n' => 10,
            'r' => 13,
            'v' => 11,
            _ => -1,
        };
        if (codePoint >= 0)
        {
            at += 2;
            return false;
        }

        if (c == 'x')
        {
            codePoint = Hexadecimal(source, ref at);
        }
        else if (c is >= '0' and <= '7')
        {
            codePoint = Octal(source, ref at);
        }
        else if (c is > ' ' and < '\x7F' && !char.IsLetterOrDigit(c) || c == ' ')
        {
            codePoint = c;
            at += 2;
        }

        problem = codePoint >= 0 ? null : c == '\0' ? @"it ends with \" : $@"\{c} is nothing that RE2 knows";
        return false;
    }

    private static int Hexadecimal(string source, ref int at)
    {
        int start = at + 2;
        bool isBraced = start < source.Length && source[start] == '{';
        int end = isBraced ? source.IndexOf('}', start) : start + 2;
        if (end < 0 || end > source.Length)
        {
            return -1;
        }

        string digits = isBraced ? source.Substring(start + 1, end - start - 1) : source.Substring(start, 2);
        bool isNumber = digits.Length <= 8 & int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value);
        if (!isNumber || value is < 0 or > LastCodePoint or (>= 0xD800 and <= 0xDFFF))
        {
            return -1;
        }

        at = isBraced ? end + 1 : end;
        return value;
    }

    // A single digit but zero would refer back, which RE2 cannot.
    private static int Octal(string source, ref int at)
    {
        int end = at + 1;
        int value = 0;
        while (end < source.Length && end < at + 4 && source[end] is >= '0' and <= '7')
        {
            value = (value * 8) + (source[end++] - '0');
        }

        if (end == at + 2 && source[at + 1] != '0')
        {
            return -1;
        }

        at = end;
        return value;
    }

    private static string Unit(int c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' ? ((char)c).ToString() : $@"\u{c:X4}";

    private static void AppendUnits(StringBuilder units, int first, int last)
    {
        if (first <= last)
        {
            units.Append(Unit(first));
            if (last > first)
            {
                units.Append('-').Append(Unit(last));
            }
        }
    }

    private static IEnumerable<(int First, int Last)> Complement(List<(int First, int Last)> ranges)
    {
        int next = FirstAstral;
        foreach ((int first, int last) in ranges)
        {
            if (first > next)
            {
                yield return (next, first - 1);
            }

            next = Math.Max(next, last + 1);
        }

        if (next <= LastCodePoint)
        {
            yield return (next, LastCodePoint);
        }
    }

    private static IEnumerable<string> Pairs(int first, int last)
    {
        while (first <= last)
        {
            int high = 0xD800 + ((first - FirstAstral) >> 10);
            int low = 0xDC00 + ((first - FirstAstral) & 0x3FF);
            int endOfRow = first | 0x3FF;

            // Rows that are there as a whole go together.
            if (low == 0xDC00 && endOfRow <= last)
            {
                int rows = ((last + 1 - FirstAstral) >> 10) - ((first - FirstAstral) >> 10);
                yield return $@"[\u{high:X4}-\u{high + rows - 1:X4}][\uDC00-\uDFFF]";
                first += rows << 10;
                continue;
            }

            int end = Math.Min(endOfRow, last);
            yield return $@"\u{high:X4}[\u{low:X4}-\u{0xDC00 + ((end - FirstAstral) & 0x3FF):X4}]";
            first = end + 1;
        }
    }
}

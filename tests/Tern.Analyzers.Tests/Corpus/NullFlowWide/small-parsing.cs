// case: small-parsing
// category: several small cases of one topic
using System.Collections.Specialized;
using System.Text;
using System.Text.RegularExpressions;

namespace Probe.Parsing;

internal static class Preamble
{
    public static int SkipBlank(TextReader reader)
    {
        int skipped = 0;
        string line = reader.ReadLine()!;
        while (line.Length == 0) // want: null-deref
        {
            skipped++;
            line = reader.ReadLine()!;
        }

        return skipped;
    }

    public static int CountWords(TextReader reader)
    {
        int words = 0;
        while (reader.ReadLine() is { } line)
        {
            words += line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        }

        return words;
    }
}

internal static class Versions
{
    private static readonly Regex Pattern = new(@"^(?<major>\d+)(-(?<tag>\w+))?$");

    private static string? Part(Match m, string name) => m.Groups[name] is { Success: true } g ? g.Value : null;

    public static (string Major, string Tag) Parse(string text)
    {
        var m = Pattern.Match(text);
        return (Part(m, "major")!, Part(m, "tag")!);
    }
}

internal static class Environ
{
    public static IEnumerable<string> PathsOrHome(string variable)
    {
        string raw = Environment.GetEnvironmentVariable(variable)!;
        if (string.IsNullOrEmpty(raw))
        {
            raw = ".";
        }

        return raw.Split(':');
    }
}

internal static class Folders
{
    public static int Depth(string path)
    {
        int depth = 0;
        for (string dir = path; dir.Length > 0; dir = Path.GetDirectoryName(dir)!) // missed: null-deref
        {
            depth++;
        }

        return depth;
    }
}

#nullable disable
internal static class Brackets
{
    public static string Between(string text, char open, char close)
    {
        int from = text.IndexOf(open);
        int to = text.IndexOf(close, from + 1);
        return from < 0 || to < 0 ? null : text.Substring(from + 1, to - from - 1);
    }

    public static string Tag(string text) => Between(text, '[', ']');
}
#nullable restore

internal sealed record Token(char Kind, string Text);

internal sealed class Scanner
{
    private readonly Queue<Token> _tokens;
    private Token _current = null!;

    public Scanner(string source)
    {
        _tokens = new(source.Split(' ').Select(w => new Token(char.IsDigit(w[0]) ? 'n' : 'o', w)));
        Advance();
    }

    private void Advance() => _current = _tokens.TryDequeue(out var t) ? t : null!;

    public int Sum()
    {
        int total = Number();
        while (_current is { Kind: 'o' })
        {
            Advance();
            total += Number();
        }

        return total;
    }

    private int Number()
    {
        int value = int.Parse(_current.Text); // want: null-deref
        Advance();
        return value;
    }
}

internal sealed class WordScanner
{
    private static readonly Token End = new('$', "");

    private readonly Queue<Token> _tokens = new();
    private Token _current = null!;

    public WordScanner(string source)
    {
        foreach (var w in source.Split(' '))
        {
            _tokens.Enqueue(new Token('w', w));
        }

        Advance();
    }

    private void Advance() => _current = _tokens.TryDequeue(out var t) ? t : End;

    public int Length()
    {
        int total = 0;
        for (; _current.Kind != '$'; Advance())
        {
            total += _current.Text.Length;
        }

        return total + _current.Text.Length;
    }
}

internal sealed class Section(string name, Section? parent = null)
{
    private readonly Dictionary<string, string> _values = new();

    public string Name => name;

    public Section Set(string key, string value)
    {
        _values[key] = value;
        return this;
    }

    public string FindOr(string key, string fallback)
    {
        for (Section? at = this; at != null; at = at.Parent())
        {
            if (at._values.TryGetValue(key, out var v))
            {
                return v;
            }
        }

        return fallback;
    }

    private Section Parent() => parent!;
}

internal static class Texts
{
    public static string Normal(string raw) => Convert.ToString(raw);
}

public static class Demos
{
    public static void DemoPreamble()
    {
        Preamble.SkipBlank(new StringReader("\n\nx"));
        Preamble.SkipBlank(new StringReader("\n\n"));
    }

    public static void DemoWords()
    {
        using var reader = new StreamReader(new MemoryStream("a b\n\nc"u8.ToArray()));
        Preamble.CountWords(reader);
        Preamble.CountWords(new StringReader(""));
    }

    public static void DemoVersionTag()
    {
        foreach (var v in new[] { "1-rc", "2" })
        {
            var (major, tag) = Versions.Parse(v);
            _ = major.Length + tag.Length; // want: null-deref
        }
    }

    public static void DemoEnvironmentDefault() => _ = Environ.PathsOrHome("PROBE_NOT_SET_2").Count();

    public static void DemoDepth()
    {
        Folders.Depth("a/b");
        Folders.Depth("/a/b");
    }

    public static void DemoBracketTag()
    {
        var tags = new[] { "[a] x", "plain" }.Select(Brackets.Tag);
        _ = string.Join(' ', tags.Select(t => t.ToUpperInvariant())); // want: null-deref
    }

    public static void DemoSum()
    {
        new Scanner("1 + 2").Sum();
        new Scanner("1 +").Sum();
    }

    public static void DemoWordScanner() => _ = new WordScanner("").Length() + new WordScanner("a b").Length();

    public static void DemoSectionFindOr()
    {
        var leaf = new Section("leaf", new Section("root").Set("mode", "x"));
        _ = leaf.FindOr("mode", "").Length + leaf.FindOr("level", "").Length;
    }

    public static void DemoConvertString()
    {
        var query = new NameValueCollection { ["a"] = "1" };
        _ = Texts.Normal(query["a"]!).Length;
        _ = Texts.Normal(query["b"]!).Length; // want: null-deref
    }
}

// case: small-text-again
// category: several small cases of one topic
using System.Text.RegularExpressions;

namespace Probe.H.Text;

public static class HeaderParser
{
    private static Dictionary<string, string> Read(TextReader reader)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        string line;
        while ((line = reader.ReadLine()!).Length > 0) // want: null-deref
        {
            int colon = line.IndexOf(':');
            if (colon > 0) headers[line[..colon]] = line[(colon + 1)..].Trim();
        }
        return headers;
    }
    public static void DemoTruncated()
    {
        Read(new StringReader("Host: a\n\nbody"));
        Read(new StringReader("Host: a\nAccept: */*"));
    }

    private static int Count(TextReader reader)
    {
        int n = 0;
        while (reader.ReadLine() is { Length: > 0 } line) n += line.Split(':').Length - 1;
        return n;
    }
    public static void DemoCut() => Count(new StringReader("Host: a\nAccept: */*"));
}

public static class CsvImport
{
    private const int Columns = 4;
    private static string[] Row(string line)
    {
        var row = new string[Columns];
        var cells = line.Split(';');
        Array.Copy(cells, row, Math.Min(cells.Length, Columns));
        return row;
    }
    private static string Country(string[] row)
    {
        return row[^1].Trim().ToUpperInvariant(); // want: null-deref
    }
    public static void DemoShortRow() => "1;Ann;Rome;it\n2;Bo;Oslo".Split('\n').Select(Row).Select(Country).ToList();
}

public static class Workspace
{
    private static string FindRoot(string start, IReadOnlySet<string> roots)
    {
        var dir = Path.GetFullPath(start);
        while (!roots.Contains(dir))
            dir = Directory.GetParent(dir)!.FullName; // missed: null-deref
        return dir;
    }
    public static void DemoOutside()
    {
        var roots = new HashSet<string> { Path.GetFullPath("/srv/app") };
        FindRoot("/srv/app/src/lib", roots);
        FindRoot("/home/kim/notes", roots);
    }
}

public sealed record Tok(char Kind, string Text);
public sealed class Calculator(string source)
{
    private readonly List<Tok> _toks = source.Split(' ').Select(s => new Tok(char.IsDigit(s[0]) ? 'n' : 'o', s)).ToList();
    private int _at;
    private Tok Peek() => _at < _toks.Count ? _toks[_at] : null!;
    private Tok Take() { var t = Peek(); _at++; return t; }
    public int Eval()
    {
        int value = Operand();
        while (Peek() is { Kind: 'o' })
            value = Take().Text == "-" ? value - Operand() : value + Operand();
        return value;
    }
    private int Operand()
    {
        var tok = Take();
        return int.Parse(tok.Text); // want: null-deref
    }
    public static void DemoDangling()
    {
        new Calculator("1 + 2 - 4").Eval();
        new Calculator("1 +").Eval();
    }
}

public static class CommandLine
{
    private static Dictionary<string, string> Parse(string[] args)
    {
        var options = new Dictionary<string, string>();
        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--")) continue;
            var value = args.ElementAtOrDefault(i + 1);
            options[args[i][2..]] = value!;
        }
        return options;
    }
    private static string Output(Dictionary<string, string> o) => o.TryGetValue("out", out var dir) ? Slash(dir) : "./";
    private static string Slash(string dir)
    {
        ReadOnlySpan<char> tail = dir;
        return tail.Length > 1 && tail[^1] == '/' ? dir : dir.Insert(dir.Length, "/"); // missed: null-deref
    }
    public static void DemoLastSwitch()
    {
        Output(Parse(["--verbose", "--out", "bin/"]));
        Output(Parse(["--out"]));
    }
}

public static class Authority
{
    private static readonly Regex Pattern = new(@"^(?<host>[a-z.]+)(:(?<port>\d+))?$");
    private static (string Host, int Port) Parse(string text)
    {
        var m = Pattern.Match(text);
        var port = m.Groups["port"].Value;
        return (m.Groups["host"].Value.Trim(), port.Length == 0 ? 80 : int.Parse(port));
    }
    public static void DemoAuthority()
    {
        foreach (var s in new[] { "a.b:81", "a.b", "###" }) Parse(s);
    }
}

public sealed class IniSection(string name)
{
    public string Name { get; } = name;
    public Dictionary<string, string> Keys { get; } = new();
}
public static class IniFile
{
    private static List<IniSection> Read(string text)
    {
        var sections = new List<IniSection>();
        IniSection current = null!;
        foreach (var raw in text.Split('\n'))
        {
            if (raw is ['[', .. var name, ']']) sections.Add(current = new IniSection(name));
            else if (raw.Split('=', 2) is [var key, var value])
            {
                if (sections.Count == 0) sections.Add(current = new IniSection("global"));
                current.Keys[key] = value;
            }
        }
        return sections;
    }
    public static void DemoIni() => Read("color=red\n[net]\nport=1\n\n[]\nx=y=z");
}

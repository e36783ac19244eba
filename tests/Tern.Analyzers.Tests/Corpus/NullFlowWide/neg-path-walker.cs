// case: neg-path-walker
// category: negative-library
// rationale: library results that cannot be null here: matched groups, joined paths, split strings, reflection on known members, Task results after IsCompleted
// csc: false-positive

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace NullSafety.Wide.NegPathWalker;

public sealed class Route
{
    public string? Folder { get; init; }

    public string Name { get; init; } = "";

    public static Route Parse(string path) => new() { Folder = Path.GetDirectoryName(path), Name = Path.GetFileName(path) };
}

public static partial class Case
{
    private static readonly Regex Version = new(@"(\d+)\.(\d+)(-\w+)?");

    private static int Minor(string text)
    {
        var m = Version.Match(text);
        return m.Success ? m.Groups[2].Value.Length + m.Groups[3].Value.Length : m.Groups[1].Value.Length;
    }

    private static int Extension(string file) => Path.GetExtension(file).Length + Path.ChangeExtension(file, ".x").Length;

    private static int Folder() => Route.Parse("a/b.txt").Folder!.Length;

    private static int Member() => typeof(Route).GetProperty(nameof(Route.Name))!.Name.Length + typeof(string).FullName!.Length;

    private static int Element()
    {
        var doc = new XElement("r", new XElement("child", new XAttribute("id", "7"), "text"));
        int n = doc.Element("child")!.Value.Length + doc.Descendants("child").First().Attribute("id")!.Value.Length; // needless: TERN1004
        foreach (var e in doc.Elements().Where(e => e.Attribute("id") != null))
        {
            n += e.Attribute("id").Value.Length; // csc-false
        }

        return n + (doc.Element("none")?.Value.Length ?? 0) + ((string?)doc.Attribute("none") ?? "").Length;
    }

    private static int Lines(string text)
    {
        using var reader = new StringReader(text);
        int n = 0;
        while (reader.ReadLine() is { } line)
        {
            n += line.Length;
        }

        while (reader.Peek() >= 0)
        {
            n += reader.ReadLine().Length; // csc-false
        }

        return n;
    }

    public static int Demo1() => Minor("1.22-rc") + Minor("none") + Extension("a") + Folder() + Member();

    public static int Demo2() => Element() + Lines("a\nb") + Lines("");
}

// case: contract-template-parser
// category: contracts
// rationale: Trim maps null to null, a boolean argument decides whether a missing node is null, and a coalescing of two arguments is null only if both are
// csc: none

namespace NullSafety.TemplateParser;

public abstract record Node;
public sealed record Text(string Value) : Node;
public sealed record Hole(string Name, string Default) : Node;

public static class Tokens
{
    public static string Canonical(string raw)
    {
        if (raw == null)
        {
            return null!;
        }

        return raw.Trim().ToLowerInvariant();
    }

    public static string Prefer(string own, string inherited) => own ?? inherited;
}

public sealed class Template(params Node[] nodes)
{
    private Hole FindHole(string name, bool required)
    {
        foreach (var node in nodes)
        {
            if (node is Hole hole && hole.Name == name) return hole;
        }

        return required ? throw new KeyNotFoundException(name) : null!;
    }

    public int NameLength(string name) => Tokens.Canonical(name).Length; // want: null-deref

    public int TitleLength() => Tokens.Canonical(" Title ").Length;

    public string Require(string name) => FindHole(name, required: true).Default ?? "";

    public string Peek(string name)
    {
        var hole = FindHole(name, required: false);
        return hole.Name + "=" + hole.Default; // want: null-deref
    }

    public int Width(Hole hole, string inherited)
    {
        string value = Tokens.Prefer(hole.Default, inherited);
        return value.Length; // want: null-deref
    }

    public int WidthOrName(Hole hole) => Tokens.Prefer(hole.Default, hole.Name).Length;
}

public static class Case
{
    private static readonly Hole Bare = new("user", null!);
    private static readonly Hole Full = new("greeting", "Hello");

    private static Template Sample() => new(Full, new Text(", "), Bare);

    public static void DemoNameNull() => Sample().NameLength(Bare.Default);
    public static void DemoTitle() => Sample().TitleLength();
    public static void DemoRequire() => Sample().Require("user");
    public static void DemoRequireMissing()
    {
        try { Sample().Require("date"); } catch (KeyNotFoundException) { }
    }

    public static void DemoPeekMissing() => Sample().Peek("date");
    public static void DemoPeek() => Sample().Peek("user");
    public static void DemoWidthBoth() => Sample().Width(Bare, null!);
    public static void DemoWidthOwn() => Sample().Width(Full, null!);
    public static void DemoWidthOrName() => Sample().WidthOrName(Bare);
}

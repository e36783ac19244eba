// case: version-range-try
// category: try pattern
// rationale: a parse method answers true for a wildcard and leaves the out bound null; another caller ignores the answer
// csc: none

namespace NullSafety.VersionRangeTry;

public sealed record Version3(int Major, int Minor)
{
    public bool AtLeast(Version3 other) => Major > other.Major || (Major == other.Major && Minor >= other.Minor);
}

public static class RangeParser
{
    public static bool TryParseVersion(string text, out Version3 version)
    {
        version = null!;
        var parts = text.Split('.');
        if (parts.Length != 2 || !int.TryParse(parts[0], out var major) || !int.TryParse(parts[1], out var minor))
        {
            return false;
        }

        version = new Version3(major, minor);
        return true;
    }

    // "*" is a valid range without a lower bound
    public static bool TryParseRange(string text, out Version3 lower)
    {
        if (text == "*")
        {
            lower = null!;
            return true;
        }

        return TryParseVersion(text.TrimStart('>', '='), out lower);
    }
}

public sealed record Dependency(string Name, string Range)
{
    public int LowestMajor()
    {
        if (!RangeParser.TryParseRange(Range, out var lower))
        {
            throw new FormatException(Range);
        }

        return lower.Major; // want: null-deref
    }

    public int MajorOf(string text)
    {
        return RangeParser.TryParseVersion(text, out var version) ? version.Major : 0;
    }

    public int MinorOf(string text)
    {
        RangeParser.TryParseVersion(text, out var version);
        return version.Minor; // want: null-deref
    }

    public bool Accepts(Version3 candidate)
    {
        if (!RangeParser.TryParseRange(Range, out var lower))
        {
            return false;
        }

        return lower == null || candidate.AtLeast(lower);
    }
}

public static class Case
{
    public static void Demo1() => new Dependency("json", "*").LowestMajor();

    public static void Demo2() => new Dependency("json", "*").MinorOf("latest");

    public static void Demo3()
    {
        new Dependency("json", ">=3.1").LowestMajor();
        new Dependency("json", "*").Accepts(new Version3(1, 0));
        new Dependency("json", ">=2.0").Accepts(new Version3(1, 0));
        new Dependency("json", "*").MajorOf("latest");
        new Dependency("json", "*").MinorOf("4.2");
    }
}

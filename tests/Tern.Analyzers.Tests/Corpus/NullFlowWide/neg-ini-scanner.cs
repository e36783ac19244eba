// case: neg-ini-scanner
// category: negative-try
// rationale: Try methods with early continue, IsNullOrEmpty chains and early returns in a switch
// csc: false-positive

using System.Collections.Generic;

namespace NullSafety.Wide.NegIniScanner;

internal sealed class Entry
{
    public string Key = "";
    public string? Value;
    public Entry? Section;
}

internal sealed class IniScanner
{
    private readonly Entry _root = new() { Key = "root" };
    private Entry? _section;

    private static bool TrySplit(string line, out string? key, out string? value)
    {
        int at = line.IndexOf('=');
        if (at <= 0)
        {
            key = value = null;
            return false;
        }
        key = line[..at];
        value = line[(at + 1)..];
        return true;
    }

    public int Scan(IEnumerable<string?> lines)
    {
        int n = 0;
        foreach (var raw in lines)
        {
            if (string.IsNullOrWhiteSpace(raw) || raw.StartsWith(';'))
            {
                continue;
            }
            if (raw[0] == '[')
            {
                _section = new Entry { Key = raw.Trim('[', ']'), Section = _root };
                continue;
            }
            if (!TrySplit(raw, out var key, out var value))
            {
                continue;
            }
            var owner = _section ?? _root;
            n += key.Length + value.Length + owner.Key.Length; // csc-false
            if (_section != null && !string.IsNullOrEmpty(_section.Value) && _section.Value.Length > 3)
            {
                n += _section.Section!.Key.Length;
            }
        }
        return n;
    }

    public static int Depth(Entry? entry)
    {
        switch (entry)
        {
            case null:
                return 0;
            case { Section: null }:
                return 1;
            case { Value: null or "" }:
                return entry.Section.Key.Length;
        }
        return entry.Value.Length + entry.Section.Key.Length;
    }
}

public static class Demos
{
    public static void DemoScan() => new IniScanner().Scan([null, "", "; c", "a=1", "[s]", "b", "c=2"]);
    public static void DemoDepthNull() => IniScanner.Depth(null);
    public static void DemoDepthRoot() => IniScanner.Depth(new Entry());
    public static void DemoDepthChild() => IniScanner.Depth(new Entry { Section = new Entry() });
    public static void DemoDepthFull() => IniScanner.Depth(new Entry { Section = new Entry(), Value = "v" });
}

// case: direct-settings-reader
// category: nullable-direct
// rationale: nullable results used at once, with and without the null-forgiving operator
// csc: partial

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.DirectSettingsReader;

public sealed class Section
{
    private readonly Dictionary<string, string> _values = new() { ["name"] = "svc" };

    public Section? Child { get; init; }

    public string? this[string key] => _values.TryGetValue(key, out var v) ? v : null;

    public Section? Find(string path) => path.Length == 0 ? this : Child?.Find(path[1..]);
}

public static class Case
{
    private static int Port(Section s)
    {
        string? port = s["port"];
        return port.Length; // want: null-deref
    }

    private static int Depth(Section s)
    {
        var found = s.Find("ab");
        return found["name"]?.Length ?? 0; // want: null-deref
    }

    private static int Forced(Section s)
    {
        return s.Find("abc")!["name"]!.Length; // want: null-deref
    }

    private static int ForcedName(Section s) => s.Find("")!["name"]!.Length;

    private static int Checked(Section s)
    {
        if (s.Find("ab") is not { } found || found["name"] is not { Length: > 0 } name)
        {
            return 0;
        }

        return name.Length;
    }

    public static int Demo1() => Port(new Section());

    public static int Demo2() => Depth(new Section());

    public static int Demo3() => Forced(new Section());

    public static int Demo4() => ForcedName(new Section()) + Checked(new Section { Child = new Section() });
}

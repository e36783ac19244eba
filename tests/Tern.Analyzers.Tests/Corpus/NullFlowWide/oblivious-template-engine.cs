// case: oblivious-template-engine
// category: oblivious
// rationale: null from code without annotations travels through two helpers, a tuple and a lambda, and into a parameter
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ObliviousTemplateEngine;

#nullable disable
public static class Legacy
{
    public static string Lookup(string key, IDictionary<string, string> vars)
    {
        string found;
        return vars.TryGetValue(key, out found) ? found : null;
    }

    public static string Resolve(string key, IDictionary<string, string> vars)
    {
        var direct = Lookup(key, vars);
        return direct ?? Lookup(key.ToUpperInvariant(), vars);
    }

    public static int Footer(bool wanted)
    {
        string text = null;
        if (wanted)
        {
            text = "-- ";
        }

        return Layout.Measure(text, 2);
    }

    public static int Header() => Layout.Width("== ", 2);
}
#nullable restore

public static class Layout
{
    public static int Measure(string text, int margin)
    {
        return margin + text.Length; // want: null-deref
    }

    public static int Width(string text, int margin)
    {
        return margin + text.Length;
    }
}

public static class Case
{
    private static readonly Dictionary<string, string> Vars = new() { ["NAME"] = "Ada" };

    private static (string Key, string Value) Bind(string key) => (key, Legacy.Resolve(key, Vars));

    private static int Render(params string[] keys)
    {
        return keys.Select(Bind).Sum(b => b.Value.Length); // want: null-deref
    }

    private static int RenderLenient(params string[] keys)
    {
        return keys.Select(Bind).Where(b => b.Value != null).Sum(b => b.Value.Length);
    }

    public static int Demo1() => Render("name", "city");

    public static int Demo2() => RenderLenient("name", "city");

    public static int Demo3() => Legacy.Footer(false);

    public static int Demo4() => Legacy.Header();
}

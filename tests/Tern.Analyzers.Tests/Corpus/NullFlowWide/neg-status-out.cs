// case: neg-status-out
// category: negative-status
// rationale: out parameters that go with an enum result, switch with early returns, and a local function that throws
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.NegStatusOut;

public enum Lookup
{
    Found,
    Moved,
    Gone,
}

public sealed record Page(string Body);

public sealed class Site
{
    private readonly Dictionary<string, Page> _pages = new() { ["/"] = new Page("root") };

    public Lookup Find(string path, out Page? page, out string? target)
    {
        page = null;
        target = null;
        if (_pages.TryGetValue(path, out page))
        {
            return Lookup.Found;
        }

        if (path.EndsWith('/'))
        {
            target = path.TrimEnd('/');
            return Lookup.Moved;
        }

        return Lookup.Gone;
    }

    public int Serve(string path)
    {
        switch (Find(path, out var page, out var target))
        {
            case Lookup.Found:
                return page.Body.Length; // csc-false
            case Lookup.Moved:
                return target.Length; // csc-false
            case Lookup.Gone:
                return 404;
        }

        return -1;
    }

    public int Must(string path)
    {
        var status = Find(path, out var page, out _);
        if (status != Lookup.Found)
        {
            NotFound();
        }

        return page.Body.Length; // csc-false

        void NotFound() => throw new KeyNotFoundException(path);
    }
}

public static class Case
{
    public static int Demo1() => new Site().Serve("/") + new Site().Serve("/a/") + new Site().Serve("/b");

    public static int Demo2() => new Site().Must("/");
}

// case: small-trypatterns
// category: several small cases of one topic
namespace Row.TryPatterns;

public sealed class Route
{
    public string Target = "";
}

public sealed class RouteTable
{
    private readonly Dictionary<string, Route> _routes = new() { ["/"] = new Route { Target = "home" } };
    private readonly HashSet<string> _reserved = ["/admin"];

    public bool TryMatch(string path, out Route route)
    {
        if (_routes.TryGetValue(path, out route!))
        {
            return true;
        }

        return _reserved.Contains(path);
    }

    public bool TryMatchOrStub(string path, out Route route)
    {
        if (_routes.TryGetValue(path, out route!))
        {
            return true;
        }

        if (!_reserved.Contains(path))
        {
            return false;
        }

        route = new Route { Target = path };
        return true;
    }
}

public static class Routing
{
    public static int DemoReservedRoute()
    {
        var table = new RouteTable();
        if (!table.TryMatch("/admin", out var hit))
        {
            return 0;
        }

        return hit.Target.Length; // want: null-deref
    }

    public static int DemoReservedStub()
    {
        var table = new RouteTable();
        int n = 0;
        foreach (var path in new[] { "/", "/admin", "/x" })
        {
            if (table.TryMatchOrStub(path, out var hit))
            {
                n += hit.Target.Length;
            }
        }

        return n;
    }
}

public sealed class Lexeme(string text, Lexeme? next)
{
    public string Text { get; } = text;

    public Lexeme? Next { get; } = next;
}

public static class Walking
{
    private static bool Step(ref Lexeme at)
    {
        at = at.Next!;
        return at is not null;
    }

    private static bool Peek(ref Lexeme at)
    {
        if (at.Next is null)
        {
            return false;
        }

        at = at.Next;
        return true;
    }

    public static int DemoLastLexeme()
    {
        var at = new Lexeme("let", new Lexeme("x", null));
        int count = 1;
        while (Step(ref at))
        {
            count++;
        }

        return count + at.Text.Length; // want: null-deref
    }

    public static int DemoStopOnLast()
    {
        var at = new Lexeme("let", new Lexeme("x", null));
        int count = 1;
        while (Peek(ref at))
        {
            count++;
        }

        return count + at.Text.Length;
    }
}

public static class HeaderLine
{
    public static void Deconstruct(this string line, out string name, out string value)
    {
        int colon = line.IndexOf(':');
        name = colon < 0 ? line : line[..colon];
        value = colon < 0 ? null! : line[(colon + 1)..];
    }

    public static int DemoBareHeader()
    {
        int total = 0;
        foreach (var (name, value) in new[] { "Host: a", "Upgrade" })
        {
            total += name.Length;
            total += value.Trim().Length; // want: null-deref
        }

        return total;
    }
}

public sealed class TypeCatalog
{
    private readonly Dictionary<string, Type> _known = new();

    public bool TryResolve(string name, out Type type)
    {
        if (_known.TryGetValue(name, out type!))
        {
            return true;
        }

        type = name == "int" ? typeof(int) : null!;
        _known[name] = type;
        return type is not null;
    }

    public bool TryResolveChecked(string name, out Type type)
    {
        if (!_known.TryGetValue(name, out type!))
        {
            type = name == "int" ? typeof(int) : null!;
            _known[name] = type;
        }

        return type is not null;
    }
}

public static class Resolving
{
    public static int DemoAskTwice()
    {
        var catalog = new TypeCatalog();
        int n = 0;
        for (int round = 0; round < 2; round++)
        {
            if (catalog.TryResolve("money", out var t))
            {
                n += t.Name.Length; // want: null-deref
            }
        }

        return n;
    }

    public static int DemoAskTwiceChecked()
    {
        var catalog = new TypeCatalog();
        int n = 0;
        for (int round = 0; round < 2; round++)
        {
            if (catalog.TryResolveChecked("money", out var t))
            {
                n += t.Name.Length;
            }
        }

        return n;
    }
}

public sealed class DoubleBuffer
{
    private List<string> _front = [];
    private List<string> _back = null!;

    public void Write(string line) => _front.Add(line); // want: null-deref

    public void Flip() => Swap(ref _front, ref _back);

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);
}

public static class Buffers
{
    public static void DemoFlip()
    {
        var log = new DoubleBuffer();
        log.Write("a");
        log.Flip();
        log.Write("b");
    }
}

public static class Fallbacks
{
    private static bool FromEnv(string key, out string value)
    {
        value = key == "HOME" ? "/root" : null!;
        return value != null;
    }

    private static bool FromFile(string key, out string value)
    {
        value = key.StartsWith('F') ? "file" : null!;
        return value != null;
    }

    public static int DemoNeitherSource()
    {
        int misses = 0;
        if (!FromEnv("PATH", out var v) && !FromFile("PATH", out v))
        {
            misses++;
        }

        return misses + v.Length; // want: null-deref
    }

    public static int DemoEitherSource()
    {
        int n = 0;
        foreach (var key in new[] { "HOME", "FOO", "PATH" })
        {
            if (FromEnv(key, out var v) || FromFile(key, out v))
            {
                n += v.Length;
            }
        }

        return n;
    }
}

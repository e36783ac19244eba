// case: small-closures
// category: several small cases of one topic
namespace Row.Closures;

public sealed class Palette
{
    public static Palette Current = null!;

    public string Name = "dusk";
}

public sealed class Painter
{
    private readonly Lazy<Palette> _palette = new(() => Palette.Current);

    public int Paint() => _palette.Value.Name.Length; // want: null-deref

    public static int DemoUnsetPalette()
    {
        var painter = new Painter();
        return painter.Paint();
    }
}

public sealed class Thermostat
{
    public event Action<int> Changed = null!;

    public void Set(int degrees)
    {
        Changed(degrees); // want: null-deref
    }

    public void Once(Action<int> handler)
    {
        void Wrapper(int d)
        {
            Changed -= Wrapper;
            handler(d);
        }

        Changed += Wrapper;
    }

    public static int DemoOnceTwice()
    {
        int seen = 0;
        var t = new Thermostat();
        t.Once(d => seen += d);
        t.Set(20);
        t.Set(21);
        return seen;
    }
}

public sealed class Barometer
{
    public event Action<int> Changed = static _ => { };

    public void Set(int pressure) => Changed(pressure);

    public static int DemoSubscribeAndLeave()
    {
        int seen = 0;
        void Count(int p) => seen += p;
        var b = new Barometer();
        b.Set(1);
        b.Changed += Count;
        b.Changed -= Count;
        b.Set(2);
        return seen;
    }
}

public static class Queries
{
    public static int DemoLateQuery()
    {
        string[] words = ["Alpha", "beta"];
        string prefix = "a";
        var hits = words.Where(w => w.StartsWith(prefix.ToUpperInvariant())); // want: null-deref
        int n = words.Length;
        prefix = null!;
        return n + hits.Count();
    }

    public static int DemoEagerQuery()
    {
        string[] words = ["Alpha", "beta"];
        string prefix = "a";
        var hits = words.Where(w => w.StartsWith(prefix.ToUpperInvariant())).ToList();
        prefix = null!;
        return hits.Count;
    }
}

public sealed class Canvas
{
    private readonly Stack<Action> _undo = new();

    public string Selected { get; private set; } = null!;

    public void Select(string shape)
    {
        var old = Selected;
        _undo.Push(() => Selected = old);
        Selected = shape;
    }

    public void Undo()
    {
        if (_undo.TryPop(out var back))
        {
            back();
        }
    }

    public static int DemoUndoAll()
    {
        var canvas = new Canvas();
        canvas.Select("circle");
        canvas.Select("square");
        canvas.Undo();
        int n = canvas.Selected.Length;
        canvas.Undo();
        return n + canvas.Selected.Length; // missed: null-deref
    }
}

public static class Operators
{
    public static int DemoSelfReference()
    {
        Func<int, int> sum = null!;
        sum = n => n <= 0 ? 0 : n + sum(n - 1);
        return sum(4);
    }

    public static int DemoWrappedTooEarly()
    {
        Func<int, int> sum = null!;
        var step = Next(sum);
        sum = n => n <= 0 ? 0 : n + step(n - 1);
        return sum(0) + sum(2);
    }

    private static Func<int, int> Next(Func<int, int> inner) => n => inner(n) + 1; // want: null-deref
}

public static class Resolvers
{
    private static string Local(string name) => "./" + name;

    private static string Remote(string name) => name.StartsWith("net") ? "//" + name : null!;

    public static int DemoLastAnswerWins()
    {
        Func<string, string> resolve = Local;
        resolve += Remote;
        var path = resolve("disk");
        return path.Length; // want: null-deref
    }

    public static int DemoLocalLast()
    {
        Func<string, string> resolve = Remote;
        resolve += Local;
        return resolve("disk").Length;
    }
}

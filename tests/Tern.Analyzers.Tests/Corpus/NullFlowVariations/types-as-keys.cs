// Tables that are kept by type, and look-ups by keys that a list holds.
namespace Variations.TypesAsKeys;

public interface IScale
{
    int Read();
}

public sealed class Spring : IScale
{
    public int Read() => 1;
}

public sealed class Workshop
{
    private readonly Dictionary<Type, object> _tools = [];

    public void Put<T>(T tool)
        where T : class => _tools[typeof(T)] = tool;

    public T Take<T>()
        where T : class => (T)_tools.GetValueOrDefault(typeof(T))!;

    public T Find<T>()
        where T : class => _tools.TryGetValue(typeof(T), out object? tool) ? (T)tool : default!;

    public T Ensure<T>()
        where T : class, new()
    {
        if (!_tools.ContainsKey(typeof(T)))
        {
            Put(new T());
        }

        return Take<T>();
    }
}

public sealed class Weigher(IScale scale)
{
    public int Weigh() => scale.Read(); // want: null-deref
}

public sealed class Counter(Spring spring)
{
    public int Count() => spring.Read();
}

public sealed class Makers
{
    private readonly Dictionary<Type, Func<object>> _makers = [];

    public void Put<T>(Func<T> make)
        where T : class => _makers[typeof(T)] = make;

    public T Make<T>()
        where T : class => _makers.TryGetValue(typeof(T), out Func<object>? make) ? (T)make() : default!;
}

public sealed class Line(string text)
{
    public string Text { get; set; } = text;
}

public sealed class Page
{
    private readonly Dictionary<string, Line> _lines = [];
    private readonly List<string> _order = [];

    public IEnumerable<Line> Lines => _order.Select(k => _lines.GetValueOrDefault(k)!);

    public void Write(string key, string text)
    {
        if (!_lines.ContainsKey(key))
        {
            _order.Add(key);
        }

        _lines[key] = new Line(text);
    }

    public void Trim()
    {
        foreach (Line line in Lines)
        {
            line.Text = line.Text.Trim();
        }
    }

    public int Length() => Lines.Sum(l => l.Text.Length);
}

public sealed class Book
{
    public Page Page { get; } = new();

    public int Close()
    {
        Page.Trim();
        return Page.Length() + Page.Lines.Count(l => l.Text.Length > 0);
    }
}

public static class Uses
{
    public static int DemoTaken()
    {
        Workshop workshop = new();
        workshop.Put(new Spring());
        return workshop.Take<Spring>().Read() + workshop.Find<Spring>().Read();
    }

    public static int DemoTakenByContract()
    {
        Workshop workshop = new();
        workshop.Put(new Spring());
        return workshop.Take<IScale>().Read(); // want: null-deref
    }

    public static int DemoFoundByContract()
    {
        Workshop workshop = new();
        workshop.Put(new Spring());
        return workshop.Find<IScale>().Read(); // want: null-deref
    }

    public static int DemoEnsured() => new Workshop().Ensure<Spring>().Read();

    public static int DemoMadeByContract()
    {
        Makers makers = new();
        makers.Put(() => new Weigher(makers.Make<IScale>()));
        return makers.Make<Weigher>().Weigh();
    }

    public static int DemoMade()
    {
        Makers makers = new();
        makers.Put(() => new Counter(new Spring()));
        return makers.Make<Counter>().Count();
    }

    public static int DemoBook()
    {
        Book book = new();
        int none = book.Close();
        book.Page.Write("a", "x");
        book.Page.Write("a", "y");
        return none + book.Close();
    }
}

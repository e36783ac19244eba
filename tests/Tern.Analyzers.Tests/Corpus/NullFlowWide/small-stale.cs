// case: small-stale
// category: several small cases of one topic
namespace Rows.Stale;

public sealed class LineSource(params string[] lines)
{
    private readonly Queue<string> _lines = new(lines);

    public string? Next => _lines.Count > 0 ? _lines.Dequeue() : null;
}

public static class Lines
{
    public static int Longest(LineSource source)
    {
        int longest = 0;
        while (source.Next != null)
        {
            longest = Math.Max(longest, source.Next.Length); // want: null-deref
        }

        return longest;
    }

    public static int Total(LineSource source)
    {
        int total = 0;
        while (source.Next is { } line)
        {
            total += line.Length;
        }

        return total;
    }
}

public sealed record Person(string Name);

public sealed class Device
{
    public Person? Owner { get; private set; }

    public Device Assign(Person person)
    {
        Owner = person;
        return this;
    }

    public void Wipe(bool full)
    {
        if (full)
        {
            Owner = default;
        }
    }
}

public static class Inventory
{
    public static string Recycle(Device device)
    {
        if (device is not { Owner: { } })
        {
            return "free";
        }

        device.Wipe(full: true);
        return "from " + device.Owner.Name; // want: null-deref
    }

    public static string Inspect(Device device)
    {
        if (device is not { Owner.Name: var name })
        {
            return "free";
        }

        device.Wipe(full: true);
        return "was " + name.ToUpperInvariant();
    }
}

public sealed class Routes
{
    private readonly Dictionary<string, string[]> _files = new() { ["a"] = ["x", "y"] };
    private string[] _table = [];

    private bool IsLoaded => _table is not null;

    public void Reload(string file) => _table = _files.TryGetValue(file, out var table) ? table : null!;

    public int Switch(string file)
    {
        if (!IsLoaded)
        {
            return -1;
        }

        Reload(file);
        return _table.Length; // want: null-deref
    }
}

public sealed class Theme
{
    private string? _palette = "blue,red";

    public void Reset() => _palette = null;

    public int Apply()
    {
        string? palette = _palette;
        bool known = palette != null;
        Reset();
        int colours = 0;
        if (known)
        {
            colours = palette!.Split(',').Length;
        }

        return colours;
    }
}

public sealed class Piece
{
    public int Steps { get; set; }
}

public sealed class Track
{
    private readonly Piece[] _cells = new Piece[4];

    public Piece this[int index]
    {
        get => _cells[index];
        set => _cells[index] = value;
    }

    public void Shift()
    {
        for (int i = _cells.Length - 1; i > 0; i--)
        {
            _cells[i] = _cells[i - 1];
        }

        _cells[0] = null!;
    }

    public int Push()
    {
        if (this[0] is null)
        {
            return 0;
        }

        Shift();
        return ++this[0].Steps; // want: null-deref
    }
}

public sealed class User
{
    public string? Email { get; set; }

    public bool Leaving { get; init; }

    public void Anonymise()
    {
        if (Leaving)
        {
            Email = null;
        }
    }
}

public static class Mailing
{
    public static int Send(IReadOnlyList<User> users)
    {
        var reachable = users.Where(u => u.Email != null).ToList();
        foreach (var user in users)
        {
            user.Anonymise();
        }

        int sent = 0;
        foreach (var user in reachable)
        {
            sent += user.Email!.Length; // missed: null-deref
        }

        return sent;
    }

    public static int Count(IReadOnlyList<User> users)
    {
        var reachable = users.Where(u => u.Email != null);
        foreach (var user in users)
        {
            user.Anonymise();
        }

        int sent = 0;
        foreach (var user in reachable)
        {
            sent += user.Email!.Length;
        }

        return sent;
    }
}

public sealed class Printer
{
    private StringWriter? _out = new();

    public void Print(int depth)
    {
        if (_out is null)
        {
            return;
        }

        if (depth == 0)
        {
            _out = null;
            return;
        }

        Print(depth - 1);
        _out.Write(depth); // want: null-deref
    }
}

public sealed class MenuItem(string label)
{
    public string Label { get; } = label;

    public bool Selected { get; set; }
}

public sealed class Menu(params MenuItem[] items)
{
    public MenuItem? Selected => items.FirstOrDefault(i => i.Selected);

    private void ClearSelection()
    {
        foreach (var item in items)
        {
            item.Selected = false;
        }
    }

    public string Activate()
    {
        if (Selected is null)
        {
            return "";
        }

        ClearSelection();
        return Selected.Label.ToLowerInvariant(); // want: null-deref
    }
}

public sealed class Probe
{
    private int[]? _reading;

    private void Refresh(int seed) => _reading = seed % 2 == 0 ? null : [seed, seed * 2];

    public int Sample(int seed)
    {
        _reading ??= [0];
        Refresh(seed);
        if (_reading is null)
        {
            return -1;
        }

        return _reading.Length;
    }
}

public static class Demos
{
    public static void DemoLongest() => Lines.Longest(new LineSource("one", "two", "three"));

    public static void DemoTotal() => Lines.Total(new LineSource("one", "two", "three"));

    public static void DemoRecycle() => Inventory.Recycle(new Device().Assign(new Person("Ida")));

    public static void DemoInspect()
    {
        Inventory.Inspect(new Device());
        Inventory.Inspect(new Device().Assign(new Person("Ida")));
    }

    public static void DemoRoutes()
    {
        var routes = new Routes();
        routes.Switch("a");
        routes.Switch("b");
    }

    public static void DemoTheme()
    {
        var theme = new Theme();
        theme.Apply();
        theme.Apply();
    }

    public static void DemoTrack() => new Track { [0] = new Piece() }.Push();

    public static void DemoSend() => Mailing.Send([new User { Email = "a@b" }, new User { Email = "c@d", Leaving = true }]);

    public static void DemoCount() => Mailing.Count([new User { Email = "a@b" }, new User { Email = "c@d", Leaving = true }]);

    public static void DemoPrinter() => new Printer().Print(2);

    public static void DemoMenu() => new Menu(new MenuItem("Open"), new MenuItem("Quit") { Selected = true }).Activate();

    public static void DemoProbe()
    {
        var probe = new Probe();
        probe.Sample(2);
        probe.Sample(3);
        probe.Sample(4);
    }
}

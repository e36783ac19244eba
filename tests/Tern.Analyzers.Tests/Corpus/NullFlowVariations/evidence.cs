// Tests and writes that stand in the code in ways that are easily lost, each with a twin that lacks them.
using System.Linq.Expressions;

namespace Variations.Evidence;

/// <summary>A look-up in another assembly says for which answer its argument is there.</summary>
public static class Labels
{
    private static string? Pick(int shelf) => shelf > 2 ? "s" + shelf : null;

    public static string Blank(int shelf)
    {
        string? label = null;
        if (shelf == 1)
        {
            label = Pick(3);
        }

        return !string.IsNullOrWhiteSpace(label) ? label.Trim() : "none";
    }

    public static string Either(int shelf)
    {
        string? label = shelf == 1 ? "one" : null;
        if (string.IsNullOrWhiteSpace(label) || label.Trim() == "x")
        {
            return "none";
        }

        return label.Trim();
    }

    public static string Reversed(int shelf)
    {
        string? label = shelf == 1 ? "one" : null;
        return string.IsNullOrWhiteSpace(label) ? label!.Trim() : label; // want: null-deref
    }
}

public interface IDrawer
{
    bool Open(out string content);
}

public sealed class Drawer : IDrawer
{
    public bool Open(out string content)
    {
        content = "spoons";
        return true;
    }
}

/// <summary>Made at the first use, without a lock.</summary>
public sealed class Cupboard(string name)
{
    private IDrawer? _drawer;
    private IDrawer? _hidden;

    private IDrawer Lower
    {
        get
        {
            while (Volatile.Read(ref _drawer) == null)
            {
                Interlocked.CompareExchange(ref _drawer, new Drawer(), null);
            }

            return _drawer!;
        }
    }

    private IDrawer Hidden => Volatile.Read(ref _hidden)!;

    public bool Look(out string content) => Lower.Open(out content) || name.Length > 0;

    public bool Peek(out string content) => Hidden.Open(out content) || name.Length > 0; // want: null-deref

    public void Fill(IDrawer drawer) => _hidden = drawer;

    public static bool Run() => new Cupboard("a").Look(out _) && new Cupboard("b").Peek(out _);
}

public sealed class Plate
{
    public List<string>? Marks { get; set; }
}

/// <summary>An expression tree is data: what stands in it does not run here. A delegate of the same text does.</summary>
public static class Orders
{
    public static Expression<Func<Plate, int>> Tree() => plate => plate.Marks!.Where(m => m != "b").FirstOrDefault()!.Length;

    public static Func<Plate, int> Code() => plate => plate.Marks!.FirstOrDefault()!.Length; // want: null-deref

    public static int Rows(IQueryable<Plate> plates)
    {
        int sum = 0;
        foreach (var row in plates.Select(p => new { p.Marks, Tag = "t" }).ToList())
        {
            sum += row.Marks!.Count + row.Tag.Length;
        }

        return sum;
    }

    public static IQueryable<int> Query(IQueryable<Plate> plates) => plates.Select(p => p.Marks!.FirstOrDefault()!.Length);
}

/// <summary>A part of an array is an array: not one of the elements, and whoever cuts it out knows what is set.</summary>
public sealed class Conveyor
{
    private readonly Queue<string> _waiting = new(["a", "b"]);

    private int Drain(string[] into)
    {
        int count = 0;
        while (count < into.Length && _waiting.TryDequeue(out string? next))
        {
            into[count++] = next;
        }

        return count;
    }

    public int Lengths()
    {
        string[] belt = new string[8];
        int count = Drain(belt);
        int sum = 0;
        foreach (string piece in belt[..count])
        {
            sum += piece.Length;
        }

        return sum;
    }
}

public sealed class Kettle
{
    private string _lid;
    private string _spout;

    public void Set(string lid, string spout)
    {
        _lid = lid;
        _spout = spout;
    }

    // The first of the two fails already.
    public int Check() => _lid.Length // want: null-deref
        + _spout.Length;

    public static int Run()
    {
        Kettle kettle = new();
        int size = kettle.Check();
        kettle.Set("l", "s");
        return size + kettle.Check();
    }

    private static int Lift(Kettle kettle) => kettle.Check();

    public static int Carry() => Lift(new Kettle());
}

public sealed class Tray
{
    public Rack? Owner { get; set; }

    public int Size { get; set; }
}

/// <summary>Runs that differ in much keep what both have tested.</summary>
public sealed class Rack
{
    private Tray? _lower = null!;
    private Tray? _upper = null!;

    public Rack(bool two)
    {
        Put(ref _lower, new Tray(), 0);
        if (two)
        {
            Put(ref _upper, new Tray(), 1);
        }
    }

    private Tray? At(int place) => place == 0 ? _lower : place == 1 ? _upper : null;

    private void Put(ref Tray? place, Tray? tray, int at)
    {
        Tray? old = place;
        int free = At(at) == null ? 1 : 2;
        if (old == tray && tray?.Owner == this)
        {
            return;
        }

        place = tray;
        if (tray != null)
        {
            tray.Owner = this;
            tray.Size = free;
        }
    }

    public int Low() => _lower!.Size;

    public static int Run() => new Rack(true).Low() + new Rack(false).Low();
}

/// <summary>What was found once is found again while nothing is changed.</summary>
public static class Pantry
{
    private static string? Shelf(System.Xml.XmlElement pantry) => pantry.GetAttributeNode("shelf") is null ? null : pantry.InnerText;

    public static int Twice(System.Xml.XmlElement pantry)
    {
        int size = pantry.GetAttributeNode("shelf")!.Value.Length;
        return Shelf(pantry)!.Length + size;
    }

    public static int Once(System.Xml.XmlElement pantry) => Shelf(pantry)!.Length; // want: null-deref
}

/// <summary>One object is kept to be used again; who takes it leaves nothing behind, and makes a new one if there was none.</summary>
public sealed class Crate
{
    private static Crate? s_spare;
    private Stream? _content;

    public int Size { get; set; }

    public static Crate Take(Stream content)
    {
        if (!content.CanRead)
        {
            Console.WriteLine("closed");
        }

        Crate crate = Interlocked.Exchange(ref s_spare, null) ?? new();
        return crate.Hold(content);
    }

    public static Crate TakeKept(Stream content)
    {
        Crate? crate = Interlocked.Exchange(ref s_spare, null);
        return crate!.Hold(content); // want: null-deref
    }

    public void Give()
    {
        _content = null;
        s_spare = this;
    }

    private Crate Hold(Stream content)
    {
        _content = content;
        return this;
    }
}

public sealed class Stack
{
    private Crate? _top;

    private Crate Next(Stream content)
    {
        Crate crate = Crate.Take(content);
        _top = crate;
        return crate;
    }

    public int Load(int count, Stream content)
    {
        int size = 0;
        while (count-- > 0)
        {
            size += Next(content).Size + _top!.Size;
        }

        return size;
    }

    public static int Kept(Stream content) => Crate.TakeKept(content).Size + Crate.TakeKept(content).Size;
}

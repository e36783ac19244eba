// case: neg-robot-slots
// category: negative-collections
// rationale: collections that hold null on purpose, read only after a test, a filter, a compaction or a full fill
// csc: silent

#nullable enable
namespace NullSafety.RobotSlots;

public sealed class Tool
{
    public Tool(string name, int grams)
    {
        Name = name;
        Grams = grams;
    }

    public string Name { get; }

    public int Grams { get; }
}

public sealed class Carousel
{
    private readonly Tool[] _slots;

    public Carousel(int size) => _slots = new Tool[size];

    public int Insert(Tool tool)
    {
        int free = Array.IndexOf(_slots, null);
        if (free >= 0)
        {
            _slots[free] = tool;
        }

        return free;
    }

    public Tool Remove(int slot)
    {
        var tool = _slots[slot] ?? throw new InvalidOperationException("slot is empty");
        _slots[slot] = null!;
        return tool;
    }

    public int Load() => _slots.Sum(t => t is null ? 0 : t.Grams);

    public string Heaviest() => _slots.OfType<Tool>().MaxBy(t => t.Grams)?.Name ?? "none";

    public string Names()
    {
        var names = new List<string>();
        for (int i = 0; i < _slots.Length; i++)
        {
            var tool = _slots[i];
            if (tool == null)
            {
                continue;
            }

            names.Add(tool.Name.ToLowerInvariant());
        }

        return string.Join(",", names);
    }

    public int FillAndWeigh(Tool spare)
    {
        for (int i = 0; i < _slots.Length; i++)
        {
            _slots[i] ??= spare;
        }

        int grams = 0;
        foreach (var tool in _slots)
        {
            grams += tool.Grams;
        }

        return grams;
    }
}

public static class Case
{
    private static Carousel Half() { var c = new Carousel(3); c.Insert(new Tool("Drill", 400)); c.Insert(new Tool("Mill", 350)); c.Remove(0); return c; }
    public static void DemoRead() { Half().Load(); Half().Heaviest(); new Carousel(2).Heaviest(); Half().Names(); }
    public static void DemoFill() => Half().FillAndWeigh(new Tool("Probe", 90));
    public static void DemoEmptySlot()
    {
        try { Half().Remove(0); }
        catch (InvalidOperationException) { Console.Write(""); }
    }
}

// case: lazy-solar-array
// category: lazy-delegate
// rationale: Lazy values, factory delegates and a strategy map whose lambdas give null
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.LazySolarArray;

public sealed class Panel(string cell)
{
    public string Cell { get; } = cell;

    public static Panel? FromSerial(string serial) => serial.StartsWith('S') ? new Panel(serial[1..]) : null;
}

public sealed class PanelCache
{
    private readonly Lazy<Panel?> _main;
    private readonly Lazy<Panel> _spare;
    private readonly Func<string, Panel> _make;

    public PanelCache(string serial, Func<string, Panel> make)
    {
        _main = new Lazy<Panel?>(() => Panel.FromSerial(serial), LazyThreadSafetyMode.ExecutionAndPublication);
        _spare = new Lazy<Panel>(() => Panel.FromSerial(serial) ?? new Panel("spare"));
        _make = make;
    }

    public Panel Main => _main.Value!;

    public string SpareCell => _spare.Value.Cell.ToUpper();

    public int Build(string serial)
    {
        var panel = _make(serial);
        return panel.Cell.Length; // want: null-deref
    }
}

public static class Inverter
{
    private static readonly Dictionary<string, Func<int, string>> s_modes = new()
    {
        ["grid"] = w => w > 5 ? "export" : "import",
        ["island"] = w => w > 5 ? "store" : null!,
        ["off"] = static _ => "",
    };

    public static string Mode(string name, int watts) => s_modes[name](watts);

    public static int IslandWidth()
    {
        string mode = Mode("island", 2);
        return mode.Length; // want: null-deref
    }
}

public static class Demos
{
    public static void Demo1()
    {
        var cache = new PanelCache("X77", s => new Panel(s));
        Console.Write(cache.Build("q") + cache.SpareCell);
        Console.Write(cache.Main.Cell); // want: null-deref
    }

    public static void Demo2()
    {
        var cache = new PanelCache("S77", s => new Panel(s));
        Console.Write(cache.Main?.Cell.Length);
    }

    public static void Demo3() => new PanelCache("S1", s => Panel.FromSerial(s)!).Build("T9");

    public static void Demo4() => Inverter.IslandWidth();

    public static void Demo5()
    {
        Func<Panel> make = () => new Panel("local");
        Console.Write(make().Cell.Length);
    }
}

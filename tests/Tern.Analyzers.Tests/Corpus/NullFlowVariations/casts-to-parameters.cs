// A cast to a type parameter: whether it fails, the type argument of the call decides.
using System;
using System.Collections.Generic;
using System.Linq;

namespace Variations.CastsToParameters;

public abstract class Panel
{
    public string Name = "p";
}

public sealed class Gauge : Panel
{
    public int Limit = 3;
}

public sealed class Lamp : Panel
{
    public int Watts = 5;
}

public sealed class Desk
{
    private readonly List<Panel> _panels = new();

    public Panel? Main;

    public void Add(Panel panel) => _panels.Add(panel);

    public T First<T>()
        where T : Panel
        => (_panels[0] as T)!;

    public T MainAs<T>()
        where T : Panel
        => Main is T panel ? panel : null!;

    public T MainBy<T>()
        where T : Panel
        => MainAs<T>();

    public T Named<T>(string name)
        where T : Panel
        => _panels.OfType<Panel>().First(p => p.Name == name) as T ?? throw new InvalidOperationException(name);
}

public sealed class Holder<T>
    where T : class
{
    private readonly object _held;

    public Holder(object held) => _held = held;

    public T Held => (_held as T)!;
}

public static class Case
{
    private static Desk Made()
    {
        var desk = new Desk { Main = new Lamp() };
        desk.Add(new Lamp());
        return desk;
    }

    public static int Demo1() => Made().First<Gauge>().Limit; // want: null-deref

    public static int Demo2() => Made().First<Lamp>().Watts;

    public static int Demo3() => Made().MainAs<Gauge>().Limit; // want: null-deref

    public static int Demo4() => Made().MainAs<Lamp>().Watts;

    public static int Demo5() => Made().MainBy<Gauge>().Limit; // want: null-deref

    public static int Demo6() => Made().MainBy<Panel>().Name.Length;

    public static int Demo7() => Made().Named<Lamp>("p").Watts;

    public static int Demo8() => new Holder<string>(new Lamp()).Held.Length; // want: null-deref

    public static int Demo9() => new Holder<string>("held").Held.Length;
}

// case: interface-lens-coating
// category: interface-dispatch
// rationale: one of several implementations returns null, an override passes null to a base hook, and a captured primary parameter
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.InterfaceLensCoating;

public interface ICoating
{
    string Layer(int index);

    string Describe(string? note) => note ?? "plain";
}

public sealed class Glass(string[] layers) : ICoating
{
    public string Layer(int index) => layers[index % layers.Length];
}

public sealed class Mirror : ICoating
{
    string ICoating.Layer(int index) => index == 0 ? "silver" : null!;

    public string Describe(string? note)
    {
        return note!.Trim(); // want: null-deref
    }
}

public abstract class Polisher
{
    public int Polish(string lens)
    {
        string grit = Grit(lens);
        return Finish(lens, grit);
    }

    protected abstract string Grit(string lens);

    protected virtual int Finish(string lens, string? grit) => grit is null ? lens.Length : grit.Length;
}

public sealed class WetPolisher(string paste) : Polisher
{
    protected override string Grit(string lens) => lens.Length > 3 ? paste : null!;
}

public sealed class DryPolisher(int speed) : Polisher
{
    protected override string Grit(string lens) => speed > 10 ? "fine" : null!;

    protected override int Finish(string lens, string? grit)
    {
        return speed * grit!.Length; // want: null-deref
    }
}

public static class Demos
{
    private static int Thickness(ICoating coating, int layers)
    {
        int n = 0;
        for (int i = 0; i < layers; i++)
        {
            n += coating.Layer(i).Length; // want: null-deref
        }

        return n + coating.Describe("ok").Length;
    }

    public static void Demo1() => Thickness(new Glass(["mgf2", "sio2"]), 3);
    public static void Demo2() => Thickness(new Mirror(), 3);
    public static void Demo3() => Thickness(new Mirror(), 1);
    public static void Demo4()
    {
        foreach (ICoating coating in new ICoating[] { new Glass(["tio2"]), new Mirror() })
        {
            Console.Write(coating.Describe(null).Length);
        }
    }

    public static void Demo5() => Console.Write(new WetPolisher("cerium").Polish("abc") + new DryPolisher(20).Polish("abc"));
    public static void Demo6() => new DryPolisher(5).Polish("abc");
}

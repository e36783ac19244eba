// case: genericslot-image-viewer
// category: generics
// rationale: a static generic holder before anything is published, a paged slot array of T, a renderer used before and after it is prepared
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.GenericslotImageViewer;

public sealed record Palette(string Name, int Colours);

public static class Current<T>
{
    private static T s_value = default!;

    public static T Value => s_value;
    public static void Publish(T value) => s_value = value;
}

public sealed class Pages<T>(int size)
{
    private readonly T[] _slots = new T[size];

    public int Used { get; private set; }
    public T this[int index] => _slots[index];
    public void Add(T item) => _slots[Used++] = item;
}

public sealed class Renderer
{
    public Palette Palette { get; private set; } = null!;
    public Renderer Prepare(Palette palette)
    {
        Palette = palette;
        return this;
    }

    public int Draw(int pixels) => pixels + (Palette?.Colours ?? 0);
}

public static class Viewer
{
    private static T Require<T>() => Current<T>.Value;

    public static string Caption()
    {
        var palette = Require<Palette>();
        return "palette " + palette.Name; // missed: null-deref
    }

    public static int Zoom() => Require<int>().CompareTo(100) + Require<Range>().Start.Value;

    public static int Preview(Pages<Palette> pages)
    {
        int n = 0;
        for (int i = 0; i <= pages.Used; i++)
        {
            n += pages[i].Colours; // missed: null-deref
        }

        return n;
    }

    public static int PreviewUsed(Pages<int[]> pages)
    {
        int n = 0;
        for (int i = 0; i < pages.Used; i++)
        {
            n += pages[i].Length;
        }

        return n;
    }

    public static string Quick(Renderer r) => r.Draw(4) > 0 ? r.Palette.Name : ""; // want: null-deref
    public static string Proper(Palette p) => new Renderer().Prepare(p).Palette.Name.Trim();
}

public static class Case
{
    public static void Demo1() => Viewer.Caption();
    public static void Demo2() { var p = new Pages<Palette>(4); p.Add(new("grey", 16)); Viewer.Preview(p); }
    public static void Demo3() => Viewer.Quick(new Renderer());
    public static void Demo4() => Viewer.Quick(new Renderer().Prepare(new("grey", 16)));
    public static void Demo5() { var p = new Pages<int[]>(4); p.Add([1]); Viewer.PreviewUsed(p); Viewer.Zoom(); Viewer.Proper(new("x", 2)); }
}

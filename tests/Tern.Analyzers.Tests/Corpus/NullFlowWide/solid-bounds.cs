// case: solid-bounds
// category: constructor-leak
// rationale: the base constructor caches the bounds through a virtual call that reads fields of the derived class
// csc: none

namespace NullSafety.Blind.SolidBounds;

public readonly record struct Vec(double X, double Y, double Z)
{
    public static Vec Max(Vec a, Vec b) => new(Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), Math.Max(a.Z, b.Z));
}

public abstract class Solid
{
    protected Solid(string name)
    {
        Name = name;
        Extent = ComputeExtent();
    }

    public string Name { get; }

    public Vec Extent { get; }

    protected abstract Vec ComputeExtent();
}

public sealed class Polyhedron : Solid
{
    private readonly Vec[] _corners;

    public Polyhedron(string name, params Vec[] corners)
        : base(name)
    {
        _corners = corners;
    }

    protected override Vec ComputeExtent()
    {
        var extent = new Vec(0, 0, 0);
        foreach (var corner in _corners) // want: null-deref
        {
            extent = Vec.Max(extent, corner);
        }

        return extent;
    }
}

public sealed class Compound : Solid
{
    private readonly List<Solid> _parts = new();
    private readonly Solid _hull;

    public Compound(string name, Solid hull)
        : base(name)
    {
        _hull = hull;
        _parts.Add(hull);
    }

    public int Count => _parts.Count + _hull.Name.Length;

    protected override Vec ComputeExtent()
    {
        int known = _parts.Count;
        return known > 0 ? _parts[0].Extent : _hull.Extent; // want: null-deref
    }
}

public sealed class Extrusion(string name, Vec[] profile, double height) : Solid(name)
{
    private readonly Vec[] _profile = profile;

    protected override Vec ComputeExtent() => new(_profile.Length, _profile.Length, height);
}

public sealed class Sphere : Solid
{
    private readonly string _label;

    public Sphere(double radius)
        : base("sphere") => _label = "r=" + radius;

    public int LabelWidth => _label.Length;

    protected override Vec ComputeExtent() => _label == null ? default : new Vec(_label.Length, 0, 0);
}

public static class Case
{
    public static void DemoPolyhedron() => new Polyhedron("wedge", new Vec(1, 2, 3));

    public static void DemoCompound() => new Compound("case", new Sphere(2));

    public static void DemoSafe()
    {
        _ = new Sphere(1).LabelWidth + new Extrusion("rail", [new Vec(1, 1, 0)], 4).Extent.Z;
    }
}

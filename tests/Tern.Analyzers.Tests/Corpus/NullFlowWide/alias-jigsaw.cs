// case: alias-jigsaw
// category: aliasing
// rationale: two variables name the same object; one of them removes what the other was just given
// csc: none

namespace NullSafety.AliasJigsaw;

public sealed class Edge
{
    public int Notches { get; init; }
}

public sealed class Tile
{
    public Edge? Right { get; set; }
    public string? Motif { get; set; }
}

public sealed class Jigsaw
{
    private readonly List<Tile> _tiles = new();

    public Tile Add(Tile tile)
    {
        _tiles.Add(tile);
        return tile;
    }

    public int Trim()
    {
        var corner = new Tile { Right = new Edge { Notches = 2 } };
        Tile last = corner;
        last.Right = null;
        return corner.Right.Notches; // want: null-deref
    }

    public int TrimCopy()
    {
        var corner = new Tile { Right = new Edge { Notches = 2 } };
        var last = new Tile { Right = corner.Right, Motif = corner.Motif };
        last.Right = null;
        return corner.Right.Notches;
    }

    public int Repaint()
    {
        var sky = new Tile { Motif = "cloud" };
        Tile placed = Add(sky);
        placed.Motif = null;
        return sky.Motif.Length; // want: null-deref
    }

    public int RepaintOther()
    {
        var sky = new Tile { Motif = "cloud" };
        Tile placed = Add(new Tile { Motif = "bird" });
        placed.Motif = null;
        return sky.Motif.Length;
    }
}

public static class Case
{
    public static void DemoTrim() => new Jigsaw().Trim();

    public static void DemoTrimCopy() => new Jigsaw().TrimCopy();

    public static void DemoRepaint() => new Jigsaw().Repaint();

    public static void DemoRepaintOther() => new Jigsaw().RepaintOther();
}

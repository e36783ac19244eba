// case: static-order-codec
// category: static-init
// rationale: static initialisers call a factory that reads a static further down, and two classes initialise each other
// csc: none

namespace NullSafety.StaticOrderCodec;

public sealed class Codec
{
    public Codec(string name, int id)
    {
        Name = name;
        Id = id;
    }

    public string Name { get; }

    public int Id { get; }
}

public static class Codecs
{
    public static readonly Codec Plain = Create("plain");
    public static readonly Codec Packed = Create("packed");

    private static readonly Dictionary<string, Codec> ByName = new();

    private static Codec Create(string name)
    {
        var codec = new Codec(name, 1);
        ByName.Add(name, codec); // want: null-deref
        return codec;
    }
}

public static class OrderedCodecs
{
    private static readonly Dictionary<string, Codec> ByName = new();

    public static readonly Codec Plain = Create("plain");
    public static readonly Codec Packed = Create("packed");

    private static Codec Create(string name)
    {
        var codec = new Codec(name, ByName.Count + 1);
        ByName.Add(name, codec);
        return codec;
    }
}

public static class Units
{
    public static readonly string Suffix = Formats.Pattern + "u";
    public static readonly string Separator = ";";
}

public static class Formats
{
    public static readonly string Pattern = "0.0";
    public static readonly int Width = Units.Separator.Length + 6; // want: null-deref
}

public static class Case
{
    public static void DemoTable()
    {
        var codec = Codecs.Packed;
        Console.Out.Write(codec.Id == 0 ? "?" : "");
    }

    public static void DemoOrderedTable()
    {
        var codec = OrderedCodecs.Packed;
        Console.Out.Write(codec.Id == 0 ? "?" : "");
    }

    public static void DemoCycle()
    {
        Console.Out.Write(Units.Suffix.Length == 0 ? "?" : "");
    }
}

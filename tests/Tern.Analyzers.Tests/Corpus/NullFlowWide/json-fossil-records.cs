// case: json-fossil-records
// category: deserialised
// rationale: members missing on the wire, an explicit null beating a default, a null list element
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.JsonFossilRecords;

public sealed class Site
{
    public string Layer { get; set; } = "jura";
}

public sealed class Specimen
{
    public string Genus { get; set; } = "";
    public Site Site { get; set; } = null!;
    public List<string> Bones { get; set; } = [];
    public required string Curator { get; set; }
}

public sealed record Drawer(string Code, Specimen[] Items);

public static class Importer
{
    public static Specimen Parse(string json)
    {
        var s = JsonSerializer.Deserialize<Specimen>(json);
        return s ?? throw new FormatException("specimen");
    }

    public static Drawer Open(string json) => JsonSerializer.Deserialize<Drawer>(json)
        ?? throw new FormatException("drawer");
}

public static class Case
{
    private static int Depth(string json)
    {
        var specimen = Importer.Parse(json);
        var place = specimen.Site;
        return specimen.Curator.Length + place.Layer.Length; // want: null-deref
    }

    private static int DepthOrZero(string json) => Importer.Parse(json).Site?.Layer?.Length ?? 0;

    private static int Count(string json)
    {
        int n = 0;
        foreach (var bone in Importer.Parse(json).Bones) // want: null-deref
        {
            n += bone?.Length ?? 0;
        }

        return n;
    }

    private static int Genera(string json)
    {
        var drawer = Importer.Open(json);
        return (drawer.Items ?? []).Sum(i => i.Bones == null ? 0 : i.Bones.Count); // want: null-deref
    }

    private static int Present(string json)
    {
        var drawer = Importer.Open(json);
        return (drawer.Items ?? []).OfType<Specimen>().Count(i => !string.IsNullOrEmpty(i.Genus));
    }

    public static void Demo1() => Depth("""{"Curator":"ann"}""");

    public static void Demo2() => DepthOrZero("""{"Curator":"ann"}""");

    public static void Demo3() => Count("""{"Curator":"ann","Bones":null}""");

    public static void Demo4() => Genera("""{"Code":"d","Items":[null]}""");

    public static void Demo5() => Present("""{"Code":"d","Items":[null]}""");
}

// case: forgiving-orchestra-score
// category: null-forgiving
// rationale: score parts looked up in XML and in a list with a bang; a bang on an argument ends inside the callee
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace NullSafety.Wide3.ForgivingOrchestraScore;

public sealed class Part
{
    public Part(string instrument, string? clef)
    {
        Instrument = instrument;
        Clef = clef;
    }

    public string Instrument { get; }

    public string? Clef { get; }
}

public sealed class Score
{
    private readonly List<Part> _parts = [];

    public static Score Parse(string xml)
    {
        var score = new Score();
        foreach (var e in XElement.Parse(xml).Elements("part"))
        {
            score._parts.Add(new Part(e.Value, (string?)e.Attribute("clef")));
        }

        return score;
    }

    public static string Composer(string xml) => XElement.Parse(xml).Element("composer")!.Value; // want: null-deref

    public static string ComposerOr(string xml) => XElement.Parse(xml).Element("composer") is { } c ? c.Value : "trad.";

    private Part? Find(string instrument) => _parts.Find(p => p.Instrument == instrument);

    public int Rank(string instrument)
    {
        Part part = Find(instrument)!;
        return part.Instrument.Length; // want: null-deref
    }

    public int ClefWidth() => _parts.Count == 0 ? 0 : Engrave(_parts[0].Clef!);

    private static int Engrave(string clef) => clef.Length * 4; // want: null-deref

    public int ClefWidths()
    {
        int n = 0;
        foreach (var p in _parts)
        {
            if (string.IsNullOrWhiteSpace(p.Clef))
            {
                continue;
            }

            n += Stamp(p.Clef!);
        }

        return n;
    }

    private static int Stamp(string clef) => clef.Length * 2;
}

public static class Case
{
    private const string Xml = "<s><part>oboe</part><part clef='bass'>cello</part></s>";

    public static void Demo1() => Score.Composer(Xml);
    public static void Demo2() => Score.Parse(Xml).Rank("tuba");
    public static void Demo3() => Score.Parse(Xml).ClefWidth();
    public static void Demo4() => _ = Score.ComposerOr(Xml).Length + Score.Parse(Xml).ClefWidths() + Score.Parse(Xml).Rank("oboe");
}

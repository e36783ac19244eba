// case: forgive-hive-inspection
// category: null-forgiving
// rationale: inspection sheets trust labels and queens that the apiary does not have
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide9.HiveInspection;

public sealed record Queen(string Marking, int BirthYear);

public sealed class Hive
{
    public Hive(string label, int frames, Queen? queen)
    {
        Label = label;
        Frames = frames;
        Queen = queen;
    }

    public string Label { get; }
    public int Frames { get; }
    public Queen? Queen { get; private set; }

    public void RecordSwarm() => Queen = null;
}

public sealed class Apiary
{
    private readonly List<Hive> _hives = new();

    public Apiary With(Hive hive)
    {
        _hives.Add(hive);
        return this;
    }

    public Hive? Find(string label) => _hives.Find(h => h.Label == label);

    // An apiary is never empty in season.
    public Hive Strongest() => _hives.OrderByDescending(h => h.Frames).FirstOrDefault()!;
}

public static class InspectionSheet
{
    public static int FramesOf(Apiary apiary, string label)
    {
        Hive hive = apiary.Find(label)!;
        return hive.Frames; // want: null-deref
    }

    public static int FramesIfKnown(Apiary apiary, string label) => apiary.Find(label)?.Frames ?? 0;

    private static string Describe(Queen queen, int year)
    {
        int age = year - queen.BirthYear; // want: null-deref
        return age + "y " + queen.Marking;
    }

    public static string QueenLine(Hive hive, int year) => Describe(hive.Queen!, year);

    public static string QueenLineOrGap(Hive hive, int year)
    {
        return hive.Queen is { } queen ? Describe(queen, year) : "queenless"; // needless
    }

    public static string Headline(Apiary apiary)
    {
        var best = apiary.Strongest();
        return "best: " + best.Label; // want: null-deref
    }
}

public static class Season
{
    private static Apiary Meadow() => new Apiary()
        .With(new Hive("M1", 8, new Queen("blue", 2023)))
        .With(new Hive("M2", 5, null));

    public static int Demo1() => InspectionSheet.FramesOf(Meadow(), "M7");

    public static string Demo2()
    {
        var hive = Meadow().Find("M1")!;
        hive.RecordSwarm(); // needless
        return InspectionSheet.QueenLine(hive, 2025);
    }

    public static string Demo3() => InspectionSheet.Headline(new Apiary());

    public static string Demo4() => InspectionSheet.Headline(Meadow()) + InspectionSheet.FramesOf(Meadow(), "M2");

    public static string Demo5() => InspectionSheet.QueenLineOrGap(Meadow().Find("M2")!, 2025) + InspectionSheet.FramesIfKnown(Meadow(), "x");
}

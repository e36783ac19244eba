// case: swallow-cave-survey
// category: swallowed exception
// rationale: a failed read is logged and forgotten, the variable or field it should have set is used afterwards
// csc: none

using System.Globalization;

namespace NullSafety.CaveSurvey;

public sealed record Leg(string From, string To, double Metres)
{
    public static Leg Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3) throw new FormatException("expected: from to metres");

        return new Leg(parts[0], parts[1], double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}

public sealed class Notebook(TextWriter log)
{
    private Leg _entrance = null!;

    public void ReadEntrance(string line)
    {
        try
        {
            _entrance = Leg.Parse(line);
        }
        catch (FormatException e)
        {
            log.WriteLine("entrance: " + e.Message);
        }
    }

    public string EntranceStation() => _entrance.From; // want: null-deref

    public double Depth(IEnumerable<string> lines)
    {
        double metres = 0;
        foreach (var line in lines)
        {
            Leg leg = null!;
            try
            {
                leg = Leg.Parse(line);
            }
            catch (FormatException e)
            {
                log.WriteLine($"{line}: {e.Message}");
            }

            metres += leg.Metres; // want: null-deref
        }

        return metres;
    }

    public double DepthOfGoodLegs(IEnumerable<string> lines)
    {
        double metres = 0;
        foreach (var line in lines)
        {
            Leg leg;
            try
            {
                leg = Leg.Parse(line);
            }
            catch (FormatException e)
            {
                log.WriteLine($"{line}: {e.Message}");
                continue;
            }

            metres += leg.Metres;
        }

        return metres;
    }
}

public static class Expedition
{
    private static Notebook Open(string entrance)
    {
        var book = new Notebook(TextWriter.Null);
        book.ReadEntrance(entrance);
        return book;
    }

    public static void DemoEntranceSmudged() => Open("A0 A1").EntranceStation();

    public static void DemoEntranceLegible() => Open("A0 A1 4.5").EntranceStation();

    public static void DemoLegSmudged() => Open("A0 A1 4.5").Depth(["A1 A2 7.1", "A2 A3"]);

    public static void DemoLegSmudgedSkipped() => Open("A0 A1 4.5").DepthOfGoodLegs(["A1 A2 7.1", "A2 A3"]);
}

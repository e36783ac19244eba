// case: swallow-tide-import
// category: swallowed exception
// rationale: a parse failure is logged and skipped, the variable that the try block should have set stays null
// csc: none

namespace NullSafety.SwallowTideImport;

public sealed record Tide(string Harbour, double Metres);

public sealed class TideParser
{
    public Tide Parse(string line)
    {
        string[] parts = line.Split(';');
        if (parts.Length != 2)
            throw new FormatException("expected harbour;metres");

        return new Tide(parts[0], double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}

public sealed class ImportLog
{
    public List<string> Problems { get; } = new();
}

public sealed class TideImport(TideParser parser, ImportLog log)
{
    private List<Tide> _table = null!;

    public double Highest(IEnumerable<string> lines)
    {
        double best = double.MinValue;
        foreach (string line in lines)
        {
            Tide tide = null!;
            try
            {
                tide = parser.Parse(line);
            }
            catch (FormatException e)
            {
                log.Problems.Add(e.Message);
            }

            best = Math.Max(best, tide.Metres); // want: null-deref
        }

        return best;
    }

    public double HighestValid(IEnumerable<string> lines)
    {
        double best = double.MinValue;
        foreach (string line in lines)
        {
            Tide tide;
            try
            {
                tide = parser.Parse(line);
            }
            catch (FormatException e)
            {
                log.Problems.Add(e.Message);
                continue;
            }

            best = Math.Max(best, tide.Metres);
        }

        return best;
    }

    public int Load(string text)
    {
        try
        {
            _table = text.Split('\n').Select(parser.Parse).ToList();
        }
        catch (FormatException e) when (log.Problems.Count < 10)
        {
            log.Problems.Add(e.Message);
        }

        return _table.Count; // want: null-deref
    }
}

public static class Case
{
    private static TideImport Import() => new(new TideParser(), new ImportLog());

    public static void DemoBadLine() => Import().Highest(new[] { "Husum;3.1", "???" });

    public static void DemoValid() => Import().HighestValid(new[] { "Husum;3.1", "???" });

    public static void DemoLoadBad() => Import().Load("Husum");

    public static void DemoLoad() => Import().Load("Husum;3.1\nEmden;2.8");
}

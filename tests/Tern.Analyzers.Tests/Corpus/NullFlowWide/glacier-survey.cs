// case: glacier-survey
// category: exceptions
// rationale: a swallowed exception leaves the local at its null start value
// csc: none

namespace NullSafety.GlacierSurvey;

public sealed class Track
{
    public Track(string name, IReadOnlyList<double> heights)
    {
        Name = name;
        Heights = heights;
    }

    public string Name { get; }
    public IReadOnlyList<double> Heights { get; }
}

public static class TrackFile
{
    public static Track Parse(string text)
    {
        var parts = text.Split(';');
        var heights = parts.Skip(1).Select(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return new Track(parts[0], heights);
    }
}

public sealed class Survey
{
    private readonly List<string> _problems = new();

    public IReadOnlyList<string> Problems => _problems;

    public double Thickness(string text)
    {
        Track track = null!;
        try
        {
            track = TrackFile.Parse(text);
        }
        catch (FormatException e)
        {
            _problems.Add(e.Message);
        }

        return track.Heights.Count == 0 ? 0 : track.Heights.Max(); // want: null-deref
    }

    public double ThicknessOrZero(string text)
    {
        Track track = null!;
        try
        {
            track = TrackFile.Parse(text);
        }
        catch (FormatException e)
        {
            _problems.Add(e.Message);
            return 0;
        }

        return track.Heights.Count == 0 ? 0 : track.Heights.Max();
    }

    private Track Load(string text)
    {
        try
        {
            return TrackFile.Parse(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            _problems.Add($"skipped: {e.Message}");
            return null!;
        }
    }

    public IEnumerable<string> Names(params string[] texts)
    {
        return texts.Select(Load).Where(t => t is not null).Select(t => t.Name).ToList();
    }

    public string FirstName(params string[] texts) => Load(texts[0]).Name; // want: null-deref
}

public static class Case
{
    public static void DemoBroken() => new Survey().Thickness("north;12.5;x");

    public static void DemoBrokenIsZero() => new Survey().ThicknessOrZero("north;12.5;x");

    public static void DemoFirstName() => new Survey().FirstName("south;?");

    public static void DemoNames() => new Survey().Names("south;?", "east;3.5");
}

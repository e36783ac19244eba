// case: drum-kits
// category: static-order
// rationale: static tables of a sequencer are read by initialisers that run before them
// csc: none

namespace NullSafety.Blind.DrumKits;

public sealed record Sample(string Name, int Note);

public sealed class Kit
{
    private readonly List<Sample> _samples = new();

    public Kit Add(string name, int note)
    {
        _samples.Add(new Sample(name, note));
        return this;
    }

    public int Count => _samples.Count;

    public Sample? this[int note] => _samples.Find(s => s.Note == note);
}

public static class StudioKits
{
    public static readonly Kit Rock = Register("rock", new Kit().Add("kick", 36).Add("snare", 38));

    private static readonly Dictionary<string, Kit> Registry = new();

    private static Kit Register(string name, Kit kit)
    {
        Registry.Add(name, kit); // want: null-deref
        return kit;
    }
}

public static class Grooves
{
    public static readonly int DefaultSteps = Measure();
    private static readonly string Pattern = "x..x..x.";

    private static int Measure() => Pattern.Length; // want: null-deref
}

public static class LiveKits
{
    private static readonly Dictionary<string, Kit> Registry = new();

    public static readonly Kit Jazz = Register("jazz", new Kit().Add("ride", 51));

    private static Kit Register(string name, Kit kit)
    {
        Registry.Add(name, kit);
        return kit;
    }
}

public static class Fills
{
    private const string Pattern = "xx.x";
    private static string? _cached;

    public static readonly int Steps = Pattern.Length;

    public static string Cached => _cached ??= Pattern.Replace('.', ' ');
}

public static class Case
{
    private static void Unwrap(Action load)
    {
        try
        {
            load();
        }
        catch (TypeInitializationException e) when (e.InnerException != null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }

    public static void DemoRegistry() => Unwrap(() => _ = StudioKits.Rock.Count);

    public static void DemoGroove() => Unwrap(() => _ = Grooves.DefaultSteps);

    public static void DemoSafe() => _ = LiveKits.Jazz.Count + Fills.Steps + Fills.Cached.Length;
}

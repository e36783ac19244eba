// case: cast-puppet-parts
// category: as, cast, unboxing
// rationale: a failed `as` with `!`, a cast that lets null through, and unboxing of an attribute nobody carved
// csc: none

namespace NullSafety.CastPuppetParts;

public abstract class Part
{
    public string Wood { get; init; } = "lime";
}

public sealed class Head : Part
{
    public int MouthStrings { get; init; } = 1;
}

public sealed class Limb : Part
{
    public int Joints { get; init; } = 2;
}

public sealed class Marionette
{
    private readonly List<Part> _parts = new();
    private readonly Dictionary<string, object> _notes = new();

    public Marionette With(Part part)
    {
        _parts.Add(part);
        return this;
    }

    public Marionette Note(string key, object value)
    {
        _notes[key] = value;
        return this;
    }

    public Part Topmost() => _parts[^1];

    public object Read(string key) => _notes.GetValueOrDefault(key)!;
}

public static class Workshop
{
    public static int MouthStrings(Marionette m)
    {
        var head = (m.Topmost() as Head)!;
        return head.MouthStrings; // want: null-deref
    }

    public static int MouthStringsIfHead(Marionette m) =>
        m.Topmost() is Head head ? head.MouthStrings : 0;

    public static int StringCount(Marionette m)
    {
        return (int)m.Read("strings"); // want: null-deref
    }

    public static int StringCountOrNine(Marionette m) =>
        m.Read("strings") is int n ? n : 9;

    public static string Costume(Marionette m)
    {
        var costume = (string)m.Read("costume");
        return costume.Trim(); // want: null-deref
    }

    public static string CostumeOrBare(Marionette m)
    {
        var costume = (string)m.Read("costume");
        return costume is { Length: > 0 } ? costume.Trim() : "bare";
    }
}

public static class Case
{
    private static Marionette Unfinished() => new Marionette().With(new Head()).With(new Limb());

    private static Marionette Finished() =>
        new Marionette().With(new Head()).Note("strings", 11).Note("costume", " harlequin ");

    public static void DemoMouth() => Workshop.MouthStrings(Unfinished());

    public static void DemoStrings() => Workshop.StringCount(Unfinished());

    public static void DemoCostume() => Workshop.Costume(Unfinished());

    public static void DemoSafe()
    {
        foreach (var m in new[] { Unfinished(), Finished() })
        {
            Workshop.MouthStringsIfHead(m);
            Workshop.StringCountOrNine(m);
            Workshop.CostumeOrBare(m);
        }
    }
}

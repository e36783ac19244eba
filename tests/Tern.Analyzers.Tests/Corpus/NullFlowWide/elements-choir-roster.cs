// case: elements-choir-roster
// category: collections
// rationale: enumerating an absent voice group and calling members on null singers within one
// csc: none

using System.Collections.Generic;
using System.Linq;

namespace NullSafety.Wide9.ChoirRoster;

public sealed class Singer
{
    public Singer(string name, string? part = null)
    {
        Name = name;
        Part = part;
    }

    public string Name { get; }
    public string? Part { get; }
}

public sealed class Choir
{
    private readonly Dictionary<string, List<Singer>> _voices = new();
    private readonly Singer?[] _solo = new Singer?[3];

    public Choir Join(string voice, params Singer[] singers)
    {
        if (!_voices.TryGetValue(voice, out var group))
        {
            _voices[voice] = group = new List<Singer>();
        }

        group.AddRange(singers);
        return this;
    }

    public IEnumerable<Singer>? Voice(string voice) => _voices.TryGetValue(voice, out var group) ? group : null;

    public void Solo(int act, Singer singer) => _solo[act] = singer;

    public IReadOnlyList<Singer> Soloists() => _solo!;

    public List<Singer> Chairs(int count) => Enumerable.Repeat<Singer>(null!, count).ToList();
}

public static class Programme
{
    private static int NameLengths(Choir choir, string voice)
    {
        int sum = 0;
        foreach (var singer in choir.Voice(voice)!) // want: null-deref
        {
            sum += singer.Name.Length;
        }

        return sum;
    }

    private static string Credits(Choir choir)
    {
        var names = new List<string>();
        foreach (Singer soloist in choir.Soloists())
        {
            names.Add(soloist.Name); // want: null-deref
        }

        return string.Join(", ", names);
    }

    private static string CreditsPresent(Choir choir) => string.Join(", ", choir.Soloists().Where(s => s is not null).Select(s => s.Name));

    private static int FirstChair(List<Singer> chairs, Singer? substitute)
    {
        if (substitute != null)
        {
            chairs[0] = substitute;
        }

        return chairs[0].Name.Length; // want: null-deref
    }

    private static int PartLengths(IEnumerable<Singer> singers)
    {
        return singers.Select(s => s.Part).Sum(p => p!.Length); // missed: null-deref
    }

    public static int Demo1() => NameLengths(new Choir().Join("alto", new Singer("Mia")), "bass");
    public static string Demo2() { var c = new Choir(); c.Solo(1, new Singer("Noah")); return Credits(c); }
    public static int Demo3() => FirstChair(new Choir().Chairs(4), null);
    public static int Demo4() => PartLengths(new Choir().Join("alto", new Singer("Mia", "A1"), new Singer("Pia")).Voice("alto")!);
    public static int Demo5() => NameLengths(new Choir().Join("alto", new Singer("Mia")), "alto") + FirstChair(new Choir().Chairs(1), new Singer("Lea"));
    public static string Demo6() { var c = new Choir(); c.Solo(0, new Singer("Noah")); return CreditsPresent(c) + PartLengths(new[] { new Singer("Eva", "S2") }); }
}

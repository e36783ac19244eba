// case: neg-choir-filter
// category: negative-collections
// rationale: nulls are filtered out, or replaced, before the loop that reads
// csc: silent

namespace NullSafety.NegChoirFilter;

public enum Voice
{
    Alto,
    Bass,
}

public sealed class Singer
{
    public Singer(string name, Voice? voice = null, string? phone = null)
    {
        Name = name;
        Voice = voice;
        Phone = phone;
    }

    public string Name { get; }
    public Voice? Voice { get; }
    public string? Phone { get; }
}

public sealed class Choir
{
    private readonly List<Singer?> _row = new();

    public void Place(params Singer?[] singers) => _row.AddRange(singers);

    private IEnumerable<Singer> Present()
    {
        foreach (var s in _row)
        {
            if (s is null)
            {
                continue;
            }

            yield return s;
        }
    }

    public int PhoneDigits()
    {
        var reachable = Present().Where(s => !string.IsNullOrEmpty(s.Phone)).ToList();
        int n = 0;
        foreach (var s in reachable)
        {
            n += s.Phone!.Length;
        }

        return n;
    }

    public int Names()
    {
        var copy = _row.ToList();
        copy.RemoveAll(s => s == null);
        int n = 0;
        for (int i = 0; i < copy.Count; i++)
        {
            n += copy[i]!.Name.Length;
        }

        return n;
    }

    public Dictionary<Voice, int> Sections()
    {
        var groups = new Dictionary<Voice, List<Singer>>();
        foreach (var v in Enum.GetValues<Voice>())
        {
            groups[v] = new List<Singer>();
        }

        foreach (var s in _row.OfType<Singer>().Where(s => s.Voice.HasValue))
        {
            groups.GetValueOrDefault(s.Voice!.Value)!.Add(s);
        }

        return groups.ToDictionary(g => g.Key, g => g.Value.Count);
    }
}

public static class Case
{
    public static void Demo1()
    {
        var c = new Choir();
        c.Place(new Singer("Ruth", Voice.Alto, "0664"), null, new Singer("Finn", Voice.Bass), new Singer("Lou"));
        c.PhoneDigits();
        c.Names();
        c.Sections();
    }
}

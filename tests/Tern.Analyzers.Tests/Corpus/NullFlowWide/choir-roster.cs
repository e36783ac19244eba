// case: choir-roster
// category: collections
// rationale: a roster keeps null for a voice nobody sings, and a projection carries unknown singers along as null
// csc: none

namespace NullSafety.Blind.ChoirRoster;

public sealed class Singer(string name)
{
    public string Name => name;
    public int Absences { get; set; }
}

public sealed class Members
{
    private readonly List<Singer> _all = new();
    public void Join(string name) => _all.Add(new Singer(name));

    public Singer? ByName(string name) => _all.Find(s => s.Name == name);
}

public sealed class Roster
{
    private readonly List<Singer> _voices = new();

    public void Fill(Members members, params string[] names)
    {
        foreach (string name in names)
        {
            _voices.Add(members.ByName(name)!);
        }
    }

    public IReadOnlyList<Singer> Voices => _voices;
}

public static class Rehearsal
{
    public static string SignUp(Roster roster)
    {
        var line = new System.Text.StringBuilder();
        foreach (var s in roster.Voices)
        {
            line.Append(s.Name).Append(' '); // want: null-deref
        }

        return line.ToString();
    }

    public static int Present(Roster roster)
    {
        int n = 0;
        foreach (var s in roster.Voices.Where(v => v != null))
        {
            n += s.Absences == 0 ? 1 : 0;
        }

        return n;
    }

    public static void Excuse(Members members, string[] letters)
    {
        var singers = letters.Select(l => members.ByName(l)!).ToArray();
        for (int i = 0; i < singers.Length; i++)
        {
            singers[i].Absences++; // want: null-deref
        }
    }

    public static void ExcuseKnown(Members members, string[] letters)
    {
        foreach (var s in letters.Select(members.ByName).OfType<Singer>())
        {
            s.Absences++;
        }
    }
}

public static class Case
{
    private static Members Choir()
    {
        var m = new Members();
        m.Join("Ada");
        m.Join("Boris");
        return m;
    }

    private static Roster Mass(Members m)
    {
        var r = new Roster();
        r.Fill(m, "Ada", "Carla");
        return r;
    }

    public static void Demo1() => Rehearsal.SignUp(Mass(Choir()));
    public static void Demo2() => Rehearsal.Present(Mass(Choir()));
    public static void Demo3() => Rehearsal.Excuse(Choir(), ["Boris", "Dora"]);
    public static void Demo4() => Rehearsal.ExcuseKnown(Choir(), ["Boris", "Dora"]);
}

// case: foreach-choir-parts
// category: enumeration
// rationale: a lookup answers null instead of an empty sequence and the caller two hops away iterates; a lazily filled list is iterated before it is filled
// csc: none

namespace NullSafety.ForeachChoirParts;

public enum Voice
{
    Alto,
    Bass,
}

public sealed class Singer(string name, Voice voice)
{
    public string Name => name;

    public Voice Voice => voice;
}

public sealed class Choir
{
    private readonly List<Singer> _members = new();
    private List<string> _programme = null!;

    public void Join(Singer singer) => _members.Add(singer);

    public void PlanConcert(params string[] pieces) => _programme = new List<string>(pieces);

    public IEnumerable<Singer> Section(Voice voice)
    {
        if (!_members.Exists(m => m.Voice == voice)) return null!;
        return _members.Where(m => m.Voice == voice);
    }

    public IReadOnlyList<Singer> SectionList(Voice voice) => _members.FindAll(m => m.Voice == voice);

    public string Poster()
    {
        var text = new System.Text.StringBuilder();
        foreach (string piece in _programme) // want: null-deref
        {
            text.AppendLine(piece);
        }

        return text.ToString();
    }
}

public static class Rehearsal
{
    private static IEnumerable<Singer> Called(Choir choir, Voice voice) => choir.Section(voice);

    public static int Call(Choir choir, Voice voice)
    {
        int n = 0;
        foreach (Singer s in Called(choir, voice)) // want: null-deref
        {
            n += s.Name.Length;
        }

        return n;
    }

    public static int CallList(Choir choir, Voice voice)
    {
        int n = 0;
        foreach (Singer s in choir.SectionList(voice))
        {
            n += s.Name.Length;
        }

        return n;
    }
}

public static class Case
{
    private static Choir Small()
    {
        var choir = new Choir();
        choir.Join(new Singer("Ada", Voice.Alto));
        return choir;
    }

    public static void Demo1() => Rehearsal.Call(Small(), Voice.Bass);

    public static void Demo2() => Small().Poster();

    public static void Demo3()
    {
        var choir = Small();
        choir.PlanConcert("Locus iste", "Abendlied");
        Console.WriteLine(choir.Poster() + Rehearsal.Call(choir, Voice.Alto) + Rehearsal.CallList(choir, Voice.Bass));
    }
}

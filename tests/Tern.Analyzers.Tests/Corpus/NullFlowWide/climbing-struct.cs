// case: climbing-struct
// category: struct-default
// rationale: default structs (array element, FirstOrDefault, out default) have null members in spite of the constructor
// csc: none

namespace NullSafety.ClimbingStruct;

public readonly struct Pitch
{
    public Pitch(string grade, int metres)
    {
        Grade = grade;
        Metres = metres;
    }

    public string Grade { get; }
    public int Metres { get; }
}

public struct Anchor
{
    public Anchor(string kind) => Kind = kind;

    public string Kind;
    public readonly bool IsSet => Kind != null;
}

public sealed class Route
{
    private readonly List<Pitch> _pitches = new();
    private readonly Anchor[] _anchors;

    public Route(int anchors) => _anchors = new Anchor[anchors];

    public void Add(string grade, int metres) => _pitches.Add(new Pitch(grade, metres));

    public void Bolt(int at) => _anchors[at] = new Anchor("bolt");

    public char Crux(int minimum)
    {
        var crux = _pitches.FirstOrDefault(p => p.Metres >= minimum);
        return crux.Grade[0]; // want: null-deref
    }

    public int LongestMetres() => _pitches.FirstOrDefault(p => p.Metres >= 100).Metres;

    public char CruxOr(int minimum, char fallback)
    {
        foreach (var p in _pitches)
        {
            if (p.Metres >= minimum)
            {
                return p.Grade[0];
            }
        }

        return fallback;
    }

    public int AnchorText(int at)
    {
        return _anchors[at].Kind.Length; // want: null-deref
    }

    public int AnchorTextChecked(int at)
    {
        var a = _anchors[at];
        return a.IsSet ? a.Kind.Length : 0;
    }
}

public static class Case
{
    private static Route Make()
    {
        var r = new Route(3);
        r.Add("6a", 25);
        r.Bolt(0);
        return r;
    }

    public static void Demo1() => Make().Crux(40);

    public static void Demo2() => Make().AnchorText(2);

    public static void Demo3()
    {
        var r = Make();
        r.Crux(20);
        r.LongestMetres();
        r.CruxOr(40, '?');
        r.AnchorText(0);
        r.AnchorTextChecked(2);
    }
}

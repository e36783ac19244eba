// case: neg-choir
// category: closures
// rationale: captured variables and virtual results that can be null elsewhere are set, replaced or tested before each use here
// csc: silent

namespace NullSafety.Choir;

public sealed record Singer(string Name, string Voice);

public abstract class Casting
{
    public abstract Singer Soloist(IReadOnlyList<Singer> singers);

    public static Casting Default { get; } = new FirstRow();

    private sealed class FirstRow : Casting
    {
        public override Singer Soloist(IReadOnlyList<Singer> singers) => singers[0];
    }
}

public sealed class ByVoice(string voice) : Casting
{
    public override Singer Soloist(IReadOnlyList<Singer> singers) => singers.FirstOrDefault(s => s.Voice == voice)!;
}

public sealed class Concert(IReadOnlyList<Singer> singers)
{
    private Singer _soloist = null!;
    private Action _onStart = null!;

    public void Prepare(Casting casting)
    {
        var chosen = casting.Soloist(singers);
        chosen ??= Casting.Default.Soloist(singers);

        _soloist = chosen;
        _onStart = () => Console.WriteLine(_soloist.Name.ToUpperInvariant());
    }

    public void Start(Casting casting)
    {
        Prepare(casting);
        _onStart();
        _onStart = null!;
    }

    public string Programme(bool withNames)
    {
        Func<Singer, string> print = null!;
        if (withNames)
        {
            print = s => s.Name;
        }

        print ??= s => s.Voice;
        return string.Join(", ", singers.Select(print));
    }

    public string Pairs()
    {
        Singer previous = null!;
        var lines = new List<string>();
        foreach (var singer in singers)
        {
            if (lines.Count > 0)
            {
                lines.Add($"{previous.Name} & {singer.Name}");
            }
            else
            {
                lines.Add(singer.Name);
            }

            previous = singer;
        }

        return string.Join("; ", lines);
    }
}

public static class Rehearsals
{
    private static Concert Spring() => new([new("Anouk", "alto"), new("Benno", "bass"), new("Tess", "alto")]);

    public static void DemoStart() => Spring().Start(new ByVoice("bass"));

    public static void DemoNoTenor()
    {
        var concert = Spring();
        concert.Start(new ByVoice("tenor"));
        concert.Start(Casting.Default);
    }

    public static void DemoProgramme() => Console.WriteLine(Spring().Programme(true) + Spring().Programme(false));

    public static void DemoPairs() => Console.WriteLine(Spring().Pairs());
}

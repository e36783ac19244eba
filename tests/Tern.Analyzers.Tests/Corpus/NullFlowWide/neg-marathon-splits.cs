// case: neg-marathon-splits
// category: map miss, stored null
// rationale: maps are filled for every key before they are read, nulls are filtered before the loop, searches test their best candidate
// csc: silent

namespace NullSafety.MarathonSplits;

public sealed record Runner(int Bib, string Name, string? Club);

public sealed record Split(int Bib, int Kilometre, TimeSpan? Time);

public sealed class Race
{
    private readonly Dictionary<int, List<Split>> _splits = new();
    private readonly Dictionary<int, Runner> _runners;

    public Race(IEnumerable<Runner> runners)
    {
        _runners = runners.ToDictionary(r => r.Bib);
        foreach (int bib in _runners.Keys)
        {
            _splits.Add(bib, new List<Split>());
        }
    }

    public bool Pass(Split split)
    {
        if (!_runners.ContainsKey(split.Bib))
        {
            return false;
        }

        _splits.GetValueOrDefault(split.Bib)!.Add(split);
        return true;
    }

    public List<string> Clubs()
    {
        var clubs = new List<string>();
        foreach (var runner in _runners.Values.Where(r => r.Club != null))
        {
            clubs.Add(runner.Club!.ToUpperInvariant());
        }

        return clubs;
    }

    public int ClubLetters() => _runners.Values.Select(r => r.Club).Where(c => !string.IsNullOrEmpty(c)).Sum(c => c!.Length);

    public string Leader(int kilometre)
    {
        Runner? leader = null;
        TimeSpan best = TimeSpan.MaxValue;
        foreach (var (bib, splits) in _splits)
        {
            var split = splits.Find(s => s.Kilometre == kilometre);
            if (split?.Time is not { } time || time >= best)
            {
                continue;
            }

            best = time;
            leader = _runners[bib];
        }

        return leader == null ? "nobody" : leader.Name.Trim();
    }

    public int NameLengths()
    {
        int sum = 0;
        foreach (int bib in _splits.Keys)
        {
            var runner = _runners.GetValueOrDefault(bib)!;
            sum += runner.Name.Length;
        }

        return sum;
    }
}

public static class Case
{
    private static Race City()
    {
        var race = new Race(new[] { new Runner(1, "Ola", "Harriers"), new Runner(2, "Kit", null) });
        race.Pass(new Split(1, 10, TimeSpan.FromMinutes(40)));
        race.Pass(new Split(2, 10, null));
        race.Pass(new Split(3, 10, null));
        return race;
    }

    public static void DemoClubs() => City().Clubs();

    public static void DemoLetters() => City().ClubLetters();

    public static void DemoLeader() => City().Leader(10);

    public static void DemoNobody() => City().Leader(30);

    public static void DemoNames() => City().NameLengths();
}

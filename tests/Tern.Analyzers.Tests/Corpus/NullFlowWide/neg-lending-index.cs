// case: neg-lending-index
// category: negative-map
// rationale: map lookups that are guarded by a key test, filled on demand, or indexed where a missing key throws its own exception
// csc: silent

#nullable enable
namespace NullSafety.LendingIndex;

public sealed record Loan(string Title, string Reader, int Week);

public sealed class Shelf
{
    private readonly Dictionary<string, List<Loan>> _byReader = new();
    private readonly Dictionary<string, Loan?> _byTitle = new();

    public void Own(string title) => _byTitle[title] = null;

    public void Lend(Loan loan)
    {
        if (!_byReader.TryGetValue(loan.Reader, out var list))
        {
            list = new List<Loan>();
            _byReader.Add(loan.Reader, list);
        }

        list.Add(loan);
        _byTitle[loan.Title] = loan;
    }

    public string Status(string title)
    {
        if (!_byTitle.TryGetValue(title, out var loan))
        {
            return "unknown";
        }

        return loan == null ? "in" : "out to " + loan.Reader.ToUpperInvariant();
    }

    public int FirstWeek(string reader)
    {
        if (_byReader.ContainsKey(reader))
        {
            return _byReader.GetValueOrDefault(reader)!.Min(l => l.Week);
        }

        return -1;
    }

    public int LoansOrMinusOne(string reader)
    {
        try
        {
            return _byReader[reader].Count;
        }
        catch (KeyNotFoundException)
        {
            return -1;
        }
    }

    public IEnumerable<string> Overdue(int week) =>
        from entry in _byTitle
        where entry.Value != null
        where entry.Value!.Week + 4 < week
        select entry.Key + ": " + entry.Value!.Reader.Trim();
}

public static class Case
{
    private static Shelf Stocked()
    {
        var shelf = new Shelf();
        shelf.Own("Emma");
        shelf.Own("Dune");
        shelf.Lend(new Loan("Dune", "sven", 3));
        return shelf;
    }

    public static void DemoStatus()
    {
        Stocked().Status("Emma");
        Stocked().Status("Dune");
        Stocked().Status("Ulysses");
    }

    public static void DemoReaders() => Console.Write(Stocked().FirstWeek("sven") + Stocked().FirstWeek("lea") + Stocked().LoansOrMinusOne("lea") > 99 ? "!" : "");

    public static void DemoOverdue() => Stocked().Overdue(20).ToList();
}

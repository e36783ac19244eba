// case: neg-lookup-contracts
// category: negative-try-pattern
// rationale: hand-written try methods, pairs and result objects without attributes, each read only after its success test
// csc: silent

namespace NullSafety.NegLookupContracts;

public sealed record Part(string Number, string Maker, Part? Successor);

public sealed class Outcome
{
    public Part Part { get; private init; } = null!;

    public string Error { get; private init; } = null!;

    public bool Ok => Error is null;

    public static Outcome Success(Part part) => new() { Part = part };

    public static Outcome Failure(string error) => new() { Error = error };
}

public sealed class Catalog
{
    private readonly Dictionary<string, Part> _parts = new();

    public void Add(Part part) => _parts[part.Number] = part;

    public bool TryFind(string number, out Part part)
    {
        if (number.Length > 0 && _parts.ContainsKey(number))
        {
            part = _parts[number];
            return true;
        }

        part = null!;
        return false;
    }

    public (Part Part, string Error) Load(string number)
        => TryFind(number, out var part) ? (part, null!) : (null!, "no part " + number);

    public Outcome Query(string number)
    {
        if (!TryFind(number, out var part))
        {
            return Outcome.Failure("no part " + number);
        }

        return Outcome.Success(part);
    }

    public string Newest(string number)
    {
        if (!TryFind(number, out var part))
        {
            return "?";
        }

        while (part.Successor != null)
        {
            part = part.Successor;
        }

        return part.Number.Trim();
    }

    public string Maker(string number)
    {
        var (part, error) = Load(number);
        return error != null ? error.ToUpperInvariant() : part.Maker.Trim();
    }

    public int MakerLength(string number)
    {
        var outcome = Query(number);
        return outcome.Ok ? outcome.Part.Maker.Length : outcome.Error.Length;
    }
}

public static class Case
{
    public static void DemoContracts()
    {
        var catalog = new Catalog();
        catalog.Add(new Part("A1", "Acme", new Part("A2", "Acme", null)));
        foreach (var number in new[] { "A1", "B7", "" })
        {
            catalog.Newest(number);
            catalog.Maker(number);
            catalog.MakerLength(number);
        }
    }
}

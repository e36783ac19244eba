// case: map-linker-symbols
// category: map-miss
// rationale: a symbol table keeps tombstones (stored null) for discarded symbols; a presence test does not exclude them, and a relocation looks up a name nobody defined
// csc: none

namespace NullSafety.LinkerSymbols;

public sealed record Section(string Name, int Address);

public sealed class Symbol(string name, Section section, int offset)
{
    public string Name { get; } = name;
    public Section Section { get; } = section;
    public int Offset { get; } = offset;
    public int Resolve() => Section.Address + Offset;
}

public sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _byName = new(StringComparer.Ordinal);

    public void Define(Symbol symbol) => _byName[symbol.Name] = symbol;

    // The name stays reserved, so that a later weak definition does not win.
    public void Discard(string name) => _byName[name] = null!;

    public bool Knows(string name) => _byName.ContainsKey(name);

    public Symbol this[string name] => _byName[name];

    public Symbol Lookup(string name) => _byName.GetValueOrDefault(name)!;

    public IEnumerable<Symbol> Live() => _byName.Values.Where(s => s is not null);
}

public readonly record struct Relocation(int Site, string Target);

public sealed class Linker(SymbolTable table)
{
    public int Entry(string name)
    {
        if (!table.Knows(name))
        {
            return 0;
        }

        Symbol start = table[name];
        return start.Section.Address + start.Offset; // want: null-deref
    }

    public void Patch(int[] image, IReadOnlyList<Relocation> relocations)
    {
        foreach (var (site, target) in relocations)
        {
            var symbol = table.Lookup(target);
            image[site] = symbol.Resolve(); // want: null-deref
        }
    }

    public int PatchKnown(int[] image, IReadOnlyList<Relocation> relocations)
    {
        int unresolved = 0;
        foreach (var (site, target) in relocations)
        {
            if (table.Lookup(target) is { } symbol)
            {
                image[site] = symbol.Resolve();
            }
            else
            {
                unresolved++;
            }
        }

        return unresolved;
    }

    public int HighestAddress() => table.Live().Max(s => s.Resolve());
}

public static class Case
{
    private static SymbolTable Sample()
    {
        var table = new SymbolTable();
        var text = new Section(".text", 0x1000);
        table.Define(new Symbol("main", text, 16));
        table.Define(new Symbol("_start", text, 0));
        table.Discard("_start");
        return table;
    }

    public static void DemoDiscardedEntry() => new Linker(Sample()).Entry("_start");
    public static void DemoUndefined() => new Linker(Sample()).Patch(new int[4], [new(0, "main"), new(1, "printf")]);
    public static void DemoKnown() => new Linker(Sample()).PatchKnown(new int[4], [new(0, "main"), new(1, "printf")]);
    public static void DemoHighest() => new Linker(Sample()).HighestAddress();
}

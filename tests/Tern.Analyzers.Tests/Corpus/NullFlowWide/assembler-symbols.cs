// case: assembler-symbols
// category: maps
// rationale: a missing label is looked up as if present; a forward reference is stored as null under a known key
// csc: none

namespace NullSafety.Blind.AssemblerSymbols;

public sealed record Section(string Name, int Base);

public sealed record Symbol(string Name, Section Home, int Offset)
{
    public int Address => Home.Base + Offset;
}

public readonly record struct Fixup(string Target, int At);

public sealed class SymbolTable
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    /// <summary>Notes a forward reference so that listings keep the order of appearance.</summary>
    public void Reserve(string name) => _symbols.TryAdd(name, null!);

    public void Define(string name, Section home, int offset) => _symbols[name] = new Symbol(name, home, offset);

    public bool IsKnown(string name) => _symbols.ContainsKey(name);

    public Symbol this[string name] => _symbols[name];

    public Symbol Lookup(string name) => _symbols.GetValueOrDefault(name)!;

    public bool TryResolve(string name, out Symbol symbol) => _symbols.TryGetValue(name, out symbol!) && symbol is not null;
}

public sealed class Linker(SymbolTable table)
{
    public int EntryPoint(string name)
    {
        var entry = table.Lookup(name);
        return entry.Address; // want: null-deref
    }

    public int EntryPointOr(string name, int fallback)
    {
        return table.Lookup(name) is { } entry ? entry.Address : fallback;
    }

    public int Displacement(Fixup fixup)
    {
        if (!table.IsKnown(fixup.Target))
        {
            throw new InvalidDataException($"undefined label {fixup.Target}");
        }

        var target = table[fixup.Target];
        return target.Address - fixup.At; // want: null-deref
    }

    public int DisplacementOrZero(Fixup fixup)
    {
        if (!table.TryResolve(fixup.Target, out var target))
        {
            return 0;
        }

        return target.Address - fixup.At;
    }
}

public static class Case
{
    private static SymbolTable Assemble()
    {
        var text = new Section(".text", 0x1000);
        var table = new SymbolTable();
        table.Define("start", text, 0);
        table.Reserve("done");
        table.Reserve("start");
        return table;
    }

    public static void DemoMissingEntry() => new Linker(Assemble()).EntryPoint("main");

    public static void DemoForwardReference() => new Linker(Assemble()).Displacement(new Fixup("done", 8));

    public static void DemoSafe()
    {
        var linker = new Linker(Assemble());
        _ = linker.EntryPointOr("main", 0x1000) + linker.DisplacementOrZero(new Fixup("done", 4));
        _ = linker.DisplacementOrZero(new Fixup("start", 4));
    }
}

// case: linker-symbol-scopes
// category: null-forgiving
// rationale: symbol resolution walks outward through scopes and yields null for an undefined name; the callers silence the result with !
// csc: none

namespace NullSafety.Blind22a.LinkerSymbolScopes;

public abstract record Node(int Line);

public sealed record LabelRef(int Line, string Name) : Node(Line);

public sealed record Word(int Line, ushort Value) : Node(Line);

public sealed class Symbol(string name, Section section)
{
    public string Name { get; } = name;
    public Section Section { get; } = section;
    public Symbol? Alias { get; init; }
    public int Offset { get; set; }
}

public sealed record Section(string Name, int Origin);

public sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, Symbol> _symbols = new(StringComparer.Ordinal);

    public void Declare(Symbol s) => _symbols[s.Name] = s;

    public Symbol? Resolve(string name)
    {
        for (Scope? s = this; s is not null; s = s.Parent)
        {
            if (s._symbols.TryGetValue(name, out var hit))
            {
                return hit;
            }
        }

        return null;
    }

    private Scope? Parent { get; } = outer;
}

public sealed class Linker(Scope scope)
{
    public int Emit(Node node) => node switch
    {
        LabelRef r => Address(scope.Resolve(r.Name)!),
        Word w => w.Value,
        _ => throw new NotSupportedException(),
    };

    public int EmitChecked(LabelRef r)
    {
        var symbol = scope.Resolve(r.Name);
        return symbol is null ? 0 : Address(symbol);
    }

    public string AliasTarget(string name)
    {
        var symbol = scope.Resolve(name) ?? throw new KeyNotFoundException(name);
        return symbol.Alias!.Name; // missed: null-deref
    }

    public string CanonicalName(string name)
    {
        var symbol = scope.Resolve(name) ?? throw new KeyNotFoundException(name);
        return symbol.Alias is { } next ? next.Name : symbol.Name;
    }

    private static int Address(Symbol symbol)
    {
        return symbol.Section.Origin + symbol.Offset; // want: null-deref
    }
}

public static class Case
{
    private static Linker Sample()
    {
        var text = new Section("text", 0x100);
        var global = new Scope(null);
        var main = new Symbol("main", text) { Offset = 4 };
        global.Declare(main);
        global.Declare(new Symbol("start", text) { Alias = main });
        return new Linker(new Scope(global));
    }

    public static void DemoUndefinedLabel() => Sample().Emit(new LabelRef(3, "mian"));

    public static void DemoDefinedChecked() => Sample().EmitChecked(new LabelRef(3, "mian"));

    public static void DemoAliasOfPlain() => Sample().AliasTarget("main");

    public static void DemoCanonical() => Sample().CanonicalName("start");
}

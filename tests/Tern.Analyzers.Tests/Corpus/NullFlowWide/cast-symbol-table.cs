// case: cast-symbol-table
// category: cast
// rationale: failed as-casts through a field and a helper, and unboxing of a missing attribute
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.CastSymbolTable;

public abstract class Symbol
{
    public string Name = "s";
    public Symbol? Scope;
}

public sealed class MethodSymbol : Symbol
{
    public List<string> Parameters = ["x"];
}

public sealed class TypeSymbol : Symbol
{
    public int Size = 8;
}

public sealed class Binder
{
    private readonly Dictionary<string, Symbol> _table = new() { ["Main"] = new MethodSymbol(), ["Int"] = new TypeSymbol() };
    private readonly Dictionary<string, object?> _attributes = new() { ["align"] = 4, ["pack"] = null };
    private MethodSymbol _current = null!;

    private T Resolve<T>(string name)
        where T : Symbol => (_table[name] as T)!;

    public int Enter(string name)
    {
        _current = (_table[name] as MethodSymbol)!;
        return Arity();
    }

    private int Arity()
    {
        return _current.Parameters.Count; // want: null-deref
    }

    public int SizeOf(string name)
    {
        var type = Resolve<TypeSymbol>(name);
        return type.Size; // want: null-deref
    }

    public int SizeOrZero(string name) => _table[name] is TypeSymbol type ? type.Size : 0;

    public int Pack(string key)
    {
        object value = _attributes[key]!;
        return 2 * (int)value; // want: null-deref
    }

    public int PackOr(string key) => _attributes[key] as int? ?? 1;

    public int Align() => _attributes.TryGetValue("align", out var value) && value is int n ? n : 0;

    public static int Weigh(Symbol symbol)
    {
        if (symbol is not (MethodSymbol or TypeSymbol))
        {
            return 0;
        }

        var method = symbol as MethodSymbol;
        return method == null ? ((TypeSymbol)symbol).Size : method.Parameters.Count;
    }
}

public static class Demos
{
    public static void Demo1() => new Binder().Enter("Int");
    public static void Demo2() => new Binder().Enter("Main");
    public static void Demo3() => new Binder().SizeOf("Main");
    public static void Demo4() => Console.Write(new Binder().SizeOf("Int") + new Binder().SizeOrZero("Main"));
    public static void Demo5() => new Binder().Pack("pack");
    public static void Demo6() => Console.Write(new Binder().PackOr("pack") + new Binder().Align() + new Binder().Pack("align"));
    public static void Demo7() => Console.Write(Binder.Weigh(new MethodSymbol()) + Binder.Weigh(new TypeSymbol()));
}

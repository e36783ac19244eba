// case: compiler-scope-chain
// category: unannotated-multihop
// rationale: a scope lookup in unannotated code gives null for an undeclared name; the type checker gets it two and three calls later
// csc: none

namespace NullSafety.CompilerScopeChain;

public interface IExprVisitor<out T>
{
    T VisitName(NameExpr e);
    T VisitSum(SumExpr e);
    T VisitCall(CallExpr e);
}

public abstract record Expr { public abstract T Accept<T>(IExprVisitor<T> visitor); }

public sealed record NameExpr(string Text) : Expr
{
    public override T Accept<T>(IExprVisitor<T> visitor) => visitor.VisitName(this);
}

public sealed record SumExpr(Expr Left, Expr Right) : Expr
{
    public override T Accept<T>(IExprVisitor<T> visitor) => visitor.VisitSum(this);
}

public sealed record CallExpr(NameExpr Callee, Expr Argument) : Expr
{
    public override T Accept<T>(IExprVisitor<T> visitor) => visitor.VisitCall(this);
}

public sealed record TypeDesc(string Name, int Rank);
public sealed record Symbol(string Name, TypeDesc Type);

#nullable disable
public sealed class Scope
{
    private readonly Dictionary<string, Symbol> _symbols = new();
    private readonly Scope _outer;
    public Scope(Scope outer) => _outer = outer;

    public void Declare(Symbol s) => _symbols[s.Name] = s;
    public Symbol Lookup(string name)
    {
        for (var scope = this; scope != null; scope = scope._outer)
        {
            if (scope._symbols.TryGetValue(name, out var found)) return found;
        }
        return null;
    }
}

public sealed class SymbolTable
{
    private readonly Scope _current = new Scope(new Scope(null));

    public void Declare(string name, TypeDesc type) => _current.Declare(new Symbol(name, type));
    public Symbol Resolve(string name) => _current.Lookup(name.TrimStart('@'));

    public TypeDesc TypeOf(string name)
    {
        var symbol = Resolve(name);
        return symbol == null ? null : symbol.Type;
    }
}
#nullable enable

public sealed class TypeChecker(SymbolTable table) : IExprVisitor<TypeDesc>
{
    public TypeDesc VisitName(NameExpr e) => table.TypeOf(e.Text);

    public TypeDesc VisitSum(SumExpr e)
    {
        var left = e.Left.Accept(this);
        var right = new TypeDesc("int", 1);
        return left.Rank < right.Rank ? right : left; // want: null-deref
    }

    public TypeDesc VisitCall(CallExpr e)
    {
        var callee = table.Resolve(e.Callee.Text);
        return callee.Type; // want: null-deref
    }
}

public sealed class Linter(SymbolTable table) : IExprVisitor<int>
{
    public int VisitName(NameExpr e) => table.Resolve(e.Text) is not { } symbol || symbol.Name.Length > 40 ? 1 : 0;
    public int VisitSum(SumExpr e) => e.Left.Accept(this) + e.Right.Accept(this);
    public int VisitCall(CallExpr e) => e.Argument.Accept(this) + (table.TypeOf(e.Callee.Text)?.Rank ?? 0);
}

public static class Case
{
    private static readonly Expr X = new NameExpr("x");

    public static void DemoSum() => new SumExpr(X, X).Accept(new TypeChecker(new SymbolTable()));
    public static void DemoCall() => new CallExpr(new NameExpr("f"), X).Accept(new TypeChecker(new SymbolTable()));
    public static void DemoLint() => new SumExpr(X, new CallExpr(new NameExpr("f"), X)).Accept(new Linter(new SymbolTable()));
}

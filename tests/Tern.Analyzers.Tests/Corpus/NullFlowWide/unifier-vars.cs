// case: unifier-vars
// category: aliasing
// rationale: two term variables of a proof checker are one object; undoing one binding clears the tested one
// csc: none

namespace NullSafety.Blind.UnifierVars;

public abstract class Term
{
    public abstract int Depth();
}

public sealed class Const(string name) : Term
{
    public string Name { get; } = name;

    public override int Depth() => Name.Length > 0 ? 1 : 0;
}

public sealed class Var(string name) : Term
{
    public string Name { get; } = name;

    public Term? Binding { get; set; }

    public override int Depth() => Binding is { } bound ? bound.Depth() : 0;
}

public sealed class Scope
{
    public Scope? Parent;
    public List<string>? Hypotheses = new() { "h0" };
}

public static class Unifier
{
    public static int Retract(bool reflexive)
    {
        var left = new Var("x") { Binding = new Const("zero") };
        var right = reflexive ? left : new Var("y");
        if (left.Binding == null)
        {
            return 0;
        }

        right.Binding = null;
        return left.Binding.Depth(); // want: null-deref
    }

    public static int RetractFresh()
    {
        var left = new Var("x") { Binding = new Const("zero") };
        var right = new Var("y") { Binding = left };
        if (left.Binding == null)
        {
            return 0;
        }

        right.Binding = null;
        return left.Binding.Depth();
    }

    public static int Discharge()
    {
        var outer = new Scope();
        var inner = new Scope { Parent = outer };
        if (outer.Hypotheses is null)
        {
            return 0;
        }

        var target = inner.Parent;
        target.Hypotheses = null;
        return outer.Hypotheses.Count; // want: null-deref
    }

    public static int DischargeInner()
    {
        var outer = new Scope();
        var inner = new Scope { Parent = outer };
        if (outer.Hypotheses is null)
        {
            return 0;
        }

        inner.Hypotheses = null;
        return outer.Hypotheses.Count;
    }
}

public static class Case
{
    public static void DemoReflexive() => Unifier.Retract(true);

    public static void DemoDischarge() => Unifier.Discharge();

    public static void DemoSafe() => _ = Unifier.Retract(false) + Unifier.RetractFresh() + Unifier.DischargeInner();
}

// case: plot-registry
// category: try-pattern
// rationale: a try method of the house leaves its out argument null, and the caller reads it on the wrong branch
// csc: none

namespace NullSafety.Blind.PlotRegistry;

public sealed class Plot(string owner, double area)
{
    public string Owner { get; } = owner;
    public double Area { get; } = area;
}

public sealed class Register
{
    private readonly SortedList<int, Plot> _plots = new();

    public void Enter(int id, Plot plot) => _plots.Add(id, plot);

    public bool TryFind(int id, out Plot plot, out string reason)
    {
        if (id <= 0)
        {
            plot = null!;
            reason = "bad number";
            return false;
        }

        int at = _plots.IndexOfKey(id);
        plot = at >= 0 ? _plots.Values[at] : null!;
        reason = at >= 0 ? null! : "unknown";
        return at >= 0;
    }
}

public sealed class Surveyor(Register register)
{
    private readonly List<string> _remarks = new();

    public double Tax(int id)
    {
        if (!register.TryFind(id, out var plot, out string reason))
        {
            _remarks.Add(reason.ToUpperInvariant());
        }

        return plot.Area * 0.2; // want: null-deref
    }

    public double TaxOrNothing(int id)
    {
        if (!register.TryFind(id, out var plot, out string reason))
        {
            _remarks.Add(reason.ToUpperInvariant());
            return 0;
        }

        return plot.Area * 0.2;
    }

    public int Remark(int id)
    {
        bool found = register.TryFind(id, out var plot, out string reason);
        if (found && plot.Area > 1000)
        {
            return reason.Length; // want: null-deref
        }

        return found ? plot.Owner.Length : reason.Length;
    }
}

public static class Case
{
    private static Surveyor Office()
    {
        var register = new Register();
        register.Enter(7, new Plot("Kern", 420));
        register.Enter(8, new Plot("Abel", 1900));
        return new Surveyor(register);
    }

    public static void Demo1() => Office().Tax(99);
    public static void Demo2() => Office().Tax(7);
    public static void Demo3() => Office().TaxOrNothing(99);
    public static void Demo4() => Office().TaxOrNothing(-1);
    public static void Demo5() => Office().Remark(8);
    public static void Demo6() => Office().Remark(7);
    public static void Demo7() => Office().Remark(12);
}

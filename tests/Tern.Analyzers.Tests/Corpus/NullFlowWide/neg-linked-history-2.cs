// case: neg-linked-history
// category: negative-loops
// rationale: chains with null ends walked by loops whose conditions or invariants exclude the null
// csc: silent

namespace NullSafety.Blind.Set21.NegLinkedHistory;

public sealed class Revision
{
    public Revision(int number, Revision? parent)
    {
        Number = number;
        Parent = parent;
    }

    public int Number { get; }

    public Revision? Parent { get; }
}

public sealed class History
{
    private Revision? _tip;
    private int _depth;

    public void Commit()
    {
        _tip = new Revision(_depth, _tip);
        _depth++;
    }

    public int Root()
    {
        if (_tip == null)
        {
            return -1;
        }

        var revision = _tip;
        while (revision.Parent != null)
        {
            revision = revision.Parent;
        }

        return revision.Number;
    }

    public int Ancestor(int steps)
    {
        if (_tip is null || steps < 0 || steps >= _depth)
        {
            throw new ArgumentOutOfRangeException(nameof(steps));
        }

        var revision = _tip;
        for (int i = 0; i < steps; i++)
        {
            revision = revision.Parent!; // needless
        }

        return revision.Number;
    }

    public int LastEven()
    {
        Revision? hit = null;
        for (var r = _tip; r != null && hit == null; r = r.Parent)
        {
            if (r.Number % 2 == 0)
            {
                hit = r;
            }
        }

        return hit == null ? -1 : hit.Number;
    }
}

public static class Program
{
    private static History Three()
    {
        var history = new History();
        history.Commit();
        history.Commit();
        history.Commit();
        return history;
    }

    public static void DemoRoot() => Three().Root();

    public static void DemoEmptyRoot() => new History().Root();

    public static void DemoAncestor() => Three().Ancestor(2);

    public static void DemoLastEven() => new History().LastEven();
}

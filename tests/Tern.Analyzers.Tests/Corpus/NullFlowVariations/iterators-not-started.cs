// What an iterator sets is set when somebody takes a first step over what it returned, not when it is called.
namespace Variations.IteratorsNotStarted;

public sealed class Lamp(string name)
{
    public string Name => name;
}

public sealed class Hall
{
    private Lamp? _lamp;

    private IEnumerable<int> Lit()
    {
        _lamp = new Lamp("hall");
        yield return 1;
    }

    private IEnumerable<int> Darkened()
    {
        _lamp = null;
        yield return 1;
    }

    private IEnumerable<int> LitAtTheEnd()
    {
        try
        {
            yield return 1;
        }
        finally
        {
            _lamp = new Lamp("hall");
        }
    }

    private IEnumerable<int> LitElsewhere() => Lit();

    public int Before()
    {
        _lamp = null;
        IEnumerable<int> steps = Lit();
        return _lamp!.Name.Length + steps.Count(); // want: null-deref
    }

    public int After()
    {
        _lamp = null;
        IEnumerable<int> steps = Lit();
        int count = steps.Count();
        return _lamp!.Name.Length + count;
    }

    public int During()
    {
        _lamp = null;
        int sum = 0;
        foreach (int step in Lit())
        {
            sum += step + _lamp!.Name.Length;
        }

        return sum;
    }

    public int AfterAnother()
    {
        _lamp = null;
        List<int> steps = LitElsewhere().ToList();
        return _lamp!.Name.Length + steps.Count;
    }

    public int NotDarkYet()
    {
        _lamp = new Lamp("hall");
        IEnumerable<int> steps = Darkened();
        return _lamp!.Name.Length + steps.Count();
    }

    public int Dark()
    {
        _lamp = new Lamp("hall");
        int count = Darkened().Count();
        return _lamp!.Name.Length + count; // want: null-deref
    }

    public int NeverBegun()
    {
        _lamp = null;
        using (IEnumerator<int> steps = LitAtTheEnd().GetEnumerator())
        {
        }

        return _lamp!.Name.Length; // want: null-deref
    }

    public int Begun()
    {
        _lamp = null;
        using (IEnumerator<int> steps = LitAtTheEnd().GetEnumerator())
        {
            steps.MoveNext();
        }

        return _lamp!.Name.Length;
    }
}

public static class Case
{
    public static int DemoBefore() => new Hall().Before();

    public static int DemoAfter() => new Hall().After();

    public static int DemoDuring() => new Hall().During();

    public static int DemoAfterAnother() => new Hall().AfterAnother();

    public static int DemoNotDarkYet() => new Hall().NotDarkYet();

    public static int DemoDark() => new Hall().Dark();

    public static int DemoNeverBegun() => new Hall().NeverBegun();

    public static int DemoBegun() => new Hall().Begun();
}

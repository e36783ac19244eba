// Elements at an index that a caller gives, and loops that go down from a length.
namespace Variations.ElementAtArgument;

public sealed class Lamp
{
    public int Watts = 5;
}

public sealed class Rail
{
    private readonly Lamp[] _lamps = new Lamp[5];

    public Lamp this[int place]
    {
        get => _lamps[place];
        set => _lamps[place] = value;
    }

    public Lamp At(int place) => _lamps[place];

    public void Unscrew() => _lamps[0] = null!;

    public void MoveUp()
    {
        for (int i = _lamps.Length - 1; i > 0; i--)
        {
            _lamps[i] = _lamps[i - 1];
        }

        _lamps[0] = null!;
    }

    public int First()
    {
        if (At(0) is null)
        {
            return 0;
        }

        Unscrew();
        return At(0).Watts; // want: null-deref
    }

    public int Second()
    {
        if (At(1) is null)
        {
            return 0;
        }

        Unscrew();
        return At(1).Watts;
    }

    public int Moved()
    {
        if (this[0] is null)
        {
            return 0;
        }

        MoveUp();
        return this[0].Watts; // want: null-deref
    }

    public int Replaced()
    {
        MoveUp();
        this[0] = new Lamp();
        return At(0).Watts;
    }

    public int Of(int place)
    {
        if (_lamps[place] is null)
        {
            return 0;
        }

        return At(place).Watts;
    }
}

public static class Case
{
    private static Rail Lit()
    {
        var rail = new Rail();
        for (int i = 0; i < 5; i++)
        {
            rail[i] = new Lamp();
        }

        return rail;
    }

    public static int Demo1() => Lit().First();

    public static int Demo2() => Lit().Second();

    public static int Demo3() => new Rail { [0] = new Lamp() }.Moved();

    public static int Demo4() => Lit().Replaced();

    public static int Demo5() => Lit().Of(2) + new Rail().Of(1);
}

// case: neg-pottery-flag
// category: negative-correlation
// rationale: a flag, a count or a state is always written together with the member that it vouches for
// csc: silent

namespace NullSafety.NegPotteryFlag;

public enum WheelState
{
    Idle,
    Spinning,
    Drying,
}

public sealed record Clay(string Kind, int Grams);

public sealed class PottersWheel
{
    private Clay? _clay;
    private WheelState _state = WheelState.Idle;

    public void Centre(Clay clay)
    {
        ArgumentNullException.ThrowIfNull(clay);
        _clay = clay;
        _state = WheelState.Spinning;
    }

    public void Lift()
    {
        _state = WheelState.Idle;
        _clay = null;
    }

    public int Throw()
    {
        if (_state != WheelState.Spinning)
        {
            return 0;
        }

        return _clay!.Grams / 2;
    }
}

public sealed class DryingRack
{
    private Clay[] _pots = new Clay[2];
    private int _count;
    private Clay? _heaviest;

    public void Add(Clay pot)
    {
        if (_count == _pots.Length)
        {
            Array.Resize(ref _pots, _count * 2);
        }

        _pots[_count++] = pot;
        if (_heaviest == null || pot.Grams > _heaviest.Grams)
        {
            _heaviest = pot;
        }
    }

    public int Weight()
    {
        int total = 0;
        for (int i = 0; i < _count; i++)
        {
            total += _pots[i].Grams;
        }

        return total;
    }

    public string Heaviest() => _count == 0 ? "empty" : _heaviest!.Kind;
}

public static class Case
{
    public static void Demo1()
    {
        var wheel = new PottersWheel();
        wheel.Throw();
        wheel.Centre(new Clay("stoneware", 900));
        wheel.Throw();
        wheel.Lift();
        wheel.Throw();
    }

    public static void Demo2()
    {
        var rack = new DryingRack();
        rack.Heaviest();
        for (int i = 1; i < 4; i++) rack.Add(new Clay("raku", i * 100));
        rack.Weight();
        rack.Heaviest();
    }
}

// case: filled-where-missing
// category: array-element
// rationale: a loop that sets each element which is not there leaves none out; one that sets every second does
// csc: none

namespace NullSafety.FilledWhereMissing;

public sealed class Lamp
{
    public int Watts { get; set; }
}

public sealed class Row
{
    private Lamp[]? _lamps;

    public int Third()
    {
        _lamps ??= new Lamp[4];
        for (int i = 0; i < _lamps.Length; i++)
        {
            _lamps[i] ??= new Lamp();
        }

        return _lamps[2].Watts;
    }

    public static int Coalesced(int count)
    {
        var lamps = new Lamp[count];
        for (int i = 0; i < lamps.Length; i++)
        {
            lamps[i] ??= new Lamp();
        }

        return lamps[1].Watts;
    }

    public static int Tested(int count)
    {
        var lamps = new Lamp[count];
        for (int i = 0; i < lamps.Length; i++)
        {
            if (lamps[i] == null)
            {
                lamps[i] = new Lamp();
            }

            lamps[i].Watts++;
        }

        return lamps[1].Watts;
    }

    public static int EverySecond(int count)
    {
        var lamps = new Lamp[count];
        for (int i = 0; i < lamps.Length; i++)
        {
            if (i % 2 == 0)
            {
                lamps[i] = new Lamp();
            }
        }

        return lamps[1].Watts; // want: null-deref
    }
}

public static class Case
{
    public static void DemoThird() => new Row().Third();
    public static void DemoCoalesced() => Row.Coalesced(2);
    public static void DemoTested() => Row.Tested(2);
    public static void DemoSecond() => Row.EverySecond(2);
}

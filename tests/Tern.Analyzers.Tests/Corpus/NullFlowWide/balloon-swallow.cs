// case: balloon-swallow
// category: exceptions
// rationale: a catch block that only logs lets the variable, or the member, keep its null from before the try
// csc: none

namespace NullSafety.BalloonSwallow;

public sealed class Sounding
{
    public Sounding(int[] levels) => Levels = levels;

    public int[] Levels { get; }
    public int Top => Levels.Length == 0 ? 0 : Levels[^1];
}

public static class Decoder
{
    public static Sounding Decode(string packet)
    {
        if (packet.Length == 0)
        {
            throw new FormatException("empty packet");
        }

        return new Sounding(packet.Split(',').Select(int.Parse).ToArray());
    }
}

public sealed class GroundStation
{
    private readonly List<string> _errors = new();
    private Sounding _current = null!;

    public int Receive(string packet)
    {
        Sounding sounding = null!;
        try
        {
            sounding = Decoder.Decode(packet);
        }
        catch (FormatException e)
        {
            _errors.Add(e.Message);
        }

        return sounding.Top; // want: null-deref
    }

    public int ReceiveOrSkip(string packet)
    {
        Sounding sounding;
        try
        {
            sounding = Decoder.Decode(packet);
        }
        catch (FormatException e)
        {
            _errors.Add(e.Message);
            return -1;
        }

        return sounding.Top;
    }

    public int Refresh(string packet)
    {
        Update(packet);
        return _current.Levels.Length; // want: null-deref
    }

    public int RefreshChecked(string packet) => Update(packet) ? _current.Levels.Length : _errors.Count;

    private bool Update(string packet)
    {
        try
        {
            _current = Decoder.Decode(packet);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

public static class Case
{
    public static void Demo1() => new GroundStation().Receive("");

    public static void Demo2() => new GroundStation().Refresh("12,x");

    public static void Demo3()
    {
        new GroundStation().ReceiveOrSkip("");
        new GroundStation().RefreshChecked("12,x");
        new GroundStation().RefreshChecked("12,40");
    }
}

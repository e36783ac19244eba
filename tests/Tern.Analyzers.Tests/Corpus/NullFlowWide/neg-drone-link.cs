// case: neg-drone-link
// category: use after Dispose
// rationale: the radio is cleared on close, but each use reopens it, works on a copy or is fenced by the open flag
// csc: silent

namespace NullSafety.DroneLink;

public sealed class Radio(int channel)
{
    public int Channel { get; } = channel;

    public int Sent { get; private set; }

    public void Send(string command) => Sent += command.Length;
}

public sealed class Link(int channel) : IDisposable
{
    private Radio _radio = null!;

    public event Action<int>? Closed;

    public bool IsOpen => _radio is not null;

    public void Open()
    {
        if (!IsOpen)
        {
            _radio = new Radio(channel);
        }
    }

    public int Command(string text)
    {
        Open();
        _radio.Send(text);
        return _radio.Sent;
    }

    public bool TryCommand(string text)
    {
        if (!IsOpen)
        {
            return false;
        }

        _radio.Send(text);
        return true;
    }

    public void Dispose()
    {
        var radio = _radio;
        _radio = null!;
        if (radio is not null)
        {
            Closed?.Invoke(radio.Channel);
        }
    }

    public void Land()
    {
        Open();
        var radio = _radio;
        Dispose();
        radio.Send("land");
    }
}

public static class Pilot
{
    public static void DemoReopen()
    {
        var link = new Link(5);
        link.Command("up");
        link.Dispose();
        Console.WriteLine(link.Command("hold"));
    }

    public static void DemoClosed()
    {
        var link = new Link(5);
        link.Closed += c => Console.WriteLine($"{c} closed, {link.TryCommand("down")}");
        link.Open();
        link.Dispose();
        link.Dispose();
        Console.WriteLine(link.TryCommand("down"));
    }

    public static void DemoLand() => new Link(9).Land();
}

// case: event-auction-room
// category: events
// rationale: a lot closes without any bidder subscribed; the last handler is removed from a delegate field before the call
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.EventAuctionRoom;

public sealed class Lot(string name)
{
    public string Name { get; } = name;

    public event Action<Lot> Closed = null!;

    public event Action<Lot> Opened = _ => { };

    public void Open() => Opened(this);

    public void Close()
    {
        Closed(this); // want: null-deref
    }

    public void CloseQuietly()
    {
        var handlers = Closed;
        if (handlers != null)
        {
            handlers(this);
        }
    }
}

public sealed class AuctionRoom
{
    private readonly List<string> _log = new();
    private Action<string> _announce;
    private Action<string> _always = _ => { };

    public AuctionRoom() => _announce = Write;

    private void Write(string line) => _log.Add(line);

    public void Mute() => _announce = (_announce - Write)!;

    public void Detach() => _always -= Write; // csc-false

    public void Bid(int amount)
    {
        string line = "bid " + amount;
        _always(line);
        _announce(line); // want: null-deref
    }
}

public static class Case
{
    public static void Demo1() => new Lot("vase").Close();

    public static void Demo2()
    {
        var room = new AuctionRoom();
        room.Bid(1);
        room.Detach();
        room.Mute();
        room.Bid(2);
    }

    public static void Demo3()
    {
        var lot = new Lot("lamp");
        lot.Open();
        lot.CloseQuietly();
        lot.Closed += l => Console.Out.Write(l.Name.Length > 99 ? "x" : "");
        lot.Close();
    }
}

// case: neg-waiting-line
// category: queue, channel
// rationale: Try results decide, counts are checked before reading, and a sentinel null ends a consumer loop
// csc: silent

namespace NullSafety.NegWaitingLine;

public sealed record Guest(string Name, int Party);

public sealed class WaitingLine
{
    private readonly Queue<Guest> _line = new();
    private readonly LinkedList<Guest> _vip = new();
    private Guest? _seated;

    public void Join(Guest guest) => _line.Enqueue(guest);

    public void JoinFirst(Guest guest) => _vip.AddLast(guest);

    private Guest? Next()
    {
        if (_vip.First != null)
        {
            var guest = _vip.First.Value;
            _vip.RemoveFirst();
            return guest;
        }

        return _line.TryDequeue(out var waiting) ? waiting : null;
    }

    public int SeatAll()
    {
        int seats = 0;
        Guest guest;
        while ((guest = Next()!) != null)
        {
            _seated = guest;
            seats += guest.Party;
        }

        return seats;
    }

    public string LastSeated() => _seated is { } guest ? guest.Name.ToUpperInvariant() : "";

    public int PartyAhead()
    {
        bool any = _line.TryPeek(out var head);
        if (!any)
        {
            return 0;
        }

        return head!.Party;
    }

    public string LastVip() => _vip.Count > 0 ? _vip.Last!.Value.Name : "none";

    public int Drain(Action<Guest?> consumer)
    {
        int count = 0;
        while (_line.Count > 0)
        {
            consumer(_line.Dequeue());
            count++;
        }

        consumer(null);
        return count;
    }
}

public static class Case
{
    public static void Demo1()
    {
        var line = new WaitingLine();
        line.PartyAhead();
        line.LastSeated();
        line.LastVip();
        line.Join(new Guest("Uma", 2));
        line.JoinFirst(new Guest("Vic", 4));
        line.LastVip();
        line.PartyAhead();
        line.SeatAll();
        line.LastSeated();
    }

    public static void Demo2()
    {
        var line = new WaitingLine();
        line.Join(new Guest("Wes", 3));
        int seen = 0;
        line.Drain(guest => seen += guest is null ? 0 : guest.Name.Length);
    }
}

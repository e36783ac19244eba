// case: stale-bike-share
// category: stale-test
// rationale: a tested dock, cursor or alias is gone when it is used
// csc: none

using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide.StaleBikeShare;

internal sealed class Dock
{
    public int Id = 7;
    public string Street = "Main";
}

internal sealed class Station
{
    private readonly Queue<Dock> _free = new();
    private Dock? _reserved;

    public Station(int docks)
    {
        for (int i = 0; i < docks; i++)
        {
            _free.Enqueue(new Dock { Id = i });
        }

        _reserved = docks > 0 ? new Dock() : null;
    }

    public Dock? NextFree => _free.Count > 0 ? _free.Dequeue() : null;
    public Dock? Reserved => _reserved;
    public Dock Lead = new();

    private async Task ExpireAsync()
    {
        await Task.Yield();
        _reserved = null;
    }

    private async Task LogAsync() => await Task.Yield();

    public async Task<int> Unlock()
    {
        if (_reserved is null)
        {
            return -1;
        }

        await LogAsync();
        int id = _reserved.Id;
        await ExpireAsync();
        return id + _reserved.Street.Length; // want: null-deref
    }
}

internal static class Rental
{
    public static int Take(Station s)
    {
        if (s.NextFree != null)
        {
            return s.NextFree.Id; // want: null-deref
        }

        return 0;
    }

    public static int TakeReserved(Station s) => s.Reserved != null ? s.Reserved.Id : 0;

    public static int Swap(Station s)
    {
        Station other = s;
        Station spare = new Station(1);
        spare.Lead = null!;
        int n = s.Lead.Id;
        other.Lead = null!;
        return n + s.Lead.Id; // want: null-deref
    }
}

public static class Demos
{
    public static Task DemoUnlock() => new Station(1).Unlock();
    public static void DemoLastDock() => Rental.Take(new Station(1));
    public static void DemoReserved() => Rental.TakeReserved(new Station(1));
    public static void DemoSwap() => Rental.Swap(new Station(2));
}

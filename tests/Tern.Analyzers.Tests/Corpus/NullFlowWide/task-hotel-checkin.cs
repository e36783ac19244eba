// case: task-hotel-checkin
// category: null-task
// rationale: a stub returns a null Task, a finished Task carries null, and WhenAll gathers nulls
// csc: none

using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace NullSafety.Wide9.HotelCheckin;

public sealed record Guest(string Name, int Nights);

public interface IHousekeeping
{
    Task PrepareAsync(int room);
}

public sealed class NightShift : IHousekeeping
{
    // Nobody cleans at night.
    public Task PrepareAsync(int room) => null!;
}

public sealed class DayShift : IHousekeeping
{
    public Task PrepareAsync(int room) => Task.CompletedTask;
}

public sealed class Bookings
{
    private readonly Dictionary<int, Guest> _rooms = new() { [12] = new Guest("Lund", 3) };

    public Task<Guest> FindAsync(int room)
    {
        _rooms.TryGetValue(room, out var guest);
        return Task.FromResult(guest!);
    }

    public Task<Guest>? PendingFor(int room) => _rooms.ContainsKey(room) ? FindAsync(room) : null;
}

public sealed class FrontDesk
{
    private readonly Bookings _bookings = new();
    private readonly IHousekeeping _housekeeping;

    public FrontDesk(IHousekeeping housekeeping) => _housekeeping = housekeeping;

    public async Task<int> CheckInAsync(int room)
    {
        await _housekeeping.PrepareAsync(room); // want: null-deref
        var guest = await _bookings.FindAsync(room);
        return guest.Nights; // want: null-deref
    }

    public async Task<int> CountNightsAsync(params int[] rooms)
    {
        Guest[] guests = await Task.WhenAll(rooms.Select(r => _bookings.FindAsync(r)));
        int nights = 0;
        foreach (var guest in guests)
        {
            nights += guest.Nights; // want: null-deref
        }

        return nights;
    }

    public string NameNow(int room)
    {
        var pending = _bookings.PendingFor(room)!;
        return pending.Result.Name; // want: null-deref
    }

    public async Task<string> NameLater(int room)
    {
        var guest = await (_bookings.PendingFor(room) ?? Task.FromResult(new Guest("walk-in", 1)));
        return guest.Name;
    }
}

public static class Reception
{
    public static Task<int> Demo1() => new FrontDesk(new NightShift()).CheckInAsync(12);

    public static Task<int> Demo2() => new FrontDesk(new DayShift()).CheckInAsync(13);

    public static Task<int> Demo3() => new FrontDesk(new DayShift()).CountNightsAsync(12, 14);

    public static string Demo4() => new FrontDesk(new DayShift()).NameNow(15);

    public static async Task<string> Demo5()
    {
        var desk = new FrontDesk(new DayShift());
        int nights = await desk.CheckInAsync(12) + await desk.CountNightsAsync(12);
        return nights + desk.NameNow(12) + await desk.NameLater(15);
    }
}

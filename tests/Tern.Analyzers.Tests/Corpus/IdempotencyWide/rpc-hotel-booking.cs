// case: rpc-hotel-booking
// category: calls
// rationale: an idempotent method calls others that are not
// rule: TERN2005

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RpcHotelBooking;

[RpcService("hotel.Rooms")]
public interface IRooms
{
    ValueTask<string> BlockAsync(string room, int nights);
    [Idempotent]
    ValueTask<int> FreeAsync(string room);
    [Idempotent]
    ValueTask ReleaseAsync(string bookingId);
}

[RpcService("hotel.Mail")]
public interface IMail
{
    [OneWay]
    ValueTask SendAsync(string guest, string text);
}

[RpcService("hotel.Booking")]
public interface IBooking
{
    [Idempotent]
    ValueTask<string> BookAsync(string room, int nights);
    [Idempotent]
    ValueTask ConfirmAsync(string guest);
    [Idempotent]
    ValueTask<int> CancelAsync(string bookingId, string room);
}

public sealed class Booking(IRooms rooms, IMail mail) : IBooking
{
    public async ValueTask<string> BookAsync(string room, int nights)
    {
        if (await rooms.FreeAsync(room) < nights)
        {
            return "none";
        }

        return await rooms.BlockAsync(room, nights); // want: TERN2005
    }

    public ValueTask ConfirmAsync(string guest) => mail.SendAsync(guest, "See you soon."); // want: TERN2005

    public async ValueTask<int> CancelAsync(string bookingId, string room)
    {
        await rooms.ReleaseAsync(bookingId);
        return await rooms.FreeAsync(room);
    }
}

public class Remote : System.Reflection.DispatchProxy
{
    public Func<string, object?> Handle { get; set; } = _ => null;

    public static T To<T>(Func<string, object?> handle)
    {
        T proxy = Create<T, Remote>();
        ((Remote)(object)proxy!).Handle = handle;
        return proxy;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args) => Handle(method!.Name);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int blocked = 0;
        IRooms rooms = Remote.To<IRooms>(m => m == "FreeAsync" ? new ValueTask<int>(9) : new ValueTask<string>($"b{++blocked}"));
        return Twice(async () => { string id = await new Booking(rooms, null!).BookAsync("r", 2); return id; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int sent = 0;
        IMail mail = Remote.To<IMail>(_ => ++sent > 0 ? new ValueTask() : default(ValueTask));
        return Twice(async () => { await new Booking(null!, mail).ConfirmAsync("g"); return $"{sent}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        HashSet<string> released = [];
        IRooms rooms = Remote.To<IRooms>(m => released.Add(m) || true ? m == "FreeAsync" ? new ValueTask<int>(9) : new ValueTask() : null);
        return Twice(async () => { int free = await new Booking(rooms, null!).CancelAsync("b", "r"); return $"{free} {released.Count}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}

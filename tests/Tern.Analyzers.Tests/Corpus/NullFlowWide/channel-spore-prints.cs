// case: channel-spore-prints
// category: queue, channel
// rationale: the bool of TryRead and TryDequeue is dropped, and a null sent as "end of the basket" is read like any item
// csc: none

using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NullSafety.ChannelSporePrints;

public sealed record Basket(string Forager, int Caps);

public sealed class IdentificationDesk
{
    private readonly Channel<Basket> _inbox = Channel.CreateUnbounded<Basket>();
    private readonly ConcurrentQueue<Basket> _doubtful = new();

    public void HandIn(Basket basket) => _inbox.Writer.TryWrite(basket);

    public void CloseForToday() => _inbox.Writer.TryWrite(null!);

    public void Doubt(Basket basket) => _doubtful.Enqueue(basket);

    public int NextCaps()
    {
        _inbox.Reader.TryRead(out var basket);
        return basket!.Caps; // want: null-deref
    }

    public string NextDoubt()
    {
        _doubtful.TryDequeue(out var basket);
        return basket!.Forager.Trim(); // want: null-deref
    }

    public string NextDoubtOrNobody() => _doubtful.TryDequeue(out var basket) ? basket.Forager.Trim() : "nobody";

    public int NextCapsOrZero() => _inbox.Reader.TryRead(out var basket) && basket != null ? basket.Caps : 0;

    public async Task<int> CountUntilClosedAsync()
    {
        var caps = 0;
        while (true)
        {
            var basket = await _inbox.Reader.ReadAsync();
            caps += basket.Caps; // want: null-deref
            if (basket.Caps == 0)
            {
                return caps;
            }
        }
    }

    public async Task<int> CountUntilSentinelAsync()
    {
        var caps = 0;
        while (await _inbox.Reader.ReadAsync() is { } basket)
        {
            caps += basket.Caps;
        }

        return caps;
    }
}

public static class Case
{
    private static IdentificationDesk Saturday()
    {
        var desk = new IdentificationDesk();
        desk.HandIn(new Basket("Odile", 12));
        desk.HandIn(new Basket("Henrik", 3));
        desk.CloseForToday();
        return desk;
    }

    public static void DemoNext() => new IdentificationDesk().NextCaps();

    public static void DemoCount() => Saturday().CountUntilClosedAsync().GetAwaiter().GetResult();

    public static void DemoDoubt() => new IdentificationDesk().NextDoubt();

    public static void DemoSafe()
    {
        new IdentificationDesk().NextCapsOrZero();
        Saturday().CountUntilSentinelAsync().GetAwaiter().GetResult();
        var desk = Saturday();
        desk.Doubt(new Basket("Odile", 1));
        desk.NextDoubtOrNobody();
        desk.NextDoubtOrNobody();
    }
}

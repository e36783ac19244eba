// case: async-local-auction
// category: global reset, ThreadStatic, AsyncLocal
// rationale: a current-sale global is reset between sales, and an AsyncLocal set inside an awaited method is gone in the caller
// csc: none

namespace NullSafety.AsyncLocalAuction;

public sealed record Lot(int Number, string Coin);

public sealed class Sale
{
    public Sale(string house) => House = house;

    public string House { get; }

    public List<Lot> Lots { get; } = new();
}

public static class SaleRoom
{
    private static readonly AsyncLocal<string> Paddle = new();

    public static Sale Current { get; private set; } = new("Viewing day");

    public static string Bidder => Paddle.Value!;

    public static void Open(string house) => Current = new Sale(house);

    public static void Close() => Current = null!;

    public static void Enter(string paddle) => Paddle.Value = paddle;

    public static async Task RegisterAsync(string paddle)
    {
        await Task.Yield();
        Enter(paddle);
    }
}

public static class Rostrum
{
    public static void Knock(Lot lot) => SaleRoom.Current.Lots.Add(lot); // want: null-deref

    public static bool TryKnock(Lot lot)
    {
        if (SaleRoom.Current is not { } sale)
        {
            return false;
        }

        sale.Lots.Add(lot);
        return true;
    }

    public static async Task<int> BidAsync(string paddle)
    {
        await SaleRoom.RegisterAsync(paddle);
        return SaleRoom.Bidder.Length; // want: null-deref
    }

    public static async Task<int> BidInPersonAsync(string paddle)
    {
        SaleRoom.Enter(paddle);
        await Task.Yield();
        return SaleRoom.Bidder.Length;
    }
}

public static class Case
{
    private static readonly Lot Stater = new(212, "Aegina stater");

    public static void DemoKnock()
    {
        SaleRoom.Open("Basel");
        Rostrum.Knock(Stater);
        SaleRoom.Close();
        Rostrum.Knock(Stater);
    }

    public static void DemoKnockSafe()
    {
        SaleRoom.Open("Basel");
        Rostrum.Knock(Stater);
        SaleRoom.Close();
        Rostrum.TryKnock(Stater);
    }

    public static void DemoBid() => Rostrum.BidAsync("P-19").GetAwaiter().GetResult();

    public static void DemoBidSafe() => Rostrum.BidInPersonAsync("P-19").GetAwaiter().GetResult();
}

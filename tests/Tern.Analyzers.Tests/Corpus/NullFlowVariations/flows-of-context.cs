// What an async method puts into the context of its flow is gone when it comes back to its caller.
using System.Threading;
using System.Threading.Tasks;
namespace Variations.FlowsOfContext;
public static class Room
{
    private static readonly AsyncLocal<string> Paddle = new();
    public static string Bidder => Paddle.Value!;
    public static void Enter(string paddle) => Paddle.Value = paddle;
    public static async Task RegisterAsync(string paddle) { await Task.Yield(); Enter(paddle); }
    public static async Task DirectAsync(string paddle) { Paddle.Value = paddle; await Task.Yield(); }
}
public static class Bids
{
    public static int Nobody() => Room.Bidder.Length; // want: null-deref
    public static async Task<int> Registered(string paddle) { await Room.RegisterAsync(paddle); return Room.Bidder.Length; } // want: null-deref
    public static async Task<int> Direct(string paddle) { await Room.DirectAsync(paddle); return Room.Bidder.Length; } // want: null-deref
    public static async Task<int> InPerson(string paddle) { Room.Enter(paddle); await Task.Yield(); return Room.Bidder.Length; }
    public static async Task<int> Twice(string paddle) { Room.Enter(paddle); await Room.DirectAsync("x"); return Room.Bidder.Length; }
    public static void DemoNobody() => Nobody();
    public static void DemoRegistered() => Registered("a").GetAwaiter().GetResult();
    public static void DemoDirect() => Direct("a").GetAwaiter().GetResult();
    public static void DemoSafe() { InPerson("a").GetAwaiter().GetResult(); Twice("a").GetAwaiter().GetResult(); }
}

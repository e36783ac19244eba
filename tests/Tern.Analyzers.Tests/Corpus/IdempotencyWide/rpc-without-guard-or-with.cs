// case: rpc-without-guard-or-with
// category: calls
// rationale: a call that cannot be repeated, alone and behind a guard
// rule: TERN2005

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Wide.RpcWithoutGuardOrWith;

[RpcService("shop.Vouchers")]
public interface IVoucherService
{
    ValueTask<string> IssueAsync(string customer, int cents);
    ValueTask BurnAsync(string code);
    [Idempotent] ValueTask<bool> KnownAsync(string code);
}

public sealed record Gift(string GiftId, string Customer, int Cents);

public interface IGifts
{
    [Idempotent] Task<string> SendAsync(Gift gift);
    [Idempotent] Task BurnAllAsync(IReadOnlyList<string> codes);
    [Idempotent] Task TryBurnAsync(string code);
    [Idempotent] Task<string> SendOnceAsync(Gift gift);
    [Idempotent] Task<bool> CheckAsync(string code);
}

public sealed class Gifts(IVoucherService vouchers) : IGifts
{
    private readonly Dictionary<string, string> _issued = [];

    public async Task<string> SendAsync(Gift gift)
    {
        string code = await vouchers.IssueAsync(gift.Customer, gift.Cents); // want: TERN2005
        _issued[gift.GiftId] = code;
        return code;
    }

    public async Task BurnAllAsync(IReadOnlyList<string> codes)
    {
        for (int i = 0; i < codes.Count; i++)
        {
            await vouchers.BurnAsync(codes[i]).ConfigureAwait(false); // want: TERN2005
        }
    }

    public async Task TryBurnAsync(string code)
    {
        try
        {
            await vouchers.BurnAsync(code); // want: TERN2005
        }
        catch (TimeoutException)
        {
            await vouchers.KnownAsync(code);
        }
    }

    public async Task<string> SendOnceAsync(Gift gift)
    {
        if (_issued.TryGetValue(gift.GiftId, out string? code))
        {
            return code;
        }

        code = await vouchers.IssueAsync(gift.Customer, gift.Cents);
        _issued[gift.GiftId] = code;
        return code;
    }

    public async Task<bool> CheckAsync(string code) => code.Length > 3 && await vouchers.KnownAsync(code);
}

public class Remote : System.Reflection.DispatchProxy
{
    public Func<string, object?> Handle { get; set; } = _ => null;

    public static IVoucherService To(Func<string, object?> handle)
    {
        IVoucherService proxy = Create<IVoucherService, Remote>();
        ((Remote)(object)proxy).Handle = handle;
        return proxy;
    }

    protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? args) => Handle(method!.Name);
}

public static class Case
{
    public static IAsyncEnumerable<string> Demo1()
    {
        int issued = 0;
        Gifts gifts = new(Remote.To(_ => new ValueTask<string>($"code{++issued}")));
        return Twice(async () => { string code = await gifts.SendAsync(new Gift("g", "c", 5)); return code; });
    }

    public static IAsyncEnumerable<string> Demo2()
    {
        int burnt = 0;
        Gifts gifts = new(Remote.To(_ => ++burnt > 0 ? new ValueTask() : default(ValueTask)));
        return Twice(async () => { await gifts.BurnAllAsync(["a"]); return $"{burnt}"; });
    }

    public static IAsyncEnumerable<string> Demo3()
    {
        int burnt = 0;
        Gifts gifts = new(Remote.To(_ => ++burnt > 0 ? new ValueTask() : default(ValueTask)));
        return Twice(async () => { await gifts.TryBurnAsync("a"); return $"{burnt}"; });
    }

    public static IAsyncEnumerable<string> Safe1()
    {
        int issued = 0;
        Gifts gifts = new(Remote.To(_ => new ValueTask<string>($"code{++issued}")));
        return Twice(async () => { string code = await gifts.SendOnceAsync(new Gift("g", "c", 5)); return code; });
    }

    public static IAsyncEnumerable<string> Safe2()
    {
        Gifts gifts = new(Remote.To(_ => new ValueTask<bool>(true)));
        return Twice(async () => { bool known = await gifts.CheckAsync("abcd"); return $"{known}"; });
    }

    private static async IAsyncEnumerable<string> Twice(Func<Task<string>> act)
    {
        yield return await act();
        yield return await act();
    }
}

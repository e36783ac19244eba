// case: rpc-resilient-quotes
// category: rpc
// rationale: a fallback value fixed at registration and an error handler of a policy both stand in with null for a failed call
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RpcResilientQuotes;

public sealed class Quote
{
    public string Symbol { get; init; } = "ACME";

    public decimal Bid { get; init; } = 1m;
}

public sealed class Policy<T>
{
    private Func<Exception, T> _onError = e => throw new InvalidOperationException("call failed", e);

    public Policy<T> OnError(Func<Exception, T> handler)
    {
        _onError = handler;
        return this;
    }

    public async Task<T> RunAsync(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (TimeoutException e)
        {
            return _onError(e);
        }
    }
}

public sealed class Fallback<T>(T substitute)
{
    public async Task<T> OrSubstitute(Task<T> call) => await Task.WhenAny(call, Task.Delay(50)) == call && !call.IsFaulted ? call.Result : substitute;
}

public static class Quotes
{
    private static async Task<Quote> FetchAsync(bool up)
    {
        await Task.Yield();
        return up ? new Quote() : throw new TimeoutException();
    }

    public static async Task<int> SymbolWidth(bool up)
    {
        var policy = new Policy<Quote>().OnError(_ => null!);
        var quote = await policy.RunAsync(() => FetchAsync(up));
        return quote.Symbol.Length; // want: null-deref
    }

    public static async Task<decimal> Bid(bool up)
    {
        var fallback = new Fallback<Quote>(null!);
        Quote quote = await fallback.OrSubstitute(FetchAsync(up));
        return quote.Bid; // missed: null-deref
    }

    public static async Task<int> SymbolWidthSafe(bool up)
    {
        var policy = new Policy<Quote>().OnError(_ => new Quote { Symbol = "" });
        var quote = await policy.RunAsync(() => FetchAsync(up));
        var other = await new Fallback<Quote>(quote).OrSubstitute(FetchAsync(up));
        return quote.Symbol.Length + other.Symbol.Length;
    }
}

public static class Case
{
    public static Task Demo1() => Quotes.SymbolWidth(false);
    public static Task Demo2() => Quotes.Bid(false);
    public static Task Demo3() => Quotes.SymbolWidthSafe(false);
    public static Task Demo4() => Quotes.SymbolWidth(true);
}

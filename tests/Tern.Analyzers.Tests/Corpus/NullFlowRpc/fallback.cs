// Replies that fallbacks and middleware give in place of a server.
using System.Collections.Generic;
using System.Threading.Tasks;
using Tern;

namespace Rpc.Fallback;

public sealed record Quote(string Currency);

public static class Fallbacks
{
    private static readonly Dictionary<string, Quote> s_cache = new();

    private static Quote? Find(string key) => s_cache.TryGetValue(key, out Quote? quote) ? quote : null;

    public static ValueTask<bool> Nothing(RpcInvocation invocation)
    {
        invocation.SetReply<Quote>(null!); // want: null-deref
        return new(true);
    }

    public static ValueTask<bool> Cached(RpcInvocation invocation)
    {
        Quote? quote = Find(invocation.GetArgument<string>(0));
        invocation.SetReply(quote); // want: null-deref
        return new(true);
    }

    public static ValueTask<bool> Handed(RpcInvocation invocation) => Answer(invocation, Find("last")!);

    private static ValueTask<bool> Answer(RpcInvocation invocation, Quote quote)
    {
        invocation.SetReply(quote); // want: null-deref
        return new(true);
    }

    public static RpcMiddleware Middleware() => async (invocation, next) =>
    {
        await next(invocation);
        invocation.SetReply(Find("latest")!); // want: null-deref
    };

    public static ValueTask<bool> Tested(RpcInvocation invocation)
    {
        if (Find(invocation.GetArgument<string>(0)) is not { } quote)
        {
            return new(false);
        }

        invocation.SetReply(quote);
        return new(true);
    }

    public static ValueTask<bool> Replaced(RpcInvocation invocation)
    {
        invocation.SetReply(Find("last") ?? new Quote("EUR"));
        return new(true);
    }

    public static ValueTask<bool> MayBeNothing(RpcInvocation invocation)
    {
        invocation.SetReply<Quote?>(Find("last"));
        return new(true);
    }

    public static ValueTask<bool> Number(RpcInvocation invocation)
    {
        invocation.SetReply(1);
        return new(true);
    }
}

// case: rpc-ledger-handlers
// category: rpc
// rationale: registered handlers return null responses: a lambda in the route table and a service method behind a ValueTask
// csc: none

using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RpcLedgerHandlers;

public interface IMessage
{
    void WriteTo(IBufferWriter<byte> output);
}

public sealed class Balance(long cents) : IMessage
{
    public void WriteTo(IBufferWriter<byte> output) => output.GetSpan(1)[0] = (byte)(cents % 256);
}

public sealed class Ledger
{
    private readonly Dictionary<string, Balance> _accounts = new() { ["DE1"] = new Balance(5) };

    public ValueTask<Balance> GetBalanceAsync(string iban)
    {
        _accounts.TryGetValue(iban, out var balance);
        return ValueTask.FromResult(balance!);
    }

    public ValueTask<Balance> GetOrZeroAsync(string iban) => new(_accounts.GetValueOrDefault(iban) ?? new Balance(0));
}

public sealed class Router
{
    private readonly Dictionary<string, Func<string, Task<IMessage>>> _routes = new();

    public void Map<T>(string name, Func<string, Task<T>> handler)
        where T : class, IMessage
    {
        _routes[name] = async body => await handler(body);
    }

    public async Task<int> DispatchAsync(string name, string body)
    {
        var output = new ArrayBufferWriter<byte>();
        if (!_routes.TryGetValue(name, out var handler))
        {
            return 404;
        }

        IMessage response = await handler(body);
        response.WriteTo(output); // want: null-deref
        return 200;
    }
}

public static class Endpoint
{
    public static async Task<int> ServeAsync(Func<string, ValueTask<Balance>> method, string body)
    {
        var output = new ArrayBufferWriter<byte>();
        var reply = await method(body).ConfigureAwait(false);
        reply.WriteTo(output); // want: null-deref
        return 200;
    }
}

public static class Case
{
    public static Task Demo1()
    {
        var router = new Router();
        router.Map("close", iban => Task.FromResult<Balance>(iban.Length > 2 ? null! : new Balance(1)));
        return router.DispatchAsync("close", "DE1");
    }

    public static Task Demo2() => Endpoint.ServeAsync(new Ledger().GetBalanceAsync, "XX");

    public static Task Demo3() => Endpoint.ServeAsync(new Ledger().GetOrZeroAsync, "XX");
}

// case: rpc-bus-pass-dispatch
// category: rpc
// rationale: handlers held in a dispatch table: a lambda that answers a null result, one that answers a null task; a with that blanks a member
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.RpcBusPassDispatch;

public sealed record PassReply
{
    public string Zone { get; init; } = "A";
}

public delegate Task<PassReply> PassHandler(string rider);

public sealed class Dispatcher
{
    private readonly Dictionary<string, PassHandler> _routes = [];
    private readonly List<string> _audit = [];

    public void Map(string method, PassHandler handler) => _routes[method] = Audited(handler);

    private PassHandler Audited(PassHandler next) => rider =>
    {
        _audit.Add(rider);
        return next(rider);
    };

    public async Task<int> InvokeAsync(string method, string rider)
    {
        if (!_routes.TryGetValue(method, out var route))
        {
            return 404;
        }

        var reply = await route(rider); // want: null-deref
        return reply.Zone.Length; // missed: null-deref
    }

    public async Task<int> ProbeAsync(string method, string rider)
    {
        var route = _routes.GetValueOrDefault(method);
        var pending = route?.Invoke(rider);
        if (pending is null || await pending is not { } reply)
        {
            return 204;
        }

        return reply.Zone.Length;
    }
}

public static class Case
{
    private static readonly Dictionary<string, PassReply> Passes = new() { ["ann"] = new PassReply() };

    private static Dispatcher Wire()
    {
        var d = new Dispatcher();
        d.Map("get", rider => Task.FromResult(Passes.GetValueOrDefault(rider)!));
        d.Map("renew", rider => rider.Length > 3 ? Task.FromResult(new PassReply { Zone = rider }) : null!);
        return d;
    }

    private static PassReply Mask(PassReply pass, bool guest)
    {
        var shown = pass with { Zone = pass.Zone + "*" };
        return guest ? shown with { Zone = null! } : shown;
    }

    private static int Print(bool guest) => Mask(new PassReply(), guest).Zone.Length; // want: null-deref

    private static int Card() => Mask(new PassReply { Zone = "C" }, false).Zone.Length;

    public static Task Demo1() => Wire().InvokeAsync("get", "ann");
    public static Task Demo2() => Wire().InvokeAsync("get", "bob");
    public static Task Demo3() => Wire().InvokeAsync("renew", "bob");
    public static Task Demo4() => Wire().InvokeAsync("drop", "bob");
    public static Task Demo5() => Wire().ProbeAsync("get", "bob");
    public static Task Demo6() => Wire().ProbeAsync("renew", "bob");
    public static void Demo7() => Print(true);
    public static void Demo8() => Card();
}

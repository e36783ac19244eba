// case: rpc-trace-headers
// category: rpc
// rationale: a typed baggage getter yields default for a missing key; a header indexer answers null and the value crosses two methods
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide2.RpcTraceHeaders;

public sealed class Headers
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? this[string name]
    {
        get => _values.TryGetValue(name, out var v) ? v : null;
        set => _values[name] = value ?? "";
    }

    public bool Contains(string name) => _values.ContainsKey(name);
}

public sealed class User(string login)
{
    public string Login { get; } = login;
}

public sealed class CallContext
{
    private readonly Dictionary<string, object> _baggage = new();

    public Headers Headers { get; } = new();

    public void Put<T>(string key, T value)
        where T : notnull
    {
        _baggage[key] = value;
    }

    public T Baggage<T>(string key) => _baggage.TryGetValue(key, out var v) && v is T t ? t : default!;
}

public sealed class AuditInterceptor
{
    private static (string Trace, string Span) Parse(string header) => header.Length > 2 ? (header[..2], header[2..]) : (header, ""); // want: null-deref

    private static (string Trace, string Span) TraceOf(CallContext ctx) => Parse(ctx.Headers["traceparent"]!);

    public string Trace(CallContext ctx) => TraceOf(ctx).Trace.Trim();

    public string TraceIfAny(CallContext ctx) => ctx.Headers.Contains("traceparent") ? TraceOf(ctx).Trace.Trim() : "-";

    public string Login(CallContext ctx)
    {
        var user = ctx.Baggage<User>("user");
        return user.Login.ToLowerInvariant(); // want: null-deref
    }

    public string LoginOr(CallContext ctx) => ctx.Baggage<User>("user") is { } u ? u.Login.ToLowerInvariant() : "guest";

    public int Depth(CallContext ctx) => ctx.Baggage<int>("depth") + 1;
}

public static class Case
{
    public static void Demo1() => new AuditInterceptor().Trace(new CallContext());

    public static void Demo2() => new AuditInterceptor().Login(new CallContext());

    public static void Demo3()
    {
        var ctx = new CallContext();
        var a = new AuditInterceptor();
        a.TraceIfAny(ctx);
        a.LoginOr(ctx);
        a.Depth(ctx);
        ctx.Put("user", new User("Root"));
        ctx.Headers["TraceParent"] = "00ab";
        a.Login(ctx);
        a.Trace(ctx);
    }
}

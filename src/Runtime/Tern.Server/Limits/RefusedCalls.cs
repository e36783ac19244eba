using System.Diagnostics.Metrics;

namespace Tern.Server;

/// <summary>Tells of refusals: the user's reporter and a counter. Thread-safe.</summary>
internal sealed class RefusedCalls(ILimitReporter? reporter)
{
    private static readonly Meter s_meter = new("Tern.Server");

    private static readonly Counter<long> s_refused = s_meter.CreateCounter<long>(
        "tern.server.refused", "{refusal}", "Connections and calls that a limit of the server turned down.");

    public void Add(RpcMethod method, CallContext context, RpcLimitKind limit)
    {
        if (s_refused.Enabled)
        {
            s_refused.Add(1, new("limit", NameOf(limit)), new("rpc.service", method.Service), new("rpc.method", method.Name));
        }

        reporter?.CallRefused(method, context, limit);
    }

    /// <summary>Counts a call that its caller may not make.</summary>
    public void AddDenied(RpcMethod method)
    {
        if (s_refused.Enabled)
        {
            s_refused.Add(1, new("limit", "access"), new("rpc.service", method.Service), new("rpc.method", method.Name));
        }
    }

    public void AddConnection(string remoteAddress)
    {
        s_refused.Add(1, new KeyValuePair<string, object?>("limit", NameOf(RpcLimitKind.Connections)));
        reporter?.ConnectionRefused(remoteAddress);
    }

    private static string NameOf(RpcLimitKind limit) => limit switch
    {
        RpcLimitKind.Connections => "connections",
        RpcLimitKind.Rate => "rate",
        RpcLimitKind.Concurrency => "concurrency",
        RpcLimitKind.Limiter => "limiter",
        _ => "queue",
    };
}

using System.Text.Json.Nodes;
using Tern;
using Tern.Generic;

namespace GatewaySample;

/// <summary>The service behind the gateway that speaks gRPC; it works with JSON.</summary>
internal sealed class OrdersService : GenericHandler<GenericJson>
{
    private long _last;

    public override ValueTask<GenericJson> InvokeAsync(GenericMethod method, GenericJson request, CallContext context)
    {
        JsonNode order = JsonNode.Parse(request)!;
        order["number"] = Interlocked.Increment(ref _last);
        order["placedAt"] = "2026-01-31T12:00:00Z";
        return new(order.ToJsonString());
    }

    public override async IAsyncEnumerable<GenericJson> ServerStreamAsync(GenericMethod method, GenericJson request, CallContext context)
    {
        foreach ((string state, int percent) in new[] { ("packed", 50), ("sent", 100) })
        {
            await Task.Yield();
            yield return $$"""{"state": "{{state}}", "percent": {{percent}}}""";
        }
    }
}

using System.Text.Json.Nodes;

namespace Tern.Generic.Tests;

/// <summary>Answers calls of the shop, and of the catalog, in JSON.</summary>
internal sealed class EchoShop : GenericHandler<GenericJson>
{
    public List<string> Notes { get; } = [];

    public override ValueTask<GenericJson> InvokeAsync(GenericMethod method, GenericJson request, CallContext context)
    {
        JsonNode body = JsonNode.Parse(request)!;
        switch (method.Name)
        {
            case "ping":
                return new("""{"reply": "pong"}""");
            case "add":
                return new($$"""{"reply": {{(int)body["left"]! + (int)body["right"]!}}}""");
            case "nothing" or "Nothing":
                return new("{}");
            case "note":
                lock (Notes)
                {
                    Notes.Add((string)body["text"]!);
                }

                return new("{}");
            case "find":
                return Find((string)body["sku"]!, context);
            default:
                return new(request);
        }
    }

    public override async IAsyncEnumerable<GenericJson> ServerStreamAsync(GenericMethod method, GenericJson request, CallContext context)
    {
        JsonNode body = JsonNode.Parse(request)!;
        for (int i = 0; i < (int)body["x"]!; i++)
        {
            await Task.Yield();
            yield return $$"""{"x": {{i}}, "y": {{(int)(body["y"] ?? 0)}}}""";
        }
    }

    public override async ValueTask<GenericJson> ClientStreamAsync(GenericMethod method, IAsyncEnumerable<GenericJson> requests, CallContext context)
    {
        int x = 0;
        int y = 0;
        await foreach (GenericJson request in requests)
        {
            JsonNode body = JsonNode.Parse(request)!;
            x += (int)(body["x"] ?? 0);
            y += (int)(body["y"] ?? 0);
        }

        return $$"""{"x": {{x}}, "y": {{y}}}""";
    }

    public override IAsyncEnumerable<GenericJson> DuplexStreamAsync(GenericMethod method, IAsyncEnumerable<GenericJson> requests, CallContext context) => requests;

    private static ValueTask<GenericJson> Find(string sku, CallContext context) => sku switch
    {
        "gone" => throw new GenericException("OutOfStock", """{"sku": "gone", "left": 0}"""),
        "mapped" => throw new GenericException("OutOfStock", new Dictionary<string, object?> { ["sku"] = "mapped" }),
        "undeclared" => throw new GenericException("Nothing", "{}"),
        "business" => throw new RpcBizException(7, "no business", new Dictionary<string, string> { ["why"] = "closed" }),
        "denied" => throw new RpcException(RpcStatusCode.PermissionDenied, "not for you"),
        "wrong" => new("""{"reply": 5}"""),
        "metadata" => new($$"""{"reply": "{{context.Persistent["WHO"]}}"}"""),
        _ => new($$"""{"reply": "{{sku}}!"}"""),
    };
}

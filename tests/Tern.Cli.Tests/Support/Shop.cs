using System.Text.Json.Nodes;
using Tern.Generic;

namespace Tern.Cli.Tests;

/// <summary>A server of two contracts, one in Thrift and one in Protobuf, and what it saw.</summary>
internal sealed class Shop : GenericHandler<GenericJson>, IAsyncDisposable
{
    public const string ThriftIdl = """
        namespace netstd Shop
        enum Size { SMALL = 1, LARGE = 2 }
        /** A thing on a shelf. */
        struct Item {
          1: required string sku
          2: optional i64 cents
          3: list<string> tags
          4: Size size = Size.SMALL
          5: map<i32, Item> parts
        }
        exception OutOfStock { 1: string sku }
        service Stock {
          /** Finds an item. */
          Item find(1: string sku) throws (1: OutOfStock e) (tern.idempotent = "true")
          Item put(1: Item item)
          i32 add(1: i32 left, 2: i32 right)
          oneway void note(1: string text)
          Item watch(1: Item item) (streaming.mode = "server")
          Item sum(1: Item item) (streaming.mode = "client")
          Item talk(1: Item item) (streaming.mode = "bidirectional")
        }
        """;

    public const string ProtobufIdl = """
        syntax = "proto3";
        package shop.v1;
        import "google/protobuf/timestamp.proto";
        enum Size { SIZE_UNSPECIFIED = 0; SIZE_LARGE = 2; }
        // A thing on a shelf.
        message Item {
          string sku = 1;
          optional int64 cents = 2;
          repeated string tags = 3;
          Size size = 4;
          map<int32, Item> parts = 5;
          google.protobuf.Timestamp made_at = 6;
          oneof offer { string coupon = 7; Discount discount = 8; }
          message Discount { double percent = 1; reserved 2 to 4; }
        }
        message FindItem { string sku = 1; }
        service Catalog {
          rpc Find(FindItem) returns (Item) { option idempotency_level = NO_SIDE_EFFECTS; }
          rpc Put(Item) returns (Item);
          rpc Watch(Item) returns (stream Item);
          rpc Sum(stream Item) returns (Item);
          rpc Talk(stream Item) returns (stream Item);
        }
        """;

    private RpcServer? _server;

    public string Address => _server!.Endpoints[0].ToString();

    public List<string> Notes { get; } = [];

    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Shop> StartAsync(string? endpoint = null, Action<RpcServerBuilder>? configure = null)
    {
        Shop shop = new();
        RpcServerBuilder builder = new RpcServerBuilder()
            .Listen(endpoint ?? $"memory://{Guid.NewGuid():N}")
            .AddGenericService(GenericContract.Parse("stock.thrift", ThriftIdl), shop)
            .AddGenericService(GenericContract.Parse("catalog.proto", ProtobufIdl), shop);
        configure?.Invoke(builder);
        shop._server = builder.Build();
        await shop._server.StartAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    public override async ValueTask<GenericJson> InvokeAsync(GenericMethod method, GenericJson request, CallContext context)
    {
        JsonNode body = JsonNode.Parse(request)!;
        switch (method.Name)
        {
            case "add":
                return $$"""{"reply": {{(int)body["left"]! + (int)body["right"]!}}}""";
            case "note":
                lock (Notes)
                {
                    Notes.Add((string)body["text"]!);
                }

                return "{}";
            case "find" or "Find":
                return await FindAsync((string)body["sku"]!, context);
            default:
                return request;
        }
    }

    public override async IAsyncEnumerable<GenericJson> ServerStreamAsync(GenericMethod method, GenericJson request, CallContext context)
    {
        foreach (string sku in new[] { "a", "b" })
        {
            await Task.Yield();
            yield return $$"""{"sku": "{{sku}}"}""";
        }
    }

    public override async ValueTask<GenericJson> ClientStreamAsync(GenericMethod method, IAsyncEnumerable<GenericJson> requests, CallContext context)
    {
        List<string> all = [];
        await foreach (GenericJson request in requests)
        {
            all.Add((string)JsonNode.Parse(request)!["sku"]!);
        }

        return $$"""{"sku": "{{string.Join('+', all)}}"}""";
    }

    public override IAsyncEnumerable<GenericJson> DuplexStreamAsync(GenericMethod method, IAsyncEnumerable<GenericJson> requests, CallContext context) => requests;

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task<GenericJson> FindAsync(string sku, CallContext context)
    {
        switch (sku)
        {
            case "gone":
                throw new GenericException("OutOfStock", """{"sku": "gone"}""");
            case "business":
                throw new RpcBizException(7, "closed on Sundays", new Dictionary<string, string> { ["opens"] = "Monday" });
            case "denied":
                throw new RpcException(RpcStatusCode.PermissionDenied, "not for you");
            case "never":
                Entered.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken);
                break;
            case "who":
                context.Backward.Set("served-by", "shop");

                // gRPC brings names in capitals.
                return $$"""{"sku": "{{context.Transient["one"] ?? context.Transient["ONE"]}} {{context.Persistent["all"] ?? context.Persistent["ALL"]}}"}""";
        }

        return $$"""{"sku": "{{sku}}", "cents": 1250, "tags": ["é"], "size": 2}""";
    }
}

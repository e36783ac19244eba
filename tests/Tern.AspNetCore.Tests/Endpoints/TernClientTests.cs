namespace Tern.AspNetCore.Tests.Endpoints;

/// <summary>Tern's own gRPC client against Kestrel: every kind of call.</summary>
public sealed class TernClientTests
{
    [Fact]
    public async Task Client_EveryKindOfCall_IsAnswered()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        await using RpcChannel channel = Connect(app);
        IShop client = channel.CreateClient<IShop>();

        Assert.Equal("a", (await client.GetAsync(new GetItem { Sku = "a" })).Sku);
        Assert.Equal(5, await client.AddAsync(2, 3));
        await client.PingAsync();
        Assert.Equal([1, 2, 3], await CountsAsync(client.ListAsync(new GetItem())));
        Assert.Equal(6, (await client.SumAsync(ItemsAsync())).Count);
        Assert.Equal([1, 2, 3], await CountsAsync(client.EchoAsync(ItemsAsync())));
    }

    [Fact]
    public async Task Client_Failures_ArriveAsWhatTheyAre()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        await using RpcChannel channel = Connect(app);
        IShop client = channel.CreateClient<IShop>();
        app.Shop.OnGet = static (request, _) => request.Sku == "biz" ? throw new RpcBizException(7, "no") : throw new RpcException(RpcStatusCode.NotFound, "nowhere");

        Assert.Equal("b", (await Assert.ThrowsAsync<OutOfStock>(async () => await client.BuyAsync(new GetItem { Sku = "b" }))).Sku);
        Assert.Equal(7, (await Assert.ThrowsAsync<RpcBizException>(async () => await client.GetAsync(new GetItem { Sku = "biz" }))).Code);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.GetAsync(new GetItem()));
        Assert.Equal((RpcStatusCode.NotFound, true), (error.Code, error.IsRemote));
    }

    [Fact]
    public async Task Client_Metadata_TravelsBothWays()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        await using RpcChannel channel = Connect(app);
        app.Shop.OnGet = static (_, context) =>
        {
            Assert.Equal(("7", "one"), (context.Persistent["USER"], context.RequestHeaders["x-tag"]));
            Assert.InRange(context.Remaining!.Value, TimeSpan.Zero, Limit.Time);
            context.ResponseHeaders.Add("x-head", "h");
            context.ResponseTrailers.Add("x-tail", "t");
            return new(new Item());
        };
        var context = new CallContext();
        context.Persistent.Set("USER", "7");
        context.RequestHeaders.Add("x-tag", "one");

        await channel.CreateClient<IShop>().GetAsync(new GetItem(), context);

        Assert.Equal(("h", "t"), (context.ResponseHeaders["x-head"], context.ResponseTrailers["x-tail"]));
    }

    private static RpcChannel Connect(ShopApp app) => RpcChannel.Connect($"tcp://127.0.0.1:{app.Address.Port}", static options =>
    {
        options.Protocol = RpcProtocol.Grpc;
        options.Timeout = Limit.Time;
        options.Transport.ConnectTimeout = Limit.Time;
    });

    private static async IAsyncEnumerable<Item> ItemsAsync()
    {
        for (int i = 1; i <= 3; i++)
        {
            await Task.Yield();
            yield return new Item { Count = i };
        }
    }

    private static async Task<List<int>> CountsAsync(IAsyncEnumerable<Item> items)
    {
        var counts = new List<int>();
        await foreach (Item item in items)
        {
            counts.Add(item.Count);
        }

        return counts;
    }
}

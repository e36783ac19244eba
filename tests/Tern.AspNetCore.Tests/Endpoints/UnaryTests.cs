using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Tern.AspNetCore.Tests.Endpoints;

public sealed class UnaryTests
{
    [Fact]
    public async Task Call_KnownBytes_AnswersWithKnownBytes()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        // Item.sku (1) = "ab", count (2) = 1.
        GrpcReply reply = await app.Http2.CallAsync("Get", Convert.FromHexString("00000000040A026162"));

        Assert.Equal("00000000060A0261621001", Convert.ToHexString(reply.Body));
        Assert.Equal((HttpStatusCode.OK, "application/grpc", "0"), (reply.Http, reply.ContentType, reply.Find("grpc-status")));
        Assert.Null(reply.Message);
        Assert.True(reply.Trailers.Contains("grpc-status"));
    }

    [Fact]
    public async Task Call_ArgumentsThatAreNoMessage_AreFieldsOfOne()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply sum = await app.Http2.CallAsync("Add", Grpc.Frame(Convert.FromHexString("08021003")));
        GrpcReply ping = await app.Http2.CallAsync("Ping", Grpc.Frame([]));
        GrpcReply tracked = await app.Http2.CallAsync("Track", new Item { Sku = "x", Count = 7 });

        Assert.Equal("0805", Convert.ToHexString(Assert.Single(sum.Messages).Body));
        Assert.Equal((RpcStatusCode.Ok, 0), (ping.Status, Assert.Single(ping.Messages).Body.Length));
        Assert.Equal((RpcStatusCode.Ok, 7), (tracked.Status, app.Shop.Tracked!.Count));
    }

    [Fact]
    public async Task Call_ManyAtOnce_AnswersEach()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply[] replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => app.Http2.CallAsync("Get", new GetItem { Sku = $"{i}" }))).Within();

        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), replies.Select(reply => reply.Single<Item>().Sku));
    }

    [Fact]
    public async Task Call_LargeMessage_TravelsBothWays()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        string sku = new('x', 3_000_000);

        Assert.Equal(sku, (await app.Http2.CallAsync("Get", new GetItem { Sku = sku })).Single<Item>().Sku);
    }

    [Fact]
    public async Task Call_BodyInSingleBytes_IsReadAsOne()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        HttpRequestMessage request = Grpc.Request("Get", []);
        request.Content = new PiecesContent([.. Grpc.Frame(new GetItem { Sku = "pieces" }).Select(value => new[] { value })]);

        using HttpResponseMessage response = await app.Http2.BeginAsync(request);

        Assert.Equal("pieces", new GrpcReply(response, await response.Content.ReadAsByteArrayAsync()).Single<Item>().Sku);
    }

    [Fact]
    public async Task Call_Handler_SeesRequestAndCurrentContextAlsoAfterAwaits()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        var seen = new List<object?>();
        app.Shop.OnGet = async (_, context) =>
        {
            seen.Add(CallContext.Current);
            await Task.Yield();
            seen.Add(CallContext.Current);
            seen.Add(context.GetHttpContext()!.Request.Path.Value);
            seen.Add(context.Method!.FullName);
            seen.Add(context.Protocol);
            seen.Add(context.Remaining);
            Assert.StartsWith("tcp://127.0.0.1:", context.Peer!.Address, StringComparison.Ordinal);
            Assert.All(seen[..2], current => Assert.Same(context, current));
            return new Item();
        };

        (await app.Http2.CallAsync("Get", new GetItem())).Single<Item>();

        Assert.Equal(["/tests.Shop/Get", "tests.Shop/Get", RpcProtocol.Grpc, null], seen[2..]);
    }

    [Fact]
    public async Task Call_ScopedHandler_LivesInTheScopeOfItsRequest()
    {
        await using ShopApp app = await ShopApp.StartAsync(services: services => services.AddScoped<IShop, ScopedShop>().AddScoped<Marker>());

        Item first = (await app.Http2.CallAsync("Get", new GetItem())).Single<Item>();
        Item second = (await app.Http2.CallAsync("Get", new GetItem())).Single<Item>();

        Assert.NotEqual(first.Sku, second.Sku);
        Assert.Equal((1, 1), (first.Count, second.Count));
    }

    [Fact]
    public async Task Call_Middleware_RunsInOrderAndMayChangeArgumentsAndAnswer()
    {
        var order = new List<string>();
        await using ShopApp app = await ShopApp.StartAsync(options => options
            .Use(async (invocation, next) =>
            {
                order.Add("outer " + invocation.Method.Name);
                await next(invocation);
                invocation.SetReply(invocation.GetReply<Item>() with { Count = 42 });
            })
            .Use((invocation, next) =>
            {
                order.Add("inner");
                invocation.SetArgument(0, new GetItem { Sku = invocation.GetArgument<GetItem>(0).Sku + "!" });
                return next(invocation);
            }));

        Assert.Equal(new Item { Sku = "a!", Count = 42 }, (await app.Http2.CallAsync("Get", new GetItem { Sku = "a" })).Single<Item>());
        Assert.Equal(["outer Get", "inner"], order);
    }

    [Fact]
    public async Task Call_UnknownMethodOrOtherCase_IsUnimplemented()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply unknown = await app.Http2.CallAsync("Steal", new GetItem());
        GrpcReply lower = await app.Http2.CallAsync("get", new GetItem());

        Assert.Equal((HttpStatusCode.OK, RpcStatusCode.Unimplemented), (unknown.Http, unknown.Status));
        Assert.Equal(RpcStatusCode.Unimplemented, lower.Status);
        Assert.Contains("tests.Shop/Steal", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OverHttp1_AsksForHttp2()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        Assert.Equal(HttpStatusCode.UpgradeRequired, (await app.Http1.CallAsync("Get", new GetItem())).Http);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/grpc+json")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Call_OtherContentType_Is415AndListsWhatIsTaken(string contentType)
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await app.Http2.CallAsync("Get", [], contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.Http);
        Assert.StartsWith("application/grpc, ", reply.Find("accept-post"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_OtherVerb_IsNotAllowed()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        using HttpResponseMessage response = await app.Http1.GetAsync(new Uri("/tests.Shop/Get", UriKind.Relative));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private sealed class Marker
    {
        public string Id { get; } = Guid.NewGuid().ToString();

        public int Uses { get; set; }
    }

    private sealed class ScopedShop(Marker marker) : IShop
    {
        public ValueTask<Item> GetAsync(GetItem request, CallContext? context = null)
        {
            Assert.Same(marker, context!.GetHttpContext()!.RequestServices.GetRequiredService<Marker>());
            return new(new Item { Sku = marker.Id, Count = ++marker.Uses });
        }

        public ValueTask<Item> BuyAsync(GetItem request, CallContext? context = null) => throw new NotSupportedException();

        public ValueTask<int> AddAsync(int left, int right) => throw new NotSupportedException();

        public ValueTask PingAsync() => throw new NotSupportedException();

        public ValueTask TrackAsync(Item item) => throw new NotSupportedException();

        public IAsyncEnumerable<Item> ListAsync(GetItem request, CallContext? context = null) => throw new NotSupportedException();

        public ValueTask<Item> SumAsync(IAsyncEnumerable<Item> items, CallContext? context = null) => throw new NotSupportedException();

        public IAsyncEnumerable<Item> EchoAsync(IAsyncEnumerable<Item> items, CallContext? context = null) => throw new NotSupportedException();
    }
}

namespace Tern.AspNetCore.Tests.Endpoints;

public sealed class MetadataTests
{
    [Fact]
    public async Task Request_HeadersOfTheUser_ArriveAndThoseOfTheProtocolDoNot()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        List<string> seen = [];
        app.Shop.OnGet = (_, context) =>
        {
            seen.AddRange(context.RequestHeaders.Select(static header => $"{header.Key}={(header.IsBinary ? Convert.ToHexString(header.Bytes.Span) : header.Value)}"));
            return new(new Item());
        };

        await app.Http2.CallAsync(
            "Get", new GetItem(), ("x-tag", "one"), ("X-Tag", "two"), ("trace-bin", "AQI,AwQ="), ("broken-bin", "%%"), ("authorization", "Bearer t"), ("grpc-timeout", "1M"), ("grpc-foo", "x"));

        Assert.Equal(["authorization=Bearer t", "broken-bin=%%", "trace-bin=0102", "trace-bin=0304", "x-tag=one, two"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Request_Metainfo_ArrivesUnderKitexsNames()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, context) =>
        {
            Assert.Equal(("7", "eu"), (context.Persistent["USER_ID"], context.Transient["ZONE"]));
            Assert.Empty(context.RequestHeaders);
            return new(new Item());
        };

        (await app.Http2.CallAsync("Get", new GetItem(), ("rpc-persist-user-id", "7"), ("rpc-transit-zone", "eu"))).Single<Item>();
    }

    [Fact]
    public async Task Response_HeadersAndTrailers_ComeBeforeAndAfterTheMessage()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, context) =>
        {
            context.ResponseHeaders.Add("x-head", "h");
            context.ResponseTrailers.Add("x-tail", "t1");
            context.ResponseTrailers.Add("x-tail", "t2");
            context.ResponseTrailers.Add("x-tail-bin", new byte[] { 1, 2 });
            return new(new Item());
        };

        GrpcReply reply = await app.Http2.CallAsync("Get", new GetItem());

        reply.Single<Item>();
        Assert.Equal("h", Assert.Single(reply.Headers.GetValues("x-head")));
        Assert.Equal("t1,t2", string.Join(",", reply.Trailers.GetValues("x-tail")).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("AQI", Assert.Single(reply.Trailers.GetValues("x-tail-bin")));
    }

    [Fact]
    public async Task Response_HeadersOfAFailedCall_ComeBeforeItsTrailers()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, context) =>
        {
            context.ResponseHeaders.Add("x-head", "h");
            context.ResponseTrailers.Add("x-tail", "t");
            throw new RpcException(RpcStatusCode.Aborted, "");
        };

        GrpcReply reply = await app.Http2.CallAsync("Get", new GetItem());

        Assert.Equal((RpcStatusCode.Aborted, null), (reply.Status, reply.Message));
        Assert.True(reply.Headers.Contains("x-head") && reply.Trailers.Contains("x-tail") && reply.Trailers.Contains("grpc-status"));
    }
}

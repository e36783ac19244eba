using System.Net;
using System.Text;
using Tern.Serialization;

namespace Tern.AspNetCore.Tests.Endpoints;

public sealed class GrpcWebTests
{
    private const string ContentType = "application/grpc-web+proto";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_Unary_HasTheTrailersInTheLastFrame(bool http2)
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (request, context) =>
        {
            context.ResponseTrailers.Add("x-tail", "t");
            return new(new Item { Sku = request.Sku });
        };

        GrpcReply reply = await (http2 ? app.Http2 : app.Http1).CallAsync("Get", Grpc.Frame(new GetItem { Sku = "web" }), ContentType);

        Assert.Equal((HttpStatusCode.OK, ContentType), (reply.Http, reply.ContentType));
        Assert.Equal([0, 0x80], reply.Messages.Select(static message => (int)message.Flag));
        Assert.Equal("web", ProtobufSerializer.Read<Item>(reply.Messages[0].Body).Sku);
        Assert.Equal("x-tail: t\r\ngrpc-status: 0\r\n", Encoding.ASCII.GetString(reply.Messages[1].Body));
    }

    [Fact]
    public async Task Call_ServerStream_HasEachReplyAndThenTheTrailers()
    {
        await using ShopApp app = await ShopApp.StartAsync();

        GrpcReply reply = await app.Http1.CallAsync("List", Grpc.Frame(new GetItem()), ContentType);

        Assert.Equal([0, 0, 0, 0x80], reply.Messages.Select(static message => (int)message.Flag));
    }

    [Fact]
    public async Task Call_Failure_IsInTheTrailersAlone()
    {
        await using ShopApp app = await ShopApp.StartAsync();
        app.Shop.OnGet = static (_, _) => throw new RpcException(RpcStatusCode.NotFound, "no Ä");

        GrpcReply reply = await app.Http1.CallAsync("Get", Grpc.Frame(new GetItem()), ContentType);

        (byte flag, byte[] trailers) = Assert.Single(reply.Messages);
        Assert.Equal((0x80, "grpc-status: 5\r\ngrpc-message: no %C3%84\r\n"), (flag, Encoding.ASCII.GetString(trailers)));
    }

    [Fact]
    public async Task Call_SwitchedOff_Is415()
    {
        await using ShopApp app = await ShopApp.StartAsync(static options => options.EnableGrpcWeb = false);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.Http1.CallAsync("Get", Grpc.Frame(new GetItem()), ContentType)).Http);
    }
}

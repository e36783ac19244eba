using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Requests;

/// <summary>Kitex Protobuf from a Tern client to a Tern server.</summary>
public sealed class KitexProtobufTests
{
    [Theory]
    [InlineData(ConnectionMode.ShortLived)]
    [InlineData(ConnectionMode.Pooled)]
    [InlineData(ConnectionMode.Multiplexed)]
    public async Task Calls_OfEveryKind_AreCarried(ConnectionMode mode)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.KitexProtobuf, mode);
        IEcho client = channel.CreateClient<IEcho>();
        var noted = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        RpcProtocol? seen = null;
        server.Echo.Note = text =>
        {
            noted.SetResult(text);
            return default;
        };
        server.Echo.Say = (text, context) =>
        {
            seen = context!.Protocol;
            context.Backward.Set("b", context.Transient["t"]!);
            return new(text + context.Persistent["p"]);
        };
        CallContext context = new() { Timeout = TimeSpan.FromMinutes(1) };
        context.Transient.Set("t", "1");
        context.Persistent.Set("p", "2");

        Assert.Equal("hi2", await client.SayAsync("hi", context).Within());
        Assert.Equal((RpcProtocol.KitexProtobuf, RpcProtocol.KitexProtobuf, "1"), (seen, context.Protocol, context.Backward["b"]));
        Assert.Equal(new Point(4, 6), await client.MoveAsync(new Point(1, 2), 3, 4).Within());
        Assert.Null(await client.FindAsync("x").Within());
        Parcel parcel = await client.SendAsync(new Parcel { Name = "p", Content = [1, 2], Labels = { ["k"] = "v" } }, TestContext.Current.CancellationToken).Within();
        Assert.Equal(("p", 2, "v"), (parcel.Name, parcel.Content.Length, parcel.Labels["k"]));
        await client.WaitAsync(0, TestContext.Current.CancellationToken).Within();
        await client.NoteAsync("noted").Within();
        Assert.Equal("noted", await noted.Task.Within());
    }

    [Fact]
    public async Task Failures_OfEveryKind_ArriveAsWhatTheyAre()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.KitexProtobuf);
        IEcho client = channel.CreateClient<IEcho>();

        server.Echo.Say = static (_, _) => throw new RpcBizException(7, "sold out");
        Assert.Equal(7, (await Assert.ThrowsAsync<RpcBizException>(() => client.SayAsync("x").AsTask()).Within()).Code);
        server.Echo.Say = static (_, _) => throw new RpcException(RpcStatusCode.NotFound, "none");
        RpcException own = await Assert.ThrowsAsync<RpcException>(() => client.SayAsync("x").AsTask()).Within();
        Assert.Equal((RpcStatusCode.NotFound, true), (own.Code, own.IsRemote));

        // A reply is the answer itself, so a declared exception has no place in it.
        server.Echo.Send = static (_, _) => throw new TooFar { Place = "moon" };
        Assert.Equal(RpcStatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => client.SendAsync(new Parcel { Name = "x" }).AsTask()).Within()).Code);
    }

    [Fact]
    public async Task Stream_OverKitexProtobuf_SaysWhatToUse()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.Connect(RpcProtocol.KitexProtobuf);

        RpcException error = await Assert.ThrowsAsync<RpcException>(() => channel.CreateClient<IStreams>().CountAsync(default).ReadAllAsync()).Within();

        Assert.Equal(RpcStatusCode.Unimplemented, error.Code);
        Assert.Contains("Grpc", error.Message);
    }

    [Theory]
    [InlineData("9001000100000003536179000000010a026869", "9001000200000003536179000000010a026869")]
    [InlineData("900100010000000353617900000001", "900100020000000353617900000001")]
    public async Task Request_Framed_IsAnsweredFramed(string request, string reply)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();
        byte[] expected = Wire.Framed(Wire.Hex(reply));

        await peer.WriteAsync(Wire.Framed(Wire.Hex(request)));
        await peer.EndSendingAsync();

        Assert.Equal(expected, await peer.ReadToEndAsync());
    }

    [Theory]
    [InlineData("90010001000000ff53617900000001")]
    [InlineData("90010001ffffffff53617900000001")]
    [InlineData("9001000100000003")]
    [InlineData("90010005000000035361790000000100")]
    public async Task Request_ThatCannotBeRead_EndsItsConnection(string request)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RawPeer peer = await server.ConnectRawAsync();

        await peer.WriteAsync(Wire.Framed(Wire.Hex(request)));

        Assert.Empty(await peer.ReadToEndAsync());
        await server.Logs.WaitForAsync(100);
    }

    [Fact]
    public async Task Request_SplitAndTruncatedAtEveryByte_IsServedOrEnds()
    {
        await using TestServer server = await TestServer.StartAsync();
        byte[] request = Wire.Framed(Wire.Hex("9001000100000003536179000000010a026869"));
        await using RawPeer split = await server.ConnectRawAsync();
        foreach (byte value in request)
        {
            await split.WriteAsync(value);
        }

        await split.EndSendingAsync();
        Assert.Equal(request.Length, (await split.ReadToEndAsync()).Length);
        for (int at = 1; at < request.Length; at++)
        {
            await using RawPeer peer = await server.ConnectRawAsync();
            await peer.WriteAsync(request[..at]);
            await peer.EndSendingAsync();
            Assert.Empty(await peer.ReadToEndAsync());
        }
    }
}

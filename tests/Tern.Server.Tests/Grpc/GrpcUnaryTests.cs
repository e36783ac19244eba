using Tern.Tests.Contracts;

namespace Tern.Server.Tests.Grpc;

/// <summary>Unary calls over gRPC, client and server of Tern.</summary>
public sealed class GrpcUnaryTests
{
    [Theory]
    [InlineData(GrpcPayload.Thrift)]
    [InlineData(GrpcPayload.Protobuf)]
    public async Task Call_AnyMethod_IsAnswered(GrpcPayload payload)
    {
        await using TestServer server = await TestServer.StartAsync();
        await using RpcChannel channel = server.ConnectGrpc(payload);
        IEcho echo = channel.CreateClient<IEcho>();

        Assert.Equal("hello", await echo.SayAsync("hello").Within());
        Assert.Equal(new Point(4, 6), await echo.MoveAsync(new Point(1, 2), 3, 4).Within());
        Assert.Null(await echo.FindAsync("nothing").Within());
        await echo.WaitAsync(1, TestContext.Current.CancellationToken).Within();
    }
}

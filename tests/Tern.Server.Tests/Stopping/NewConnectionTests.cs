using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using Tern.Tests.Contracts;
using Tern.Transport.Tests;

namespace Tern.Server.Tests.Stopping;

/// <summary>Connections that have said nothing yet when their server stops: a call may be on its way in them, and gets the drain time to arrive. Nothing but the clock of the test passes.</summary>
public sealed class NewConnectionTests
{
    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (string scheme in new[] { "memory", "tcp", "unix" })
            {
                ways.Add(scheme, "framed");
                ways.Add(scheme, "header");
                ways.Add(scheme, "grpc");
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Stop_FirstRequestComesLateInTheDrainTime_IsServed(string scheme, string protocol)
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time, endpoint: EndpointOf(scheme));
        Func<Task<string>> call = protocol == "grpc" ? await ConnectGrpcAsync(server) : await ConnectThriftAsync(server, protocol == "header");
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the server has the connection");

        Task stop = server.Server.StopAsync();
        await server.Logs.WaitForAsync(5);
        await Limit.SettleAsync();
        time.Advance(TimeSpan.FromMilliseconds(4_900));
        await Limit.SettleAsync();

        Assert.Equal("late", await call().Within());
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task Stop_NothingComesInTheDrainTime_ConnectionEndsInOrderAndNobodyIsToldOfCalls()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(time: time);
        await using RawPeer peer = await server.ConnectRawAsync();
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the server has the connection");
        long before = time.GetTimestamp();

        Task stop = server.Server.StopAsync();
        await server.Logs.WaitForAsync(5);
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(50));

        Assert.InRange(time.GetElapsedTime(before), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
        Assert.Empty(await peer.ReadToEndAsync());
        Assert.DoesNotContain(server.Logs.Entries, static entry => entry.Id == 6);
    }

    [Fact]
    public async Task Stop_ClientLeavesWithoutACall_IsNotWaitedFor()
    {
        await using TestServer server = await TestServer.StartAsync(time: new ManualTime());
        RawPeer peer = await server.ConnectRawAsync();
        await Limit.UntilAsync(() => server.Server.ConnectionCount == 1, "the server has the connection");

        Task stop = server.Server.StopAsync();
        await server.Logs.WaitForAsync(5);
        await peer.DisposeAsync();

        await stop.Within();
    }

    [Fact]
    public async Task Stop_InTheMiddleOfATlsHandshake_ServesTheCallBehindIt()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(
            static builder => builder.Configure(static options => options.Transport.Tls = new TlsServerOptions { CertificateSelector = static _ => TestCertificates.Shared.Server }),
            time,
            "tcp://127.0.0.1:0");
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Endpoint.Port, TestContext.Current.CancellationToken);

        Task stop = server.Server.StopAsync();
        await Limit.SettleAsync();
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, static (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("localhost").Within();
        await tls.WriteAsync(Wire.Framed(Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, "late"))), TestContext.Current.CancellationToken);

        byte[] head = new byte[4];
        await tls.ReadExactlyAsync(head, TestContext.Current.CancellationToken).AsTask().Within();
        byte[] reply = new byte[BinaryPrimitives.ReadInt32BigEndian(head)];
        await tls.ReadExactlyAsync(reply, TestContext.Current.CancellationToken).AsTask().Within();
        Assert.Equal(Wire.Reply, reply[3]);
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task Stop_TlsHandshakeThatDoesNotGoOn_IsGivenUpAfterTheDrainTime()
    {
        var time = new ManualTime();
        await using TestServer server = await TestServer.StartAsync(
            static builder => builder.Configure(static options =>
            {
                options.Transport.Tls = new TlsServerOptions { CertificateSelector = static _ => TestCertificates.Shared.Server, HandshakeTimeout = TimeSpan.FromHours(1) };
                options.DrainTimeout = TimeSpan.FromSeconds(3);
            }),
            time,
            "tcp://127.0.0.1:0");
        using var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", server.Endpoint.Port, TestContext.Current.CancellationToken);
        long before = time.GetTimestamp();

        Task stop = server.Server.StopAsync();
        await time.RunUntilAsync(stop, TimeSpan.FromMilliseconds(50));

        Assert.InRange(time.GetElapsedTime(before), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(20));
    }

    private static string? EndpointOf(string scheme) => scheme switch
    {
        "tcp" => "tcp://127.0.0.1:0",
        "unix" => $"unix://{Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())}",
        _ => null,
    };

    private static async Task<Func<Task<string>>> ConnectThriftAsync(TestServer server, bool hasHeader)
    {
        RawPeer peer = await server.ConnectRawAsync();
        return async () =>
        {
            byte[] message = Wire.Message("Say", Wire.Call, 1, Wire.StringField(1, "late"));
            await peer.WriteAsync(hasHeader ? Wire.TTHeader(message, 1) : Wire.Framed(message));
            var reply = (string)(await peer.ReadAsync()).Fields[0];
            await peer.DisposeAsync();
            return reply;
        };
    }

    // Not even the preface of HTTP/2 has come.
    private static async Task<Func<Task<string>>> ConnectGrpcAsync(TestServer server)
    {
        RawGrpcPeer peer = RawGrpcPeer.Of(await Transport.TransportConnector.ConnectAsync(
            server.Endpoint, new ClientTransportOptions { ConnectTimeout = Limit.Time }, TestContext.Current.CancellationToken));
        return async () =>
        {
            await peer.WriteAsync([.. RawFrame.Preface, .. RawFrame.SettingsOf(), .. RawFrame.SettingsAck()]);
            await peer.CallAsync(1, RawGrpcPeer.TextMessage("late"), RawGrpcPeer.Say);
            RawResponse response = await peer.ReadAsync(1);
            await peer.DisposeAsync();
            return response.Status == "0" ? System.Text.Encoding.UTF8.GetString([.. response.Body.Skip(7)]) : $"status {response.Status}";
        };
    }
}

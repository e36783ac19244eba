using System.Net;
using System.Net.Sockets;
using Tern.Serialization;
using Tern.Tests.Contracts;
using Tern.Transport.Tests;

namespace Tern.Server.Tests.EndToEnd;

/// <summary>Calls through the whole stack, over everything that carries bytes, in every protocol.</summary>
public sealed class TransportMatrixTests
{
    private static readonly string[] s_transports = ["tcp IPv4", "tcp IPv6", "tcp name", "tcp any", "unix", "memory", "tcp tls", "tcp mutual tls", "unix tls"];

    private static readonly (RpcProtocol Protocol, ConnectionMode Mode, ThriftEncoding Encoding)[] s_ways =
    [
        (RpcProtocol.ThriftBuffered, ConnectionMode.Pooled, ThriftEncoding.Binary),
        (RpcProtocol.ThriftFramed, ConnectionMode.ShortLived, ThriftEncoding.Binary),
        (RpcProtocol.ThriftFramed, ConnectionMode.Pooled, ThriftEncoding.Compact),
        (RpcProtocol.ThriftTTHeader, ConnectionMode.Multiplexed, ThriftEncoding.Binary),
        (RpcProtocol.ThriftTTHeaderFramed, ConnectionMode.Pooled, ThriftEncoding.Binary),
    ];

    public static TheoryData<string, RpcProtocol, ConnectionMode, ThriftEncoding> Combinations
    {
        get
        {
            var data = new TheoryData<string, RpcProtocol, ConnectionMode, ThriftEncoding>();
            foreach (string transport in s_transports)
            {
                foreach ((RpcProtocol protocol, ConnectionMode mode, ThriftEncoding encoding) in s_ways)
                {
                    data.Add(transport, protocol, mode, encoding);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Call_OverAnyTransport_InAnyProtocol_IsAnswered(string transport, RpcProtocol protocol, ConnectionMode mode, ThriftEncoding encoding)
    {
        SkipWithout(transport);
        string? client = null;
        await using TestServer server = await TestServer.StartAsync(
            builder => builder.Configure(options => options.Transport.Tls = ServerTls(transport)), endpoint: EndpointOf(transport));
        server.Echo.Say = (text, context) =>
        {
            client = $"{context!.Peer!.Address.Split(':')[0]} {context.Peer.Certificate?.Subject ?? "unknown"}";
            return text == "throw" ? throw new RpcException(RpcStatusCode.NotFound, "asked for") : new(text);
        };
        await using RpcChannel channel = RpcChannel.Connect(TargetOf(transport, server.Endpoint), options =>
        {
            options.Protocol = protocol;
            options.Connections = mode;
            options.Encoding = encoding;
            options.Transport.Tls = ClientTls(transport);
            TestServer.BeGenerous(options);
        });
        IEcho echo = channel.CreateClient<IEcho>();
        var own = new CallContext();

        Assert.Equal("hello", await echo.SayAsync("hello", own).Within());
        string large = new('x', 300_000);
        Assert.Equal(large, await echo.SayAsync(large).Within());
        RpcException error = await Assert.ThrowsAsync<RpcException>(() => echo.SayAsync("throw").Within());
        Assert.Contains("asked for", error.Message, StringComparison.Ordinal);
        await echo.NoteAsync("note").Within();
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), await Task.WhenAll(Enumerable.Range(0, 30).Select(i => echo.SayAsync($"{i}").AsTask())).Within());

        Assert.Equal($"{transport.Split(' ')[0]} {(transport == "tcp mutual tls" ? "CN=client" : "unknown")}", client);
        Assert.Equal(transport.EndsWith("tls", StringComparison.Ordinal) ? "CN=server" : null, own.Peer!.Certificate?.Subject);
    }

    [Fact]
    public async Task Server_OnSeveralAddresses_ServesEach()
    {
        string unix = EndpointOf("unix");
        string memory = EndpointOf("memory");
        await using TestServer server = await TestServer.StartAsync(builder => builder.Listen(unix).Listen(memory), endpoint: "tcp://127.0.0.1:0");

        Assert.Equal(3, server.Server.Endpoints.Count);
        foreach (RpcEndpoint endpoint in server.Server.Endpoints)
        {
            await using RpcChannel channel = RpcChannel.Connect(endpoint, TestServer.BeGenerous);
            Assert.Equal(endpoint.Scheme, await channel.CreateClient<IEcho>().SayAsync(endpoint.Scheme).Within());
        }
    }

    private static string EndpointOf(string transport) => transport switch
    {
        "tcp IPv6" => "tcp://[::1]:0",
        "tcp name" => "tcp://localhost:0",
        "tcp any" => "tcp://*:0",
        "unix" or "unix tls" => "unix://" + TempFiles.NewPath(".sock"),
        "memory" => $"memory://{Guid.NewGuid():N}",
        _ => "tcp://127.0.0.1:0",
    };

    private static string TargetOf(string transport, RpcEndpoint bound) => transport switch
    {
        "tcp any" => $"tcp://[::1]:{bound.Port}",
        "tcp tls" or "tcp mutual tls" => $"tcp://localhost:{bound.Port}",
        _ => bound,
    };

    private static TlsServerOptions? ServerTls(string transport)
    {
        if (!transport.EndsWith("tls", StringComparison.Ordinal))
        {
            return null;
        }

        var tls = new TlsServerOptions { CertificateSelector = static _ => TestCertificates.Shared.Server, HandshakeTimeout = Limit.Time };
        if (transport == "tcp mutual tls")
        {
            tls.ClientCertificates = ClientCertificateMode.Require;
            tls.ClientAuthorityPath = TestCertificates.Shared.AuthorityPath;
        }

        return tls;
    }

    private static TlsClientOptions? ClientTls(string transport) => transport.EndsWith("tls", StringComparison.Ordinal)
        ? new TlsClientOptions
        {
            ServerAuthorityPath = TestCertificates.Shared.AuthorityPath,
            TargetHost = transport == "unix tls" ? "localhost" : null,
            CertificateSelector = transport == "tcp mutual tls" ? static () => TestCertificates.Shared.Client : null,
        }
        : null;

    private static void SkipWithout(string transport)
    {
        if (transport is not ("tcp IPv6" or "tcp any"))
        {
            return;
        }

        bool hasLoopback = false;
        if (Socket.OSSupportsIPv6)
        {
            using var probe = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            hasLoopback = Record.Exception(() => probe.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0))) is null;
        }

        Assert.SkipUnless(hasLoopback, "This machine has no IPv6 loopback address.");
    }
}

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Tern.Transport.Tests;

namespace Tern.Client.Tests;

/// <summary>Takes connections at once and shakes hands when the test says so: until then a client is connecting.</summary>
internal sealed class SlowTlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SlowTlsServer() => _listener.Start();

    public int Accepted { get; private set; }

    public async Task<TcpClient> AcceptAsync()
    {
        TcpClient client = await _listener.AcceptTcpClientAsync().Within();
        Accepted++;
        return client;
    }

    public static async Task<SslStream> ShakeHandsAsync(TcpClient client)
    {
        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(TestCertificates.Shared.Server).Within();
        return stream;
    }

    /// <summary>Reads one request and answers it.</summary>
    public static async Task AnswerAsync(SslStream stream, string text)
    {
        byte[] bytes = new byte[4_096];
        int count = 0;
        RawMessage? request;
        while ((request = RawMessage.TryParse(bytes.AsSpan(0, count), out _)) is null)
        {
            int read = await stream.ReadAsync(bytes.AsMemory(count)).AsTask().Within();
            Assert.NotEqual(0, read);
            count += read;
        }

        await stream.WriteAsync(Replies.Frame(request, Replies.Text(request, text)));
    }

    public RpcChannel Connect(ConnectionMode mode, TimeProvider? time = null) => RpcChannel.Connect($"tcp://{_listener.LocalEndpoint}", options =>
    {
        options.Protocol = RpcProtocol.ThriftTTHeader;
        options.Connections = mode;
        options.ConnectionCount = 1;
        options.TimeProvider = time ?? TimeProvider.System;
        options.Transport.ConnectTimeout = Limit.Time;
        options.Transport.Tls = new TlsClientOptions { ServerAuthorityPath = TestCertificates.Shared.AuthorityPath };
    });

    public void Dispose() => _listener.Dispose();
}

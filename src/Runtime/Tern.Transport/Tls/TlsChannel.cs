using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace Tern.Transport.Tls;

/// <summary>A TLS stream over a connected socket.</summary>
internal sealed class TlsChannel : ByteChannel
{
    private readonly Socket _socket;
    private readonly TlsSocketStream _transport;
    private readonly SslStream _stream;
    private int _closed;

    private TlsChannel(Socket socket, TlsSocketStream transport, SslStream stream)
    {
        _socket = socket;
        _transport = transport;
        _stream = stream;
        ApplicationProtocol = stream.NegotiatedApplicationProtocol is { Protocol.Length: > 0 } protocol ? protocol.ToString() : null;
        RemoteCertificate = stream.RemoteCertificate switch
        {
            null => null,
            X509Certificate2 certificate => certificate,
            var certificate => X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()),
        };
    }

    public override X509Certificate2? RemoteCertificate { get; }

    public override string? ApplicationProtocol { get; }

    public override bool HasUnreceivedBytes => Volatile.Read(ref _closed) == 0 && _socket.Available > 0;

    /// <summary>Runs a handshake. Closes the socket if it fails.</summary>
    public static async Task<TlsChannel> AuthenticateAsync(
        Socket socket, Func<SslStream, CancellationToken, Task> handshake, CancellationToken cancellationToken)
    {
        var transport = new TlsSocketStream(socket);
        var stream = new SslStream(transport, leaveInnerStreamOpen: false);
        try
        {
            await handshake(stream, cancellationToken).ConfigureAwait(false);
            transport.HandshakeDone();
            return new TlsChannel(socket, transport, stream);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            socket.Dispose();
            throw;
        }
    }

    public static List<SslApplicationProtocol>? ToProtocols(IList<string> names)
    {
        if (names.Count == 0)
        {
            return null;
        }

        var protocols = new List<SslApplicationProtocol>(names.Count);
        foreach (var name in names)
        {
            protocols.Add(new SslApplicationProtocol(name));
        }

        return protocols;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReceiveAsync(Memory<byte> buffer)
    {
        await _transport.StartWorkAsync().ConfigureAwait(false);
        try
        {
            return await _stream.ReadAsync(buffer).ConfigureAwait(false);
        }
        finally
        {
            _transport.EndWork();
        }
    }

    public override ValueTask<int> SendAsync(ReadOnlyMemory<byte> buffer)
    {
        var write = _stream.WriteAsync(buffer);
        if (write.IsCompletedSuccessfully)
        {
            write.GetAwaiter().GetResult();
            return new ValueTask<int>(buffer.Length);
        }

        return WaitAsync(write, buffer.Length);
    }

    public override async ValueTask ShutdownSendAsync()
    {
        await _transport.StartWorkAsync().ConfigureAwait(false);
        Task goodbye;
        try
        {
            // Made before the call returns; only its sending may take longer.
            goodbye = _stream.ShutdownAsync();
        }
        finally
        {
            _transport.EndWork();
        }

        await goodbye.ConfigureAwait(false);
        _socket.Shutdown(SocketShutdown.Send);
    }

    public override void Close(bool hard)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return;
        }

        // The socket first: it ends pending operations, and a disposed TLS stream could not say goodbye over it anyway.
        if (hard)
        {
            _socket.Close(0);
        }
        else
        {
            _socket.Dispose();
        }

        _stream.Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<int> WaitAsync(ValueTask write, int length)
    {
        await write.ConfigureAwait(false);
        return length;
    }
}

using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Tern.Protocols;
using Tern.Protocols.Http2;
using Tern.Transport;
using Xunit;

namespace Tern.Interop.Tests.Http2;

/// <summary>A client of the HTTP/2 layer alone.</summary>
internal sealed class Http2TestClient : IHttp2Host, IAsyncDisposable
{
    private readonly TransportConnection _transport;
    private readonly Http2Connection _connection;
    private readonly Http2HeaderBlock _headers;
    private readonly SemaphoreSlim _room = new(0);
    private readonly Task _running;

    private Http2TestClient(TransportConnection transport, string authority, Http2Options options)
    {
        _transport = transport;
        var output = new ConnectionOutput(transport.Output, options.MaxQueuedBytes, TimeProvider.System, error => _connection!.Close(error));
        _connection = new Http2Connection(transport.Input, output, Http2Role.Client, options, this, NullLogger.Instance, transport.RemoteAddress);
        _headers = new Http2HeaderBlock((":method", "POST"), (":scheme", transport.ApplicationProtocol is null ? "http" : "https"), (":path", "/echo"), (":authority", authority), ("te", "trailers"));
        _running = _connection.RunAsync();
    }

    public Exception? Error { get; private set; }

    public string? ApplicationProtocol => _transport.ApplicationProtocol;

    public static async Task<Http2TestClient> ConnectAsync(int port, ClientTransportOptions? options = null, Http2Options? http2 = null) =>
        new(await TransportConnector.ConnectAsync(RpcEndpoint.Parse($"tcp://127.0.0.1:{port}"), options ?? new ClientTransportOptions()), $"127.0.0.1:{port}", http2 ?? new Http2Options());

    /// <summary>Sends a body and gives what comes back.</summary>
    public async Task<Answer> SendAsync(byte[] body)
    {
        var stream = new CallStream();
        while (true)
        {
            Assert.True(_connection.TryEnter(out OutputBuffer buffer), Error?.ToString());
            Http2Opening opening = _connection.TryOpen(stream);
            if (opening == Http2Opening.Opened)
            {
                _connection.WriteHeaders(buffer, stream, _headers, endStream: false);
                int mark = Http2Connection.BeginData(buffer);
                body.CopyTo(buffer.GetSpan(body.Length));
                buffer.Advance(body.Length);
                _connection.EndData(buffer, stream, mark, endStream: true);
            }

            _connection.Exit(inline: _connection.ActiveStreams == 1);
            if (opening == Http2Opening.Opened)
            {
                return await stream.Done.Task.WaitAsync(TimeSpan.FromSeconds(60));
            }

            Assert.Equal(Http2Opening.NoRoom, opening);
            Assert.True(await _room.WaitAsync(TimeSpan.FromSeconds(60)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DrainAsync(CancellationToken.None);
        await _running;
        await _transport.DisposeAsync();
    }

    Http2Stream? IHttp2Host.Accept() => null;

    void IHttp2Host.OnRetired()
    {
    }

    void IHttp2Host.OnRoom() => _room.Release(1_000);

    void IHttp2Host.OnClosed(Exception? error) => Error = error;

    /// <summary>What came back.</summary>
    internal sealed record Answer(string Status, byte[] Body, string? Trailer);

    private sealed class CallStream : Http2Stream
    {
        private readonly MemoryStream _body = new();
        private string _status = "";
        private string? _trailer;

        public TaskCompletionSource<Answer> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override void OnHeaders(Http2HeaderList headers, bool endStream)
        {
            Assert.True(headers.TryGet(Http2HeaderName.Status, out ReadOnlySpan<byte> status));
            _status = Encoding.ASCII.GetString(status);
        }

        public override int OnData(ReadOnlySpan<byte> data, bool endStream)
        {
            _body.Write(data);
            return data.Length;
        }

        public override void OnTrailers(Http2HeaderList trailers) => _trailer = Encoding.ASCII.GetString(trailers[0].Value);

        public override void OnReset(Http2ErrorCode code, bool byPeer) => Done.TrySetException(new IOException($"reset: {code}, by peer: {byPeer}"));

        public override void OnConnectionLost(Exception error) => Done.TrySetException(error);

        public override void OnClosed() => Done.TrySetResult(new Answer(_status, _body.ToArray(), _trailer));
    }
}

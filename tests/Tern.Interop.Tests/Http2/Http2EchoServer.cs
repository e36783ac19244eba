using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Tern.Protocols;
using Tern.Protocols.Http2;
using Tern.Transport;
using Xunit;

namespace Tern.Interop.Tests.Http2;

/// <summary>A server of the HTTP/2 layer alone: answers with the body that it was sent, or with its path if there is none, and a trailer.</summary>
internal sealed class Http2EchoServer : IAsyncDisposable
{
    private readonly TransportListener _listener;
    private readonly Task _accepting;

    private Http2EchoServer(TransportListener listener)
    {
        _listener = listener;
        _accepting = AcceptAsync();
    }

    public int Port => _listener.Endpoint.Port;

    public static async Task<Http2EchoServer> StartAsync(ServerTransportOptions? options = null) =>
        new(await TransportListener.BindAsync(RpcEndpoint.Parse("tcp://127.0.0.1:0"), options ?? new ServerTransportOptions()));

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (await _listener.AcceptAsync() is { } connection)
        {
            _ = new Host(connection).RunAsync();
        }
    }

    private sealed class Host : IHttp2Host
    {
        private readonly TransportConnection _transport;

        public Host(TransportConnection transport)
        {
            _transport = transport;
            var options = new Http2Options { InitialStreamWindow = 65_535, InitialConnectionWindow = 65_535, MaxHeaderListBytes = 64 * 1_024 };
            var output = new ConnectionOutput(transport.Output, options.MaxQueuedBytes, TimeProvider.System, error => Connection!.Close(error));
            Connection = new Http2Connection(transport.Input, output, Http2Role.Server, options, this, NullLogger.Instance, transport.RemoteAddress);
        }

        public Http2Connection Connection { get; }

        public async Task RunAsync()
        {
            await Connection.RunAsync();
            await _transport.DisposeAsync();
        }

        public Http2Stream Accept() => new EchoStream(Connection);

        public void OnRetired()
        {
        }

        public void OnRoom()
        {
        }

        public void OnClosed(Exception? error)
        {
        }
    }

    private sealed class EchoStream(Http2Connection connection) : Http2Stream, IThreadPoolWorkItem
    {
        private static readonly Http2HeaderBlock s_headers = new((":status", "200"), ("content-type", "text/plain"));
        private static readonly Http2HeaderBlock s_trailers = new(("x-end", "yes"));

        private readonly MemoryStream _body = new();
        private byte[] _path = [];
        private bool _isHead;

        public override void OnHeaders(Http2HeaderList headers, bool endStream)
        {
            Assert.True(headers.TryGet(Http2HeaderName.Path, out ReadOnlySpan<byte> path));
            _path = path.ToArray();
            _isHead = headers.TryGet(Http2HeaderName.Method, out ReadOnlySpan<byte> method) && method.SequenceEqual("HEAD"u8);
            if (endStream)
            {
                connection.Schedule(this);
            }
        }

        public override int OnData(ReadOnlySpan<byte> data, bool endStream)
        {
            _body.Write(data);
            if (endStream)
            {
                connection.Schedule(this);
            }

            return data.Length;
        }

        public override void OnTrailers(Http2HeaderList trailers) => connection.Schedule(this);

        public override void OnReset(Http2ErrorCode code, bool byPeer)
        {
        }

        public override void OnConnectionLost(Exception error)
        {
        }

        public override void OnClosed()
        {
        }

        public void Execute()
        {
            if (!connection.TryEnter(out OutputBuffer buffer))
            {
                return;
            }

            ReadOnlySpan<byte> answer = _isHead ? [] : _body.Length > 0 ? _body.GetBuffer().AsSpan(0, (int)_body.Length) : _path;
            connection.WriteHeaders(buffer, this, s_headers, endStream: false);
            int mark = Http2Connection.BeginData(buffer);
            answer.CopyTo(buffer.GetSpan(answer.Length));
            buffer.Advance(answer.Length);
            connection.EndData(buffer, this, mark, endStream: false);
            connection.WriteHeaders(buffer, this, s_trailers, endStream: true);
            connection.Exit(inline: connection.ActiveStreams == 0);
        }
    }
}

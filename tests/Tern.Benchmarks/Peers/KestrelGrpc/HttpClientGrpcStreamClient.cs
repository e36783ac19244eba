using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Tern.Benchmarks.Harness;
using Tern.Benchmarks.Peers.Proto;

namespace Tern.Benchmarks.Peers.KestrelGrpc;

/// <summary>gRPC streams with <see cref="HttpClient"/>: each caller has a bidirectional stream and plays ping-pong on it.</summary>
internal sealed class HttpClientGrpcStreamClient : IEchoClient
{
    private readonly HttpMessageInvoker[] _connections;
    private readonly PingPong[] _streams;

    private HttpClientGrpcStreamClient(HttpMessageInvoker[] connections, PingPong[] streams)
    {
        _connections = connections;
        _streams = streams;
    }

    public static async Task<HttpClientGrpcStreamClient> ConnectAsync(int port, LoadShape shape)
    {
        var address = new Uri($"http://127.0.0.1:{port}{GrpcFraming.StreamPath}");
        HttpMessageInvoker[] connections = [.. Enumerable.Range(0, shape.Connections).Select(static _ => new HttpMessageInvoker(new SocketsHttpHandler()))];
        var streams = new PingPong[shape.Callers];
        for (var caller = 0; caller < streams.Length; caller++)
        {
            streams[caller] = new PingPong();
            await streams[caller].OpenAsync(connections[caller % connections.Length], address);
        }

        return new HttpClientGrpcStreamClient(connections, streams);
    }

    public ValueTask<string> EchoAsync(int caller, string text) => _streams[caller].EchoAsync(text);

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in _streams)
        {
            await stream.DisposeAsync();
        }

        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    /// <summary>One stream; as the content of its request it hands out where messages are written.</summary>
    private sealed class PingPong : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ArrayBufferWriter<byte> _buffer = new();
        private HttpResponseMessage? _response;
        private Stream _output = Stream.Null;
        private PipeReader _input = PipeReader.Create(Stream.Null);

        public async Task OpenAsync(HttpMessageInvoker connection, Uri address)
        {
            Headers.ContentType = new MediaTypeHeaderValue(GrpcFraming.ContentType);
            var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = this,
            };
            request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
            var sending = connection.SendAsync(request, CancellationToken.None);
            _output = await _opened.Task;

            // The server sends its headers with the first answer.
            await WriteAsync("");
            _response = await sending;
            _input = PipeReader.Create(await _response.Content.ReadAsStreamAsync());
            await ReadAsync();
        }

        public async ValueTask<string> EchoAsync(string text)
        {
            await WriteAsync(text);
            return await ReadAsync();
        }

        public async ValueTask DisposeAsync()
        {
            _ended.TrySetResult();
            await _input.CompleteAsync();
            _response?.Dispose();
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _opened.TrySetResult(stream);
            await _ended.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private async ValueTask WriteAsync(string text)
        {
            _buffer.ResetWrittenCount();
            GrpcFraming.Write(_buffer, new Text { Text_ = text });
            await _output.WriteAsync(_buffer.WrittenMemory);
            await _output.FlushAsync();
        }

        private async ValueTask<string> ReadAsync()
        {
            while (true)
            {
                var read = await _input.ReadAsync();
                var buffer = read.Buffer;
                var isWhole = GrpcFraming.TryRead(ref buffer, out var message);
                _input.AdvanceTo(buffer.Start, isWhole ? buffer.Start : buffer.End);
                if (isWhole)
                {
                    return message.Text_;
                }

                if (read.IsCompleted)
                {
                    throw new EndOfStreamException("The server ended the stream.");
                }
            }
        }
    }
}

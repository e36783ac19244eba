using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Tern.Benchmarks.Harness;
using Tern.Benchmarks.Peers.Proto;

namespace Tern.Benchmarks.Peers.KestrelGrpc;

/// <summary>The least that calls gRPC with <see cref="HttpClient"/>: one unary request to each call.</summary>
internal sealed class HttpClientGrpcClient : IEchoClient
{
    private static readonly MediaTypeHeaderValue s_contentType = new(GrpcFraming.ContentType);

    private readonly HttpMessageInvoker[] _connections;
    private readonly Uri _address;

    public HttpClientGrpcClient(int port, int connections)
    {
        _address = new Uri($"http://127.0.0.1:{port}{GrpcFraming.Path}");

        // A handler holds one HTTP/2 connection to a server.
        _connections = [.. Enumerable.Range(0, connections).Select(static _ => new HttpMessageInvoker(new SocketsHttpHandler()))];
    }

    public async ValueTask<string> EchoAsync(int caller, string text)
    {
        var body = new ArrayBufferWriter<byte>(GrpcFraming.PrefixLength + text.Length + 16);
        GrpcFraming.Write(body, new Text { Text_ = text });
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ReadOnlyMemoryContent(body.WrittenMemory),
        };
        request.Content.Headers.ContentType = s_contentType;
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        using var response = await _connections[caller % _connections.Length].SendAsync(request, CancellationToken.None);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        if (!response.TrailingHeaders.TryGetValues("grpc-status", out var status) || status.First() != "0")
        {
            throw new InvalidDataException("The call did not end with grpc-status 0.");
        }

        return Text.Parser.ParseFrom(bytes.AsSpan(GrpcFraming.PrefixLength)).Text_;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}

using System.Collections.Concurrent;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>Writes the requests of one gRPC channel. Thread-safe: the output is the caller's.</summary>
internal sealed class GrpcRequestWriter(GrpcFormat format)
{
    private readonly ConcurrentDictionary<RpcMethod, Http2HeaderBlock> _blocks = new(ReferenceEqualityComparer.Instance as IEqualityComparer<RpcMethod>);

    public GrpcFormat Format => format;

    /// <summary>Writes the headers of a request.</summary>
    /// <param name="connection">The connection, whose output is entered.</param>
    /// <param name="buffer">Its output.</param>
    /// <param name="stream">The stream, just opened.</param>
    /// <param name="method">What is called.</param>
    /// <param name="metadata">What goes with the call.</param>
    /// <param name="timeLeft">Time that the server is told, or <see langword="null"/>.</param>
    /// <param name="compressor">How the messages of the request are packed, or <see langword="null"/>.</param>
    /// <returns><see langword="false"/> if the headers are larger than the server takes; nothing was written.</returns>
    public bool WriteHeaders(
        Http2Connection connection,
        OutputBuffer buffer,
        Http2Stream stream,
        RpcMethod method,
        in RequestMetadata metadata,
        TimeSpan? timeLeft,
        IRpcCompressor? compressor)
    {
        if (!_blocks.TryGetValue(method, out Http2HeaderBlock? block))
        {
            block = _blocks.GetOrAdd(method, BlockOf(method));
        }

        Http2HeadersWriter writer = connection.BeginHeaders(buffer, stream);
        try
        {
            writer.Write(block);
            if (timeLeft is { } timeout)
            {
                Span<byte> text = stackalloc byte[GrpcTimeout.MaxBytes];
                writer.Write("grpc-timeout"u8, text[..GrpcTimeout.Format(GrpcTimeout.Coarsen(timeout), text)]);
            }

            if (compressor is not null)
            {
                GrpcHeaderText.Write(ref writer, "grpc-encoding", compressor.Name);
            }

            if (!metadata.IsBare)
            {
                WriteMetadata(ref writer, metadata);
            }
        }
        catch
        {
            Http2Connection.AbandonHeaders(ref writer);
            throw;
        }

        return connection.EndHeaders(ref writer, buffer, stream, endStream: false);
    }

    private static void WriteMetadata(ref Http2HeadersWriter writer, in RequestMetadata metadata)
    {
        CallContext? own = metadata.Own;
        GrpcHeaderText.Write(ref writer, GrpcMetainfo.TransientPrefix, own?.TransientOrNull);
        GrpcHeaderText.Write(ref writer, GrpcMetainfo.PersistentPrefix, own?.PersistentOrNull);
        GrpcHeaderText.Write(ref writer, GrpcMetainfo.PersistentPrefix, metadata.Ambient?.PersistentOrNull, own?.PersistentOrNull);
        GrpcHeaderText.Write(ref writer, own?.RequestHeadersOrNull);
    }

    private Http2HeaderBlock BlockOf(RpcMethod method)
    {
        List<(string Name, string Value)> fields =
        [
            (":method", "POST"),
            (":scheme", format.IsSecure ? "https" : "http"),
            (":path", $"/{method.Service}/{method.Name}"),
            (":authority", format.Authority),
            ("content-type", format.Payload == PayloadEncoding.Protobuf ? "application/grpc" : "application/grpc+thrift"),
            ("te", "trailers"),
            ("user-agent", GrpcFormat.UserAgent),
            ("grpc-accept-encoding", System.Text.Encoding.ASCII.GetString(format.Compressors.AcceptEncoding)),
        ];
        if (format.FromService is { Length: > 0 } from)
        {
            // Source: Kitex pkg/transmeta/http2.go.
            fields.Add(("source-service", from));
        }

        return new Http2HeaderBlock([.. fields]);
    }
}

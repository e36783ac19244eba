using System.Text;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>What the headers of a request say. Shared by requests of one connection with the same headers; immutable.</summary>
/// <remarks>Source: gRPC <c>PROTOCOL-HTTP2.md</c>, section Requests; metainfo: bytedance gopkg <c>cloud/metainfo/http.go</c>; names of the caller: Kitex <c>pkg/transmeta/http2.go</c>.</remarks>
internal sealed class GrpcRequest : RequestOrigin
{
    private List<KeyValuePair<string, string>>? _persistent;
    private List<KeyValuePair<string, string>>? _transient;
    private RpcHeaders? _headers;
    private readonly byte[]? _acceptEncoding;

    private GrpcRequest(Http2HeaderList list, GrpcServerConnection connection)
        : base(connection.Scope.Peer)
    {
        list.TryGet(Http2HeaderName.ContentType, out ReadOnlySpan<byte> contentType);
        list.TryGet(Http2HeaderName.Method, out ReadOnlySpan<byte> method);
        Path = GrpcPath.Of(list, connection.Methods);
        Refusal = !GrpcContentType.TryParse(contentType, out PayloadEncoding payload) ? GrpcRefusal.NotGrpc
            : !method.SequenceEqual("POST"u8) ? GrpcRefusal.NotPost
            : null;
        Payload = payload;
        if (list.TryGet(Http2HeaderName.GrpcTimeout, out ReadOnlySpan<byte> timeout))
        {
            bool isTimeout = GrpcTimeout.TryParse(timeout, out TimeSpan time);
            Timeout = isTimeout ? time : null;
            Refusal ??= !isTimeout ? new GrpcRefusal(RpcStatusCode.Internal, "grpc-timeout is malformed")
                : time <= TimeSpan.Zero ? new GrpcRefusal(RpcStatusCode.DeadlineExceeded, "the deadline had passed when the request arrived")
                : null;
        }

        if (list.TryGet(Http2HeaderName.GrpcEncoding, out ReadOnlySpan<byte> encoding) && !encoding.SequenceEqual("identity"u8))
        {
            Compressor = connection.Format.Compressors.Find(encoding);
            Refusal ??= Compressor is not null ? null
                : new GrpcRefusal(RpcStatusCode.Unimplemented, $"grpc-encoding \"{Encoding.UTF8.GetString(encoding)}\" is not known here") { TellsEncodings = true };
        }

        _acceptEncoding = list.TryGet(Http2HeaderName.GrpcAcceptEncoding, out ReadOnlySpan<byte> accepted) ? accepted.ToArray() : null;
        KeepMetadata(list);
        HasMetadata = _persistent is not null || _transient is not null || _headers is not null;
    }

    public GrpcPath Path { get; }

    /// <summary>How messages are encoded.</summary>
    public PayloadEncoding Payload { get; }

    /// <summary>How messages of the client are packed, or <see langword="null"/>.</summary>
    public IRpcCompressor? Compressor { get; }

    /// <summary>Why the request is not served, whatever it asks for; or <see langword="null"/>.</summary>
    public GrpcRefusal? Refusal { get; }

    public static GrpcRequest Of(Http2HeaderList list, GrpcServerConnection connection)
    {
        if (list.Tag is not GrpcRequest request)
        {
            list.Tag = request = new GrpcRequest(list, connection);
        }

        return request;
    }

    /// <summary>Whether the client unpacks messages that are packed so.</summary>
    public bool Accepts(string encoding) => _acceptEncoding is not null && GrpcCompression.Accepts(_acceptEncoding, encoding);

    /// <inheritdoc/>
    public override void CopyTo(CallContext context)
    {
        foreach (KeyValuePair<string, string> entry in _persistent ?? [])
        {
            context.Persistent.Set(entry.Key, entry.Value);
        }

        foreach (KeyValuePair<string, string> entry in _transient ?? [])
        {
            context.Transient.Set(entry.Key, entry.Value);
        }

        if (_headers is not null)
        {
            foreach (RpcHeader header in _headers)
            {
                context.RequestHeaders.AddReceived(header);
            }
        }
    }

    private void KeepMetadata(Http2HeaderList list)
    {
        string? fromService = null;
        string? fromMethod = null;
        foreach (Http2Header header in list)
        {
            if (!GrpcHeaderText.IsOfUser(header))
            {
                continue;
            }

            if (header.Name.StartsWith("rpc-"u8) && TryKeepMetainfo(header))
            {
                continue;
            }

            if (header.Name.SequenceEqual("source-service"u8))
            {
                fromService = Encoding.UTF8.GetString(header.Value);
            }
            else if (header.Name.SequenceEqual("source-method"u8))
            {
                fromMethod = Encoding.UTF8.GetString(header.Value);
            }
            else
            {
                GrpcHeaderText.Keep(_headers ??= new RpcHeaders(), header);
            }
        }

        if (fromService is not null || fromMethod is not null)
        {
            Peer = Peer with { Service = fromService, Method = fromMethod };
        }
    }

    private bool TryKeepMetainfo(Http2Header header)
    {
        string name = Encoding.ASCII.GetString(header.Name);
        if (header.Value.IsEmpty)
        {
            // Metainfo has no empty values.
            return false;
        }

        if (GrpcMetainfo.KeyOf(GrpcMetainfo.PersistentPrefix, name) is { } persistent)
        {
            (_persistent ??= []).Add(new(persistent, Encoding.UTF8.GetString(header.Value)));
            return true;
        }

        if (GrpcMetainfo.KeyOf(GrpcMetainfo.TransientPrefix, name) is { } transient)
        {
            (_transient ??= []).Add(new(transient, Encoding.UTF8.GetString(header.Value)));
            return true;
        }

        return false;
    }
}

/// <summary>Why a request is answered before anybody looks at what it asks for.</summary>
internal sealed record GrpcRefusal(RpcStatusCode Code, string Message)
{
    public static readonly GrpcRefusal NotGrpc = new(RpcStatusCode.Unknown, "the content type is not gRPC's") { HttpStatus = new Http2HeaderBlock((":status", "415")) };

    public static readonly GrpcRefusal NotPost = new(RpcStatusCode.Unknown, "the method is not POST") { HttpStatus = new Http2HeaderBlock((":status", "405"), ("allow", "POST")) };

    /// <summary>The answer of HTTP, to a client that does not speak gRPC.</summary>
    public Http2HeaderBlock? HttpStatus { get; init; }

    /// <summary>Whether the answer lists the encodings that are known.</summary>
    public bool TellsEncodings { get; init; }
}

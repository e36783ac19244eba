using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.AspNetCore;

/// <summary>A call over gRPC: messages with a prefix, the status in trailers. Source: gRPC <c>PROTOCOL-HTTP2.md</c>.</summary>
internal class GrpcExchange : HttpExchange
{
    private readonly string? _encoding;
    private IRpcCompressor? _compressor;

    public GrpcExchange(HttpContext http, ServiceSettings settings, string contentType = "application/grpc")
        : base(http, settings, BodyFormat.Protobuf)
    {
        _encoding = http.Request.Headers["grpc-encoding"];
        http.Response.ContentType = contentType;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    /// <summary>Whether the headers of the response are fixed, so that the status goes behind it.</summary>
    protected bool HasBegun { get; private set; }

    public override TimeSpan? ReadTimeout()
    {
        string? text = Http.Request.Headers["grpc-timeout"];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return GrpcTimeout.TryParse(Encoding.UTF8.GetBytes(text), out TimeSpan timeout)
            ? timeout
            : throw new RpcException(RpcStatusCode.Internal, $"the header grpc-timeout holds \"{text}\", which is no time");
    }

    public override OutputBuffer BeginMessage()
    {
        OutputBuffer output = base.BeginMessage();
        output.GetSpan(GrpcMessageReader.PrefixBytes)[..GrpcMessageReader.PrefixBytes].Clear();
        output.Advance(GrpcMessageReader.PrefixBytes);
        return output;
    }

    public override async ValueTask SendAsync(CallContext context, bool isLast, CancellationToken cancellationToken)
    {
        CheckSize(Output.Length - GrpcMessageReader.PrefixBytes);
        Begin(context);
        if (_compressor is not null && context.Compression == _compressor.Name)
        {
            Pack(_compressor);
        }

        WritePrefix();
        Http.Response.BodyWriter.Write(Output.WrittenSpan);
        if (!isLast)
        {
            await Http.Response.BodyWriter.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask EndAsync(CallContext context, CallFailure? failure)
    {
        if (!HasBegun && context.ResponseHeadersOrNull is not null)
        {
            Begin(context);
            await Http.Response.StartAsync().ConfigureAwait(false);
        }

        // A response without messages says everything in its headers ("Trailers-Only").
        IHeaderDictionary? trailers = HasBegun ? Http.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : Http.Response.Headers;
        if (trailers is not null)
        {
            HttpMetadata.Write(trailers, context.ResponseTrailersOrNull);
            HttpMetadata.WriteStatus(trailers, failure);
        }

        await Http.Response.CompleteAsync().ConfigureAwait(false);
    }

    protected override bool TryTake(ref ReadOnlySequence<byte> body, bool isCompleted, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (body.Length < GrpcMessageReader.PrefixBytes)
        {
            return false;
        }

        Span<byte> prefix = stackalloc byte[GrpcMessageReader.PrefixBytes];
        body.Slice(0, GrpcMessageReader.PrefixBytes).CopyTo(prefix);
        int length = GrpcMessageReader.ReadPrefix(prefix, Settings.MaxMessageBytes, out bool isCompressed);
        if (body.Length - GrpcMessageReader.PrefixBytes < length)
        {
            return false;
        }

        message = body.Slice(GrpcMessageReader.PrefixBytes, length);
        body = body.Slice(message.End);
        if (isCompressed)
        {
            GrpcCompression.Decompress(CompressorOfRequests(), message, Unpacked, Settings.MaxMessageBytes);
            message = Unpacked.WrittenSequence;
        }

        return true;
    }

    /// <summary>Fixes the headers of the response.</summary>
    protected void Begin(CallContext context)
    {
        if (HasBegun)
        {
            return;
        }

        HasBegun = true;
        IHeaderDictionary headers = Http.Response.Headers;
        HttpMetadata.Write(headers, context.ResponseHeadersOrNull);
        if (Settings.Compressors.Find(context.Compression) is { } compressor
            && GrpcCompression.Accepts(Encoding.ASCII.GetBytes(Http.Request.Headers["grpc-accept-encoding"].ToString()), compressor.Name))
        {
            _compressor = compressor;
            headers["grpc-encoding"] = compressor.Name;
        }
    }

    private IRpcCompressor CompressorOfRequests()
    {
        if (Settings.Compressors.Find(_encoding) is { } compressor)
        {
            return compressor;
        }

        if (string.IsNullOrEmpty(_encoding) || _encoding == GrpcCompression.Identity)
        {
            throw new RpcException(RpcStatusCode.Internal, "a message is packed, and the request has no grpc-encoding that says how");
        }

        // Source: gRPC compression.md, "Specifying an unsupported encoding".
        Http.Response.Headers["grpc-accept-encoding"] = Settings.AcceptEncoding;
        throw new RpcException(RpcStatusCode.Unimplemented, $"the grpc-encoding \"{_encoding}\" is not known; known are {Settings.AcceptEncoding}");
    }

    private void Pack(IRpcCompressor compressor)
    {
        var packed = new MessageBuffer();
        try
        {
            packed.Begin(int.MaxValue);
            compressor.Compress(Output.WrittenSpan[GrpcMessageReader.PrefixBytes..], packed);
            Output.Truncate(GrpcMessageReader.PrefixBytes);
            Output.Write(packed.WrittenSpan);
            Output.WrittenSpan[0] = 1;
        }
        finally
        {
            packed.Release();
        }
    }

    private void WritePrefix()
    {
        Span<byte> message = Output.WrittenSpan;
        BinaryPrimitives.WriteInt32BigEndian(message[1..], message.Length - GrpcMessageReader.PrefixBytes);
    }
}

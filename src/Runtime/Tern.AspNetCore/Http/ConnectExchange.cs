using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.AspNetCore;

/// <summary>A unary call of the Connect protocol: the body is the message, a failure is a status of HTTP with a JSON object. Source: connectrpc.com, "Connect Protocol Reference".</summary>
internal sealed class ConnectExchange : HttpExchange
{
    private const int MaxTimeoutDigits = 10;
    private const string JsonType = "application/json";
    private const string ProtobufType = "application/proto";

    private bool _isRead;

    public ConnectExchange(HttpContext http, ServiceSettings settings, BodyFormat format)
        : base(http, settings, format)
    {
    }

    // Source: Connect Protocol Reference, "Error Codes": clients get it for what cannot be unmarshalled.
    public override RpcStatusCode UnreadableCode => RpcStatusCode.InvalidArgument;

    public override TimeSpan? ReadTimeout()
    {
        string? version = Http.Request.Headers["connect-protocol-version"];
        if (!string.IsNullOrEmpty(version) && version != "1")
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"the header Connect-Protocol-Version is \"{version}\"; it must be 1");
        }

        string? text = Http.Request.Headers["connect-timeout-ms"];
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Length > MaxTimeoutDigits || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds))
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"the header Connect-Timeout-Ms holds \"{text}\", which is no number of at most {MaxTimeoutDigits} digits");
        }

        TimeSpan timeout = TimeSpan.FromMilliseconds(milliseconds);
        return timeout < GrpcTimeout.Longest ? timeout : GrpcTimeout.Longest;
    }

    public override ValueTask SendAsync(CallContext context, bool isLast, CancellationToken cancellationToken)
    {
        CheckSize(Output.Length);
        HttpResponse response = Http.Response;
        response.ContentType = Format == BodyFormat.Json ? JsonType : ProtobufType;
        WriteMetadata(context);
        if (Settings.Compressors.Find(context.Compression) is { } compressor
            && GrpcCompression.Accepts(Encoding.ASCII.GetBytes(Http.Request.Headers.AcceptEncoding.ToString()), compressor.Name))
        {
            response.Headers.ContentEncoding = compressor.Name;
            compressor.Compress(Output.WrittenSpan, response.BodyWriter);
            return default;
        }

        response.ContentLength = Output.Length;
        response.BodyWriter.Write(Output.WrittenSpan);
        return default;
    }

    public override async ValueTask EndAsync(CallContext context, CallFailure? failure)
    {
        if (failure is not null)
        {
            Http.Response.StatusCode = StatusOf(failure.Code);
            Http.Response.ContentType = JsonType;
            WriteMetadata(context);
            WriteFailure(Http.Response.BodyWriter, failure);
        }

        await Http.Response.CompleteAsync().ConfigureAwait(false);
    }

    protected override bool TryTake(ref ReadOnlySequence<byte> body, bool isCompleted, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (body.Length > Settings.MaxMessageBytes)
        {
            throw new WireFormatException(WireFormatError.SizeLimit, $"the body is larger than the limit of {Settings.MaxMessageBytes} bytes (MaxMessageBytes)");
        }

        // The body is one message even if it is empty, and only one.
        if (!isCompleted || _isRead)
        {
            return false;
        }

        _isRead = true;
        message = body;
        body = body.Slice(body.End);
        string? encoding = Http.Request.Headers.ContentEncoding;
        if (!string.IsNullOrEmpty(encoding) && encoding != GrpcCompression.Identity)
        {
            GrpcCompression.Decompress(CompressorOf(encoding), message, Unpacked, Settings.MaxMessageBytes);
            message = Unpacked.WrittenSequence;
        }

        return true;
    }

    private static int StatusOf(RpcStatusCode code) => code switch
    {
        RpcStatusCode.Cancelled => StatusCodes.Status499ClientClosedRequest,
        RpcStatusCode.InvalidArgument or RpcStatusCode.FailedPrecondition or RpcStatusCode.OutOfRange => StatusCodes.Status400BadRequest,
        RpcStatusCode.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        RpcStatusCode.NotFound => StatusCodes.Status404NotFound,
        RpcStatusCode.AlreadyExists or RpcStatusCode.Aborted => StatusCodes.Status409Conflict,
        RpcStatusCode.PermissionDenied => StatusCodes.Status403Forbidden,
        RpcStatusCode.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        RpcStatusCode.Unimplemented => StatusCodes.Status501NotImplemented,
        RpcStatusCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        RpcStatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static string NameOf(RpcStatusCode code) => code switch
    {
        RpcStatusCode.Cancelled => "canceled",
        RpcStatusCode.InvalidArgument => "invalid_argument",
        RpcStatusCode.DeadlineExceeded => "deadline_exceeded",
        RpcStatusCode.NotFound => "not_found",
        RpcStatusCode.AlreadyExists => "already_exists",
        RpcStatusCode.PermissionDenied => "permission_denied",
        RpcStatusCode.ResourceExhausted => "resource_exhausted",
        RpcStatusCode.FailedPrecondition => "failed_precondition",
        RpcStatusCode.Aborted => "aborted",
        RpcStatusCode.OutOfRange => "out_of_range",
        RpcStatusCode.Unimplemented => "unimplemented",
        RpcStatusCode.Internal => "internal",
        RpcStatusCode.Unavailable => "unavailable",
        RpcStatusCode.DataLoss => "data_loss",
        RpcStatusCode.Unauthenticated => "unauthenticated",
        _ => "unknown",
    };

    private static void WriteFailure(IBufferWriter<byte> output, CallFailure failure)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("code", NameOf(failure.Code));
        if (failure.Message.Length > 0)
        {
            json.WriteString("message", failure.Message);
        }

        if (failure.Details.Count > 0)
        {
            json.WriteStartArray("details");
            foreach (RpcStatusDetail detail in failure.Details)
            {
                bool hasPrefix = detail.TypeUrl.StartsWith(GrpcStatusDetails.TypeUrlPrefix, StringComparison.Ordinal);
                json.WriteStartObject();
                json.WriteString("type", hasPrefix ? detail.TypeUrl[GrpcStatusDetails.TypeUrlPrefix.Length..] : detail.TypeUrl);
                json.WriteString("value", GrpcBinary.Encode(detail.Value.Span));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private IRpcCompressor CompressorOf(string encoding)
    {
        if (Settings.Compressors.Find(encoding) is { } compressor)
        {
            return compressor;
        }

        Http.Response.Headers.AcceptEncoding = Settings.AcceptEncoding;
        throw new RpcException(RpcStatusCode.Unimplemented, $"the Content-Encoding \"{encoding}\" is not known; known are {Settings.AcceptEncoding}");
    }

    // There are no trailers: what would be one is a header with a prefix.
    private void WriteMetadata(CallContext context)
    {
        HttpMetadata.Write(Http.Response.Headers, context.ResponseHeadersOrNull);
        HttpMetadata.Write(Http.Response.Headers, context.ResponseTrailersOrNull, "trailer-");
    }
}

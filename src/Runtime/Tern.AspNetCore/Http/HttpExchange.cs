using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tern.Protocols;
using Tern.Serialization;

namespace Tern.AspNetCore;

/// <summary>One HTTP request and its response, as the protocol that they speak lays out messages, failures and metadata.</summary>
/// <remarks>Not thread-safe; requests are read and replies are sent by one reader and one writer.</remarks>
internal abstract class HttpExchange(HttpContext http, ServiceSettings settings, BodyFormat format)
{
    private SequencePosition _end;
    private bool _isHeld;
    private volatile bool _isReading;
    private volatile bool _isClosed;

    public HttpContext Http { get; } = http;

    /// <summary>How messages are encoded.</summary>
    public BodyFormat Format { get; } = format;

    /// <summary>How the protocol calls a message that cannot be read.</summary>
    public virtual RpcStatusCode UnreadableCode => RpcStatusCode.Internal;

    /// <summary>The message that was read last, until <see cref="Release"/>.</summary>
    public ReadOnlySequence<byte> Message { get; private set; }

    protected ServiceSettings Settings { get; } = settings;

    /// <summary>The message that is being sent, behind room for what goes before it.</summary>
    protected OutputBuffer Output { get; } = new();

    /// <summary>The message that was read, if it came packed.</summary>
    protected MessageBuffer Unpacked { get; } = new();

    /// <summary>Recognises the protocol of a request by its content type.</summary>
    /// <param name="http">The request.</param>
    /// <param name="settings">What the service lets in.</param>
    /// <param name="isUnary">Whether the method has one request and one answer.</param>
    /// <returns><see langword="null"/> if none of them is spoken; the response says so already.</returns>
    public static HttpExchange? TryBegin(HttpContext http, ServiceSettings settings, bool isUnary)
    {
        HttpExchange? exchange = null;
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out MediaTypeHeaderValue? type))
        {
            exchange = type.MediaType.Value?.ToLowerInvariant() switch
            {
                "application/grpc" or "application/grpc+proto" when IsFramed(http) => new GrpcExchange(http, settings),
                "application/grpc" or "application/grpc+proto" => null,
                "application/grpc-web" or "application/grpc-web+proto" when settings.EnableGrpcWeb => new GrpcWebExchange(http, settings),
                "application/json" when settings.EnableConnect && isUnary && IsUtf8(type) => new ConnectExchange(http, settings, BodyFormat.Json),
                "application/proto" when settings.EnableConnect && isUnary => new ConnectExchange(http, settings, BodyFormat.Protobuf),
                _ => null,
            };
        }

        if (exchange is null)
        {
            Refuse(http, settings, isUnary);
            return null;
        }

        // Each message has its own limit; how many a stream brings, and how fast, is up to its handler.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        return exchange;
    }

    /// <summary>Time that the caller gives the call, or <see langword="null"/>.</summary>
    /// <exception cref="RpcException">The header is no time.</exception>
    public abstract TimeSpan? ReadTimeout();

    /// <summary>Waits for the next request message.</summary>
    /// <returns><see langword="false"/> at the end of the requests.</returns>
    /// <exception cref="RpcException">The body is broken, or the message is too large.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled, also by the loss of the client.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(HttpRequest));
        PipeReader body = Http.Request.BodyReader;
        while (true)
        {
            ReadResult read = await ReadBodyAsync(body, cancellationToken).ConfigureAwait(false);
            ObjectDisposedException.ThrowIf(_isClosed, typeof(HttpRequest));
            ReadOnlySequence<byte> rest = read.Buffer;
            bool isRead = false;
            try
            {
                if (TryTake(ref rest, read.IsCompleted, out ReadOnlySequence<byte> message))
                {
                    isRead = true;
                    _end = rest.Start;
                    _isHeld = true;
                    Message = message;
                    return true;
                }
            }
            catch (WireFormatException exception)
            {
                RpcStatusCode code = exception.Error == WireFormatError.SizeLimit ? RpcStatusCode.ResourceExhausted : UnreadableCode;
                throw new RpcException(code, $"a message cannot be read: {exception.Message}", exception);
            }
            finally
            {
                if (!isRead)
                {
                    body.AdvanceTo(rest.Start, rest.End);
                }
            }

            if (read.IsCompleted)
            {
                return rest.IsEmpty ? false : throw new RpcException(UnreadableCode, "the body of the request ends inside of a message");
            }
        }
    }

    /// <summary>The message has been decoded: its memory may be used again, and the client may send more.</summary>
    public void Release()
    {
        if (_isHeld)
        {
            _isHeld = false;
            Message = default;
            Unpacked.Release();
            Http.Request.BodyReader.AdvanceTo(_end);
        }
    }

    /// <summary>Where the next message to send is written.</summary>
    public virtual OutputBuffer BeginMessage()
    {
        Output.Clear();
        return Output;
    }

    /// <summary>Sends the message that was written.</summary>
    /// <param name="context">The call.</param>
    /// <param name="isLast">Whether <see cref="EndAsync"/> follows, with which it may travel.</param>
    /// <param name="cancellationToken">Ends waiting for a client that does not read.</param>
    public abstract ValueTask SendAsync(CallContext context, bool isLast, CancellationToken cancellationToken);

    /// <summary>Ends the response.</summary>
    /// <param name="context">The call.</param>
    /// <param name="failure">Its failure, or <see langword="null"/>.</param>
    public abstract ValueTask EndAsync(CallContext context, CallFailure? failure);

    /// <summary>The call has ended: nothing is read any more, whatever its handler left behind.</summary>
    public void Close()
    {
        _isClosed = true;
        Output.Release();
        if (_isReading)
        {
            Http.Request.BodyReader.CancelPendingRead();
        }
    }

    /// <summary>Takes the next message from the front of the body.</summary>
    /// <param name="body">What has arrived; what was taken is gone from it.</param>
    /// <param name="isCompleted">Whether nothing follows.</param>
    /// <param name="message">The message.</param>
    /// <returns><see langword="false"/> if it is not complete.</returns>
    /// <exception cref="WireFormatException">The message is too large, or this is none.</exception>
    protected abstract bool TryTake(ref ReadOnlySequence<byte> body, bool isCompleted, out ReadOnlySequence<byte> message);

    /// <summary>Checks the size of the message that was written.</summary>
    protected void CheckSize(int bytes)
    {
        if (bytes > Settings.MaxMessageBytes)
        {
            throw new WireFormatException(
                WireFormatError.SizeLimit, $"a message of {bytes} bytes is larger than the limit of {Settings.MaxMessageBytes} bytes (MaxMessageBytes)");
        }
    }

    private static bool IsFramed(HttpContext http) => HttpProtocol.IsHttp2(http.Request.Protocol) || HttpProtocol.IsHttp3(http.Request.Protocol);

    private static bool IsUtf8(MediaTypeHeaderValue type) => !type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private async ValueTask<ReadResult> ReadBodyAsync(PipeReader body, CancellationToken cancellationToken)
    {
        _isReading = true;
        try
        {
            return await body.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            throw new RpcException(RpcStatusCode.InvalidArgument, $"the request cannot be read: {exception.Message}", exception);
        }
        catch (IOException exception)
        {
            throw new OperationCanceledException("The client has cancelled the call, or is lost.", exception, cancellationToken);
        }
        finally
        {
            _isReading = false;
        }
    }

    private static void Refuse(HttpContext http, ServiceSettings settings, bool isUnary)
    {
        bool isGrpc = http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true
            && !http.Request.ContentType.StartsWith("application/grpc-web", StringComparison.OrdinalIgnoreCase);
        if (isGrpc && !IsFramed(http))
        {
            // gRPC's trailers and two-way streams need HTTP/2. Source: RFC 9110 section 15.5.22.
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            http.Response.Headers.Upgrade = "HTTP/2.0";
            return;
        }

        var types = new List<string> { "application/grpc" };
        if (settings.EnableGrpcWeb)
        {
            types.Add("application/grpc-web");
        }

        if (settings.EnableConnect && isUnary)
        {
            types.Add("application/json");
            types.Add("application/proto");
        }

        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        http.Response.Headers["Accept-Post"] = string.Join(", ", types);
    }
}

/// <summary>How a message is encoded.</summary>
internal enum BodyFormat
{
    Protobuf,
    Json,
}

using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>How a response ended, as its trailers say. Shared by responses with the same trailers; immutable.</summary>
/// <remarks>Source: gRPC <c>PROTOCOL-HTTP2.md</c>, section Responses; business status: Kitex <c>pkg/remote/trans/nphttp2</c>.</remarks>
internal sealed class GrpcOutcome
{
    private readonly RpcStatusCode _code;
    private readonly string _message = "";
    private readonly IReadOnlyList<RpcStatusDetail> _details = [];
    private readonly TimeSpan? _pushback;
    private readonly int _bizStatus;
    private readonly string? _bizExtra;
    private readonly RpcHeaders? _trailers;

    private GrpcOutcome(Http2HeaderList list)
    {
        foreach (Http2Header header in list)
        {
            switch (header.KnownName)
            {
                case Http2HeaderName.GrpcStatus:
                    HasStatus = true;
                    _code = GrpcStatus.Parse(header.Value);
                    break;
                case Http2HeaderName.GrpcMessage:
                    _message = GrpcStatusText.Decode(header.Value);
                    break;
                case Http2HeaderName.GrpcStatusDetails when GrpcBinary.TryDecode(header.Value, out byte[] status):
                    _details = GrpcStatusDetails.Read(status);
                    break;
                case Http2HeaderName.Other when header.Name.SequenceEqual("biz-status"u8):
                    _bizStatus = Utf8Parser.TryParse(header.Value, out int status2, out int read) && read == header.Value.Length ? status2 : 0;
                    break;
                case Http2HeaderName.Other when header.Name.SequenceEqual("biz-extra"u8):
                    _bizExtra = Encoding.UTF8.GetString(header.Value);
                    break;
                case Http2HeaderName.Other when header.Name.SequenceEqual("grpc-retry-pushback-ms"u8):
                    _pushback = RetryPushback.Read(header.Value);
                    break;
                case Http2HeaderName.Other when GrpcHeaderText.IsOfUser(header):
                    GrpcHeaderText.Keep(_trailers ??= new RpcHeaders(), header);
                    break;
            }
        }
    }

    /// <summary>Whether there was a <c>grpc-status</c>.</summary>
    public bool HasStatus { get; }

    /// <summary>Whether the call has succeeded, so that its message counts.</summary>
    public bool IsOk => HasStatus && _code == RpcStatusCode.Ok && _bizStatus == 0;

    public IReadOnlyList<RpcStatusDetail> Details => _details;

    /// <summary>Reads trailers, or headers that are trailers too.</summary>
    public static GrpcOutcome Of(Http2HeaderList list)
    {
        // Headers without a message behind them are remembered as what they are most.
        if (list.Tag is not GrpcOutcome outcome)
        {
            list.Tag = outcome = new GrpcOutcome(list);
        }

        return outcome;
    }

    /// <summary>Gives the caller what it may see.</summary>
    public void CopyTo(CallContext? context)
    {
        if (context is not null && _trailers is not null)
        {
            foreach (RpcHeader header in _trailers)
            {
                context.ResponseTrailers.AddReceived(header);
            }
        }
    }

    /// <summary>The failure that the caller sees; not for one that is <see cref="IsOk"/>.</summary>
    public Exception ToError(RpcMethod method)
    {
        if (_bizStatus != 0)
        {
            return new RpcBizException(_bizStatus, _message, ParseExtra());
        }

        if (!HasStatus)
        {
            return Failed(RpcStatusCode.Unknown, method, "the response has no grpc-status");
        }

        return _code == RpcStatusCode.Ok ? Failed(RpcStatusCode.Internal, method, "the response is ok and has no message") : OfPeer(method);
    }

    /// <summary>A failure of the response itself.</summary>
    public static RpcException Failed(RpcStatusCode code, RpcMethod method, string reason) =>
        new(code, $"The response to {method.FullName} is broken: {reason}.") { Method = method.FullName };

    private RpcException OfPeer(RpcMethod method)
    {
        // As it stands: gRPC's peers treat the text as part of their contract.
        string message = _message.Length > 0 ? _message : $"{method.FullName} failed on the server, which did not say why.";
        return _code == RpcStatusCode.DeadlineExceeded
            ? new RpcTimeoutException(message) { Method = method.FullName, IsRemote = true, Details = _details, RetryPushback = _pushback }
            : new RpcException(_code, message) { Method = method.FullName, IsRemote = true, Details = _details, RetryPushback = _pushback };
    }

    private Dictionary<string, string>? ParseExtra()
    {
        try
        {
            return string.IsNullOrEmpty(_bizExtra) ? null : BizExtraJson.Read(_bizExtra);
        }
        catch (JsonException)
        {
            // The business code is what matters; text beside it that cannot be read is left out.
            return null;
        }
    }
}

using System.Buffers.Text;
using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>Numbers of <c>grpc-status</c>, and what HTTP says instead of them.</summary>
/// <remarks>Source: gRPC <c>statuscodes.md</c>, <c>http-grpc-status-mapping.md</c> and <c>PROTOCOL-HTTP2.md</c>, section Errors; Kitex <c>pkg/remote/trans/nphttp2/codes.go</c>.</remarks>
internal static class GrpcStatus
{
    // Kitex exposes numbers of its own: its receive timeout, and Thrift's "unknown service".
    private const int KitexReceiveTimeout = 17;
    private const int KitexUnknownService = 20;

    /// <summary>The code that a number on the wire stands for.</summary>
    public static RpcStatusCode FromWire(int number) => number switch
    {
        >= (int)RpcStatusCode.Ok and <= (int)RpcStatusCode.Unauthenticated => (RpcStatusCode)number,
        KitexReceiveTimeout => RpcStatusCode.DeadlineExceeded,
        KitexUnknownService => RpcStatusCode.Unimplemented,
        _ => RpcStatusCode.Unknown,
    };

    /// <summary>Reads the value of <c>grpc-status</c>; what is no number is an unknown failure.</summary>
    public static RpcStatusCode Parse(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int number, out int consumed) && consumed == text.Length ? FromWire(number) : RpcStatusCode.Unknown;

    /// <summary>The code of a response whose HTTP status is not 200 and that has no <c>grpc-status</c>.</summary>
    public static RpcStatusCode FromHttp(int status) => status switch
    {
        400 => RpcStatusCode.Internal,
        401 => RpcStatusCode.Unauthenticated,
        403 => RpcStatusCode.PermissionDenied,
        404 => RpcStatusCode.Unimplemented,
        429 or 502 or 503 or 504 => RpcStatusCode.Unavailable,
        _ => RpcStatusCode.Unknown,
    };

    /// <summary>The code of a stream that was reset.</summary>
    public static RpcStatusCode FromHttp2(Http2ErrorCode code) => code switch
    {
        Http2ErrorCode.RefusedStream or Http2ErrorCode.KitexGracefulShutdown => RpcStatusCode.Unavailable,
        Http2ErrorCode.Cancel => RpcStatusCode.Cancelled,
        Http2ErrorCode.FlowControlError or Http2ErrorCode.EnhanceYourCalm => RpcStatusCode.ResourceExhausted,
        Http2ErrorCode.InadequateSecurity => RpcStatusCode.PermissionDenied,
        _ => RpcStatusCode.Internal,
    };
}

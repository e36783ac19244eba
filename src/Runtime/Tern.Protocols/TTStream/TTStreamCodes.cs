namespace Tern.Protocols;

/// <summary>Codes by which a stream is given up. Source: CloudWeGo Kitex <c>pkg/remote/trans/ttstream/exception.go</c>.</summary>
internal static class TTStreamCodes
{
    public const int Unspecified = 13;
    public const int Application = 12001;
    public const int UnexpectedHeader = 12002;
    public const int IllegalBizStatus = 12003;
    public const int IllegalFrame = 12004;
    public const int IllegalOperation = 12005;
    public const int TransportClosing = 12006;
    public const int Cancelled = 12007;
    public const int CancelledWithCause = 12008;
    public const int CancelledByDownstream = 12009;
    public const int CancelledByUpstream = 12010;
    public const int InternalCancel = 12011;
    public const int HandlerReturned = 12012;
    public const int ConnectionClosed = 12013;
    public const int ReceiveTimeout = 12014;
    public const int StreamTimeout = 12015;

    /// <summary>What a code means to callers.</summary>
    public static RpcStatusCode ToStatus(int code) => code switch
    {
        Cancelled or CancelledWithCause or CancelledByDownstream or CancelledByUpstream or HandlerReturned => RpcStatusCode.Cancelled,
        ReceiveTimeout or StreamTimeout => RpcStatusCode.DeadlineExceeded,
        TransportClosing or ConnectionClosed => RpcStatusCode.Unavailable,
        _ => RpcStatusCode.Internal,
    };
}

namespace Tern.Protocols;

/// <summary>Type numbers of Thrift application exceptions. Source: Apache Thrift <c>TApplicationException</c>; 20 and 21 are Kitex's (<c>pkg/remote/trans_errors.go</c>).</summary>
internal static class ApplicationExceptionTypes
{
    public const int Unknown = 0;
    public const int UnknownMethod = 1;
    public const int InvalidMessageType = 2;
    public const int WrongMethodName = 3;
    public const int BadSequenceId = 4;
    public const int MissingResult = 5;
    public const int InternalError = 6;
    public const int ProtocolError = 7;
    public const int InvalidTransform = 8;
    public const int InvalidProtocol = 9;
    public const int UnsupportedClientType = 10;
    public const int UnknownService = 20;
    public const int NoServiceName = 21;

    /// <summary>TTHeader string key in which Tern tells the <see cref="RpcStatusCode"/> of an exception reply, which Thrift's numbers cannot say.</summary>
    public const string StatusKey = "tern-status";

    public static RpcStatusCode ToStatus(int type) => type switch
    {
        UnknownMethod or UnknownService or NoServiceName or InvalidTransform or InvalidProtocol or UnsupportedClientType => RpcStatusCode.Unimplemented,
        InvalidMessageType or WrongMethodName or BadSequenceId or MissingResult or InternalError or ProtocolError => RpcStatusCode.Internal,
        _ => RpcStatusCode.Unknown,
    };
}

using Tern.Protocols.Http2;

namespace Tern.Protocols;

/// <summary>Headers that responses have in common.</summary>
internal static class GrpcBlocks
{
    private static readonly Http2HeaderBlock s_protobuf = new((":status", "200"), ("content-type", "application/grpc"));
    private static readonly Http2HeaderBlock s_thrift = new((":status", "200"), ("content-type", "application/grpc+thrift"));

    /// <summary>Trailers of a call that has succeeded and says nothing else.</summary>
    public static readonly Http2HeaderBlock Ok = new(("grpc-status", "0"));

    /// <summary>Headers of a response.</summary>
    public static Http2HeaderBlock ResponseOf(PayloadEncoding payload) => payload == PayloadEncoding.Protobuf ? s_protobuf : s_thrift;
}

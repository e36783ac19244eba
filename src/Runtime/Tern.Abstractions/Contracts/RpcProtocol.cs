namespace Tern;

/// <summary>Wire protocol of a call. A server recognises each by its first bytes and answers in the protocol of the request.</summary>
public enum RpcProtocol
{
    /// <summary>Thrift message with nothing around it. Source: Apache Thrift; Kitex calls it PurePayload.</summary>
    ThriftBuffered,

    /// <summary>Four bytes of length, then the Thrift message. Source: Apache Thrift <c>TFramedTransport</c>.</summary>
    ThriftFramed,

    /// <summary>TTHeader, then the Thrift message. Carries metadata, deadlines and business status. Source: CloudWeGo Kitex.</summary>
    ThriftTTHeader,

    /// <summary>TTHeader, four bytes of length, then the Thrift message; what a Kitex client sends when it is asked for TTHeader.</summary>
    ThriftTTHeaderFramed,

    /// <summary>Kitex Protobuf, framed, behind a TTHeader.</summary>
    KitexProtobuf,

    /// <summary>gRPC over HTTP/2.</summary>
    Grpc,
}

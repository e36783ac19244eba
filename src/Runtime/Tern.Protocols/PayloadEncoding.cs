namespace Tern.Protocols;

/// <summary>How the message of a call is encoded.</summary>
internal enum PayloadEncoding
{
    ThriftBinary,
    ThriftCompact,
    Protobuf,
}
